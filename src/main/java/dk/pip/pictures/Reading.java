package dk.pip.pictures;

import dk.pip.shared.Texts;
import java.util.List;

/// What came of taking in a picture.
public sealed interface Reading {
  record Accepted(Picture picture) implements Reading {}

  /// The picture was not taken in; the text says what it is and what to do.
  ///
  /// @param key of the text in the catalogue, with its arguments
  record Refused(String key, List<Object> arguments) implements Reading {
    public String in(Texts texts) {
      return texts.get(key, arguments.toArray());
    }
  }
}
