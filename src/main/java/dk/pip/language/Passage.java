package dk.pip.language;

import java.util.BitSet;
import java.util.List;

/// A stretch of a text that is read in one go: a paragraph, a heading, an item, a cell, or what stands in a field around it.
///
/// @param field the name of the field; empty for the text itself
/// @param text without marks, each blank and end of a line in it one blank
/// @param places of each sign in the source
/// @param mute signs that are no language: code and addresses
/// @param spoken signs that are somebody's own words
/// @param links where the texts of links stand in it
record Passage(Role role, String field, String text, int[] places, BitSet mute, BitSet spoken, List<Sentences.Span> links) {
  enum Role {
    PARAGRAPH,
    HEADING,
    OTHER,
    FIELD
  }

  /// Where in the source a stretch of it stands.
  Sentences.Span inSource(int from, int to) {
    var begin = places[from];
    return new Sentences.Span(begin, Math.max(begin, places[to - 1] + 1));
  }
}
