package dk.pip.hold;

import dk.pip.jobs.SignOfLife;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Tells `/health` that this is a restored copy that is held: a state, and no illness. The answer is a second or two old, so
/// that nobody who asks waits for the database or burdens it.
@Component
class HeldSign implements SignOfLife {
  private static final Logger LOG = LoggerFactory.getLogger(HeldSign.class);
  private static final long FRESH_FOR = 1_000_000_000;

  private final Hold hold;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile @Nullable Known known;

  private record Known(@Nullable Instant restoredAt, long at) {}

  HeldSign(Hold hold) {
    this.hold = hold;
  }

  @Override
  public List<Loop> loops() {
    var last = known;
    if ((last == null || System.nanoTime() - last.at() > FRESH_FOR) && asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("held-sign").start(this::ask);
    }
    return last == null || last.restoredAt() == null
        ? List.of()
        : List.of(new Loop("restored copy", true, last.restoredAt(), "held until it is released"));
  }

  private void ask() {
    try {
      known = new Known(hold.find().map(Hold.Held::restoredAt).orElse(null), System.nanoTime());
    } catch (DataAccessException e) {
      LOG.debug("Whether this is a restored copy is asked again", e);
    } finally {
      asking.set(false);
    }
  }
}
