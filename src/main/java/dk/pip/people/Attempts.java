package dk.pip.people;

import dk.pip.shared.IpNetwork;
import dk.pip.shared.Params;
import dk.pip.shared.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts attempts to sign in and makes those wait who keep failing; the only code that touches `people.attempt`.
/// An attempt is counted before the password is looked at, so many at once, on any node, can't get past the count.
///
/// Whoever fails is slowed down where they are: at their address, and for the account that they try from there. Only when
/// an account is tried from many places does it get pauses of its own, and those are not for browsers that its owner has
/// signed in with before, which are counted by themselves (as in OWASP’s “device cookies”). So nobody can keep a colleague
/// out by guessing.
@Repository
class Attempts {
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Where an attempt comes from and what it is for.
  sealed interface Try {
    List<Count> counts();

    /// From anywhere.
    record FromAddress(String account, String address) implements Try {
      @Override
      public List<Count> counts() {
        return List.of(
            new Count("address " + IpNetwork.origin(address), FREE_PER_ADDRESS, false),
            new Count("account " + account + " from " + IpNetwork.origin(address), FREE_PER_ACCOUNT, true),
            new Count("account " + account, FREE_PER_ACCOUNT_ALTOGETHER, true));
      }
    }

    /// From a browser that has been signed in to the account before, or is now.
    record FromKnown(String device) implements Try {
      @Override
      public List<Count> counts() {
        return List.of(new Count("device " + device, FREE_PER_ACCOUNT, true));
      }
    }

    /// How many wrong ones in a row cost nothing. Colleagues share an address, so it gets more than an account.
    int FREE_PER_ACCOUNT = 5;

    int FREE_PER_ADDRESS = 50;
    int FREE_PER_ACCOUNT_ALTOGETHER = 100;
  }

  /// @param free how many cost nothing
  /// @param cleared whether a right one begins the count anew, and doesn't just count less
  record Count(String name, int free, boolean cleared) {
    byte[] key() {
      return Tokens.hash(name);
    }
  }

  /// Counts an attempt. Returns false if it comes in a pause; then the password must not be looked at.
  boolean begin(Try attempt, Instant now) {
    return attempt.counts().stream().allMatch(count -> count(count, now));
  }

  /// Takes a right one off the count, and forgets what is older than a day.
  void succeeded(Try attempt, Instant now) {
    for (var count : attempt.counts()) {
      var sql =
          count.cleared()
              ? "delete from people.attempt where key = :key"
              : """
                update people.attempt
                   set failures = greatest(failures - 1, 0), paused_until = last_at
                 where key = :key
                """;
      jdbc.sql(sql).params(Params.of("key", count.key()).toMap()).update();
    }
    jdbc.sql("delete from people.attempt where last_at < :forgotten")
        .params(Params.of("forgotten", now.minus(REMEMBERED)).toMap())
        .update();
  }

  /// From the last free attempt on, each pause is twice as long as the one before: 1 second, 2, 4 … at most 15 minutes.
  private boolean count(Count count, Instant now) {
    var sql =
        """
        insert into people.attempt as a (key, failures, paused_until, last_at)
        values (:key, 1, :now, :now)
        on conflict (key) do update
           set failures = case when a.last_at < :forgotten then 1 else a.failures + 1 end,
               paused_until =
                 case
                   when a.last_at < :forgotten or a.failures + 1 < :free then :now
                   else :now + interval '1 second' * least(900, power(2, least(a.failures + 1 - :free, 10)))
                 end,
               last_at = :now
         where a.paused_until <= :now
        """;
    var params =
        Params.of("key", count.key())
            .and("free", count.free())
            .and("now", now)
            .and("forgotten", now.minus(REMEMBERED));
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Counts something that costs us each time, right or wrong. Returns whether it is still within so many in a while.
  boolean within(String name, int most, Duration window, Instant now) {
    var sql =
        """
        insert into people.attempt as a (key, failures, paused_until, last_at)
        values (:key, 1, :now, :now)
        on conflict (key) do update
           set failures = case when a.last_at <= :begin then 1 else a.failures + 1 end,
               last_at = case when a.last_at <= :begin then :now else a.last_at end
        returning failures
        """;
    var params = Params.of("key", Tokens.hash(name)).and("now", now).and("begin", now.minus(window));
    return jdbc.sql(sql).params(params.toMap()).query(Integer.class).single() <= most;
  }
}
