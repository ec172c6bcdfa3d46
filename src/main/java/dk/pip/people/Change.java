package dk.pip.people;

/// How a change of an account went.
public enum Change {
  DONE,
  /// It is so already; nothing was done.
  UNCHANGED,
  /// Refused: nobody would be left who can let others in.
  LAST_ADMINISTRATOR
}
