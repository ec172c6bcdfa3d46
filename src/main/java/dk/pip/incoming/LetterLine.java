package dk.pip.incoming;

import java.util.List;

/// A line of a letter, with what the program that wrote it says about it.
///
/// @param depth how often it is quoted: 1 for what is answered, 2 for what that answered
/// @param rest whether what is answered begins here and goes on to the end
/// @param signature whether it is marked as the signature
/// @param pictures those that stand in it, or right below it
record LetterLine(String text, int depth, boolean rest, boolean signature, List<Shown> pictures) {
  /// A picture that came with the letter.
  ///
  /// @param id its Content-ID
  /// @param small whether it is shown as small as a logo
  record Shown(String id, boolean small) {}

  LetterLine(String text, int depth, boolean rest, boolean signature) {
    this(text, depth, rest, signature, List.of());
  }

  static LetterLine of(String text) {
    return new LetterLine(text, 0, false, false);
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /// As it stands in plain text.
  String written() {
    return depth == 0 ? text : (">".repeat(Math.min(depth, 20)) + " " + text).stripTrailing();
  }
}
