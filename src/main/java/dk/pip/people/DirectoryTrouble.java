package dk.pip.people;

/// The directory didn't answer, or not with what can be believed. What it says is for the log, never for pages.
final class DirectoryTrouble extends Exception {
  enum Kind {
    /// It can't be reached, or has trouble of its own.
    DOWN,
    /// What it said, or what was said in its name, is not in order.
    WRONG,
    /// It has more groups for the person than it sends.
    TOO_MANY_GROUPS
  }

  private final Kind kind;

  DirectoryTrouble(Kind kind, String what) {
    super(what);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
