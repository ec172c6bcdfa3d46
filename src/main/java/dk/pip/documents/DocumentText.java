package dk.pip.documents;

/// The words of a document, for those who look for them.
public sealed interface DocumentText {
  /// Where one reads more than fits, what stands first is kept.
  int MOST_SIGNS = 1_000_000;

  /// It was read, or the beginning of it.
  ///
  /// @param text a paragraph or cell a line
  /// @param pages how many there are; 0 where nobody knows
  /// @param cut whether there is more than was read
  record Read(String text, int pages, boolean cut) implements DocumentText {}

  /// No word of it is known.
  record Unreadable(Unread reason) implements DocumentText {}
}
