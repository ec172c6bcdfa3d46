package dk.pip.search;

import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that can be found by its words: a story, a guide.
///
/// @param path its address from the site's root, by which it is told from all others
/// @param kind the key in the catalogue of what it is called, such as `site.found.story`: the first part is the module that
///     brings it, the last is what a filter has in its address
/// @param language the tag of the language that it is written in
/// @param text the running text without marks
/// @param pictures what is said of its pictures: alt texts and captions, those of withheld pictures left out
/// @param at when it came out, or was last made anew
public record SearchDocument(
    String path,
    Audience audience,
    String kind,
    String language,
    String title,
    @Nullable String standfirst,
    String text,
    List<String> pictures,
    List<Attached> attachments,
    @Nullable String section,
    @Nullable String byline,
    Instant at) {

  public SearchDocument {
    pictures = List.copyOf(pictures);
    attachments = List.copyOf(attachments);
  }

  /// A file that it brings along.
  ///
  /// @param words what stands in it; empty as long as that is not known
  public record Attached(String name, String words) {}

  /// The module that brings it.
  String source() {
    var dot = kind.indexOf('.');
    return dot < 0 ? kind : kind.substring(0, dot);
  }
}
