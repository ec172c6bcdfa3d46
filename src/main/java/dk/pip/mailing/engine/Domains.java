package dk.pip.mailing.engine;

import dk.pip.mail.SmtpReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How fast mail goes to each domain: the limits that are set, and a rest when a provider says that it is too fast.
final class Domains {
  private static final Pattern SLOWER =
      Pattern.compile("(?i)\\b4\\.7\\.|rate|thrott|too (many|fast|much)|slow down|try again later|exceed|unusual");
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final int MOST_REMEMBERED = 10_000;

  private final Map<String, Double> limits;
  private final Map<String, Pace> paces = new LinkedHashMap<>();
  private final LinkedHashMap<String, Rest> rests = new LinkedHashMap<>();

  private record Rest(long until, int times) {}

  /// @param limits mails a second by domain
  Domains(Map<String, Double> limits) {
    this.limits = Map.copyOf(limits);
  }

  /// How long a mail to the domain is to wait; zero when it may go now, and then it is counted.
  synchronized Duration pause(String domain, long now) {
    var rest = rests.get(domain);
    if (rest != null && rest.until() - now > 0) {
      return Duration.ofNanos(rest.until() - now).plusSeconds(1);
    }
    var limit = limits.get(domain);
    if (limit == null || paces.computeIfAbsent(domain, _ -> new Pace(limit, now)).pass(now)) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(5);
  }

  /// The domain has refused a mail for now.
  synchronized void refused(String domain, SmtpReply reply) {
    if (!SLOWER.matcher(reply.text()).find()) {
      return;
    }
    var now = System.nanoTime();
    var before = rests.get(domain);
    if (before != null && before.until() - now > 0) {
      return;
    }
    var times = before == null ? 0 : Math.min(MOST_DOUBLINGS, before.times() + 1);
    if (rests.size() >= MOST_REMEMBERED) {
      rests.pollFirstEntry();
    }
    rests.put(domain, new Rest(now + TimeUnit.NANOSECONDS.convert(FIRST_REST) * (1L << times), times));
  }

  /// It takes mail.
  synchronized void accepted(String domain) {
    @Nullable Rest rest = rests.get(domain);
    if (rest != null && rest.until() - System.nanoTime() < 0) {
      rests.remove(domain);
    }
  }
}
