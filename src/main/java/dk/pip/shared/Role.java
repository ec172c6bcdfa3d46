package dk.pip.shared;

/// What somebody who signs in may do. Each role includes the ones after it.
public enum Role {
  /// Settings and people.
  ADMINISTRATOR,
  /// Editions: import, publish, withdraw.
  EDITOR,
  /// Stories.
  CONTRIBUTOR,
  /// Staff who read what is not public.
  READER;

  public boolean includes(Role other) {
    return compareTo(other) <= 0;
  }
}
