package dk.pip.thread;

/// For whom a thread is shown.
public enum Eyes {
  /// Whoever comes by.
  EVERYBODY,
  /// Those who read the staff site.
  STAFF,
  /// Those who edit.
  NEWSROOM
}
