package dk.pip.site;

import dk.pip.keys.Keys;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The addresses at which people's feed readers, which can't sign in, get what is for staff: one for each who wants it. What
/// stands in it is signed and kept nowhere; it ends with the account, when it is renewed, and when it is taken away.
@Service
public class FeedKeys {
  private static final String PURPOSE = "staff-feed";

  private final JdbcClient jdbc;
  private final Keys keys;
  private final People people;
  private final Clock clock;

  FeedKeys(JdbcClient jdbc, Keys keys, People people, Clock clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.people = people;
    this.clock = clock;
  }

  private record Key(UUID account, long number, int renewal) {}

  /// What stands in somebody's address; empty where they have none.
  public Optional<String> find(StaffId person) {
    var sql = "select account_id as account, number, renewal from site.feed_key where account_id = :id";
    return jdbc.sql(sql).params(Params.of("id", person).toMap()).query(Key.class).optional().map(this::token);
  }

  private String token(Key key) {
    return keys.seal(PURPOSE, key.number, key.renewal);
  }

  /// Gives somebody an address, another one than they had.
  public void renew(StaffId person) {
    var sql =
        """
        insert into site.feed_key (account_id, made_at)
        values (:id, :now)
        on conflict (account_id) do update
           set renewal = feed_key.renewal + 1, made_at = excluded.made_at
        """;
    jdbc.sql(sql).params(Params.of("id", person).and("now", clock.instant()).toMap()).update();
  }

  /// Takes it away. The next one has another number.
  public void remove(StaffId person) {
    jdbc.sql("delete from site.feed_key where account_id = :id").params(Params.of("id", person).toMap()).update();
  }

  /// Whose address it is, as long as that works and they have an account in use.
  public Optional<Staff> holder(String token) {
    return keys.open(PURPOSE, token).filter(numbers -> numbers.length == 2).flatMap(numbers -> holder(numbers[0], numbers[1]));
  }

  private Optional<Staff> holder(long number, long renewal) {
    var sql =
        """
        select account_id
          from site.feed_key
         where number = :number
           and renewal = :renewal
        """;
    return jdbc.sql(sql)
        .params(Params.of("number", number).and("renewal", renewal).toMap())
        .query((row, _) -> new StaffId(row.getObject("account_id", UUID.class)))
        .optional()
        .flatMap(people::find);
  }
}
