package dk.pip.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Knows which words there are in Danish. Nothing of it is in memory until somebody writes, and nobody waits for it.
interface Speller {
  enum State {
    READY,
    /// Being read since somebody asked.
    LOADING,
    /// There is no dictionary in this program.
    NONE
  }

  /// How far it is; begins to read the dictionary where nobody has asked before.
  State state();

  /// For one thread, while it is ready.
  Reader reader();

  /// What may have been meant by a word, the likeliest first; null while that is being worked out.
  @Nullable List<String> suggestions(String word);

  /// Looks words up.
  interface Reader {
    boolean knows(String word);
  }
}
