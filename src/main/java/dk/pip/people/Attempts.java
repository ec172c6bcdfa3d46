package dk.pip.people;

import dk.pip.shared.CaseFold;
import dk.pip.shared.Params;
import dk.pip.shared.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts attempts to sign in and makes those wait who keep failing; the only code that touches `people.attempt`.
/// An attempt is counted before the password is looked at, so many at once, on any node, can't get past the count.
@Repository
class Attempts {
  /// How many wrong ones in a row cost nothing. Colleagues share an address, so it gets more than an account.
  private static final int FREE_PER_ACCOUNT = 5;

  private static final int FREE_PER_ADDRESS = 50;
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Counts an attempt. Returns false if it comes in a pause; then the password must not be looked at.
  boolean begin(String mail, String address, Instant now) {
    return count(addressKey(address), FREE_PER_ADDRESS, now) && count(accountKey(mail), FREE_PER_ACCOUNT, now);
  }

  /// Takes a right one off the count, and forgets what is older than a day.
  void succeeded(String mail, String address, Instant now) {
    var sql =
        """
        delete from people.attempt
         where key = :account
            or last_at < :forgotten
        """;
    jdbc.sql(sql)
        .params(Params.of("account", accountKey(mail)).and("forgotten", now.minus(REMEMBERED)).toMap())
        .update();
    var lessOne =
        """
        update people.attempt
           set failures = greatest(failures - 1, 0), paused_until = last_at
         where key = :address
        """;
    jdbc.sql(lessOne).params(Params.of("address", addressKey(address)).toMap()).update();
  }

  /// From the last free attempt on, each pause is twice as long as the one before: 1 second, 2, 4 … at most 15 minutes.
  private boolean count(byte[] key, int free, Instant now) {
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
        Params.of("key", key).and("free", free).and("now", now).and("forgotten", now.minus(REMEMBERED));
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  private static byte[] accountKey(String mail) {
    return Tokens.hash("account " + CaseFold.of(mail.strip()));
  }

  private static byte[] addressKey(String address) {
    return Tokens.hash("address " + address);
  }
}
