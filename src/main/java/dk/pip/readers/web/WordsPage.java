package dk.pip.readers.web;

import java.util.List;

/// A page with a few words and nothing to fill in: a title, and sentences under it.
///
/// @param key the catalogue key of the title; the text is at `<key>.text`
public record WordsPage(String key, List<Object> arguments) {
  static WordsPage of(String key, Object... arguments) {
    return new WordsPage(key, List.of(arguments));
  }
}
