package dk.pip.readers;

import dk.pip.shared.CaseFold;
import dk.pip.shared.IpNetwork;
import dk.pip.shared.Params;
import dk.pip.shared.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts who asks for mails to be sent, on all nodes together: `readers.attempt`.
@Repository
public class Throttle {
  /// Mails that a stranger can make us send to one address in a day.
  static final int PER_ADDRESS = 3;

  /// A library or an office shares one network address, so it gets more.
  static final int PER_ORIGIN = 40;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;

  Throttle(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean allowsAddress(String address, Instant now) {
    return count("address " + mailbox(CaseFold.of(address.strip())), DAY, now) <= PER_ADDRESS;
  }

  boolean allowsOrigin(String origin, Instant now) {
    return count("origin " + IpNetwork.origin(origin), HOUR, now) <= PER_ORIGIN;
  }

  /// The same for another thing that strangers do, each counted by itself.
  ///
  /// @param what such as `tip`
  /// @param origin a network address
  public boolean allows(String what, String origin, int most, Instant now) {
    return count(what + " " + IpNetwork.origin(origin), HOUR, now) <= most;
  }

  /// The same for mails to an address, in a day.
  public boolean allowsAddress(String what, String address, int most, Instant now) {
    return count(what + " address " + mailbox(CaseFold.of(address.strip())), DAY, now) <= most;
  }

  /// Where the mails for an address end: what stands after a plus goes to the same person with most, and Gmail sees no
  /// full stops. Whoever really has another address waits till tomorrow for their fourth mail.
  private static String mailbox(String address) {
    var at = address.lastIndexOf('@');
    var plus = address.indexOf('+');
    var local = address.substring(0, plus > 0 && plus < at ? plus : at);
    var domain = address.substring(at);
    return (domain.equals("@gmail.com") || domain.equals("@googlemail.com") ? local.replace(".", "") : local) + domain;
  }

  void forget(Instant now) {
    var sql = "delete from readers.attempt where since < :before";
    jdbc.sql(sql).params(Params.of("before", now.minus(DAY)).toMap()).update();
  }

  private int count(String key, Duration window, Instant now) {
    var sql =
        """
        insert into readers.attempt as a (key, count, since)
        values (:key, 1, :now)
        on conflict (key) do update
           set count = case when a.since <= :begin then 1 else a.count + 1 end,
               since = case when a.since <= :begin then :now else a.since end
        returning count
        """;
    var params = Params.of("key", Tokens.hash(key)).and("now", now).and("begin", now.minus(window));
    return jdbc.sql(sql).params(params.toMap()).query(Integer.class).single();
  }
}
