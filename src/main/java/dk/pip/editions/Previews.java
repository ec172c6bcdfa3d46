package dk.pip.editions;

import dk.pip.municipality.Imprint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The drafts that were set last, kept for a minute: an editor's browser asks for the desk, the page in its frame and
/// each picture on it one by one. Few are kept, as each holds all its pictures.
@Component
class Previews {
  private static final int MOST = 3;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Draft, Preview> kept = new LinkedHashMap<>(8, 0.75f, true);

  Previews(Clock clock) {
    this.clock = clock;
  }

  /// What a preview shows: any change of it is another draft.
  record Draft(EditionId edition, int revision, Imprint imprint) {}

  private record Preview(FutureTask<FolderForm> form, Instant until) {}

  /// The draft as it was set within the last minute, or set now. Those who ask meanwhile wait for the same.
  FolderForm get(Draft draft, Supplier<FolderForm> set) {
    var form = taskFor(draft, set);
    form.run();
    try {
      return form.get();
    } catch (ExecutionException e) {
      forget(draft);
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while a preview was being set", e);
    }
  }

  private synchronized FutureTask<FolderForm> taskFor(Draft draft, Supplier<FolderForm> set) {
    var now = clock.instant();
    kept.values().removeIf(preview -> !preview.until().isAfter(now));
    var preview = kept.computeIfAbsent(draft, _ -> new Preview(new FutureTask<>(set::get), now.plus(KEPT)));
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    return preview.form();
  }

  private synchronized void forget(Draft draft) {
    kept.remove(draft);
  }
}
