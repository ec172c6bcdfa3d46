package dk.pip.dialogue;

import java.util.UUID;

/// What was said to a question of a leaflet, and by how many. Who said it, and when, is kept nowhere.
///
/// @param question its place, from 0
/// @param singleShown whether the side says that it may be shown though only one has said it
public record LeafletTheme(UUID id, int question, String words, int voices, boolean singleShown) {
  public static final int LONGEST = 200;
  public static final int MOST_VOICES = 2_000;

  /// Whether the other side gets to see it.
  public boolean isForOthers() {
    return voices > 1 || singleShown;
  }
}
