package dk.pip.links;

/// Knows of links that lead out: a bean in each module that does.
public interface LinkSource {
  /// Tells [Links#note] of all that was changed since the last time, on any node. Called several times a minute.
  void noteChanges();
}
