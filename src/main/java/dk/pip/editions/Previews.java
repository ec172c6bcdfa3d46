package dk.pip.editions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.pip.municipality.Imprint;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The drafts that were set last, kept for a minute: an editor's browser asks for the desk, the page in its frame and
/// each picture on it one by one. Few are kept, as each holds all its pictures.
@Component
class Previews {
  private static final int MOST = 4;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Cache<Draft, FolderForm> kept;

  Previews(Clock clock) {
    kept =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /// What a preview shows: any change of it is another draft.
  ///
  /// @param stories the revisions of its stories
  /// @param changes of what readers see, among them pictures that were taken away
  /// @param whole whether all forms are wanted, or the web alone
  record Draft(EditionId edition, int revision, Map<StoryId, Integer> stories, Imprint imprint, long changes, boolean whole) {
    Draft webAlone() {
      return new Draft(edition, revision, stories, imprint, changes, false);
    }
  }

  /// The whole draft, if it was set within the last minute.
  Optional<FolderForm> known(Draft draft) {
    return Optional.ofNullable(kept.getIfPresent(draft));
  }

  /// The draft as it was set within the last minute, or set now. Those who ask meanwhile wait for the same; one that can't
  /// be set is not remembered.
  FolderForm get(Draft draft, Supplier<FolderForm> set) {
    return kept.get(draft, _ -> set.get());
  }
}
