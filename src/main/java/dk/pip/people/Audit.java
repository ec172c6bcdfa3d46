package dk.pip.people;

import dk.pip.access.Principal;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who did what and when, for what must be answered for later. Part of the transaction that does it.
@Repository
public class Audit {
  private final JdbcClient jdbc;
  private final Clock clock;

  /// Public for commands that run beside the server.
  public Audit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// @param actor null where nobody is signed in
  /// @param act a catalogue key that begins with the module's name: `people.audit.role-changed`
  /// @param subject what or whom it was done to, as text that stays true
  public void record(@Nullable StaffId actor, String act, @Nullable String subject) {
    record(actor, null, act, subject);
  }

  /// The same for a principal of any kind. Of one that is no member of the staff only the kind is kept: who it was stands,
  /// for as long as it may, with what belongs to them.
  public void recordBy(Principal actor, String act, @Nullable String subject) {
    record(actor instanceof Staff staff ? staff.id() : null, actor.kind(), act, subject);
  }

  private void record(@Nullable StaffId actor, @Nullable String kind, String act, @Nullable String subject) {
    var sql =
        """
        insert into people.audit (id, at, actor_id, actor_kind, act, subject)
        values (:id, :at, :actor::uuid, :kind::text, :act, :subject::text)
        """;
    var now = clock.instant();
    var params =
        Params.of("id", Id.fresh(now)).and("at", now).and("actor", actor).and("kind", kind).and("act", act).and("subject", subject);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// The newest first.
  public List<Entry> latest(int count) {
    var sql =
        """
        select x.at, a.name as actor, x.actor_kind as kind, x.act, x.subject
          from people.audit x
          left join people.account a on a.id = x.actor_id
         order by x.at desc, x.id desc
         limit :count
        """;
    return jdbc.sql(sql)
        .params(Params.of("count", count).toMap())
        .query(new SimplePropertyRowMapper<>(Entry.class))
        .list();
  }

  /// Deletes what is older. Returns how many entries that was.
  int removeBefore(Instant time) {
    return jdbc.sql("delete from people.audit where at < :time").params(Params.of("time", time).toMap()).update();
  }

  /// One thing that was done.
  ///
  /// @param actor the name of whoever did it; null for those who are no staff
  /// @param kind of principal; null where it is not known
  public record Entry(Instant at, @Nullable String actor, @Nullable String kind, String act, @Nullable String subject) {}
}
