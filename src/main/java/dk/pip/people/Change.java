package dk.pip.people;

/// How a change of an account went.
public enum Change {
  DONE,
  /// It is so already; nothing was done.
  UNCHANGED,
  /// Refused: the municipality's directory says what the person may do.
  DIRECTORY,
  /// Refused: nobody would be left who can let others in.
  LAST_ADMINISTRATOR
}
