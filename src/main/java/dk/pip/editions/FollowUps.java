package dk.pip.editions;

import dk.pip.shared.Audience;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whoever knows of promises: a bean in the module that keeps them.
public interface FollowUps {
  enum Why {
    LATE,
    KEPT,
    DROPPED,
    CHANGED,
    /// Its date comes within a month.
    SOON
  }

  /// A promise that is due for a word.
  record Suggestion(Why why, String path, String sentence, LocalDate due) {}

  /// How a promise stands now.
  record Standing(FollowedState state, LocalDate due, LocalDate since) {}

  /// What readers of an edition may be told, what they ask for first; a few dozen at most.
  ///
  /// @param since when readers heard last; null where they never did
  List<Suggestion> due(Audience audience, LocalDate today, @Nullable Instant since);

  /// The facts of today, by the paths; what those who read at these paths don’t see is left out.
  Map<String, FollowedPromise> facts(Collection<String> paths);

  /// The same in short.
  Map<String, Standing> standing(Collection<String> paths);

  /// Another whenever any of it changes. Cheap.
  Object state();
}
