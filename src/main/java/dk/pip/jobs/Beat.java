package dk.pip.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The sign of life of something that works in the background. Cheap enough for every turn of a loop.
public final class Beat {
  private final Duration longest;
  private volatile long heardAt = System.nanoTime();
  private volatile boolean resting;
  private volatile @Nullable Failure failure;

  /// What went wrong the last time, and how often in a row.
  private record Failure(String what, int times) {}

  Beat(Duration longest) {
    this.longest = longest;
  }

  /// It goes on.
  public void alive() {
    heardAt = System.nanoTime();
    if (resting) {
      resting = false;
    }
  }

  /// It has nothing to do, for as long as it likes.
  public void rest() {
    alive();
    resting = true;
  }

  /// Its work was done as it should be.
  public void well() {
    alive();
    if (failure != null) {
      failure = null;
    }
  }

  /// Something went wrong; it goes on with the next.
  public void failed(Throwable why) {
    alive();
    var before = failure;
    failure = new Failure(why.getClass().getSimpleName(), before == null ? 1 : before.times() + 1);
  }

  /// When it was last heard of.
  Instant lastAt(Instant now) {
    return now.minusNanos(System.nanoTime() - heardAt);
  }

  /// In a few words that say nothing about a person; null when all is well.
  @Nullable String trouble() {
    var silent = Duration.ofNanos(System.nanoTime() - heardAt);
    if (!resting && silent.compareTo(longest) > 0) {
      return "silent for " + silent.toSeconds() + " s";
    }
    var known = failure;
    return known == null ? null : "failed " + known.times() + " times in a row, last with " + known.what();
  }
}
