package dk.pip.mailing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts mailings' deliveries. What took long to count is remembered for twenty times as long, so that many people who
/// look at a mailing to a million readers take no more than a twentieth of a core.
final class Counts {
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final long CHEAP_NANOS = Duration.ofMillis(50).toNanos();
  private static final long KEPT = 20;
  private static final int MOST = 200;

  private final DeliveryTable table;
  private final Clock clock;
  private final Cache<Counted, Kept> kept =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfter(Expiry.creating((Counted _, Kept known) -> Duration.ofNanos(KEPT * known.tookNanos())))
          .executor(Runnable::run)
          .build();

  private record Counted(long mailing, Mailing.State state) {}

  private record Kept(MailingProgress progress, long tookNanos) {}

  Counts(DeliveryTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  MailingProgress progress(Mailing mailing) {
    var counted = new Counted(mailing.id().value(), mailing.state());
    var known = kept.getIfPresent(counted);
    if (known != null) {
      return known.progress();
    }
    var begun = System.nanoTime();
    var progress = count(mailing);
    var took = System.nanoTime() - begun;
    if (took > CHEAP_NANOS) {
      kept.put(counted, new Kept(progress, took));
    }
    return progress;
  }

  private MailingProgress count(Mailing mailing) {
    var now = clock.instant();
    var started = mailing.startedAt();
    var since = now.minus(WINDOW);
    if (started != null && started.isAfter(since)) {
      since = started;
    }
    var count = table.count(mailing, since);
    var account = count.account();
    if (mailing.state() != Mailing.State.SENDING) {
      return new MailingProgress(account, 0, null, null);
    }
    var seconds = Math.max(1, Duration.between(since, now).toMillis() / 1000.0);
    var perSecond = count.since() / seconds;
    var nextTry = account.waiting() == 0 ? null : table.nextTry(mailing.id()).orElse(null);
    return new MailingProgress(account, perSecond, end(account, perSecond, now), nextTry);
  }

  private static @Nullable Instant end(DeliveryTotals account, double perSecond, Instant now) {
    return account.ahead() == 0 || perSecond < 0.01
        ? null
        : now.plusMillis((long) (1000 * account.ahead() / perSecond));
  }
}
