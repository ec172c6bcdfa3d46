package dk.pip.people;

/// How erasing somebody went.
public enum Erasure {
  DONE,
  /// Nobody would be left who can let others in.
  LAST_ADMINISTRATOR,
  /// One's own account, which another must erase.
  SELF,
  /// There is no such person any more.
  GONE
}
