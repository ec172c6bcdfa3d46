package dk.pip.tips.web;

import java.util.List;

/// A page with a headline and a few words.
///
/// @param key of the headline; the text's is this and `.text`
/// @param back whether to lead back to the form
public record TipWords(String key, List<Object> arguments, boolean back) {
  static TipWords of(String key, Object... arguments) {
    return new TipWords(key, List.of(arguments), true);
  }

  public Object[] all() {
    return arguments.toArray();
  }
}
