package dk.pip.people;

import dk.pip.access.Principal;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    return page(Filter.ALL, null, count);
  }

  /// A page of what a filter lets through, the newest first.
  ///
  /// @param before the last entry of the page before; null for the first page
  public List<Entry> page(Filter filter, @Nullable UUID before, int count) {
    var sql =
        """
        select x.id, x.at, a.name as actor, x.actor_kind as kind, x.act, x.subject
          from people.audit x
          left join people.account a on a.id = x.actor_id
         where (:actor::uuid is null or x.actor_id = :actor::uuid)
           and (:act::text is null or x.act = :act::text)
           and (:from::timestamptz is null or x.at >= :from::timestamptz)
           and (:until::timestamptz is null or x.at < :until::timestamptz)
           and (:before::uuid is null
                or (x.at, x.id) < (select b.at, b.id from people.audit b where b.id = :before::uuid))
         order by x.at desc, x.id desc
         limit :count
        """;
    var params =
        Params.of("actor", filter.actor())
            .and("act", filter.act())
            .and("from", filter.from())
            .and("until", filter.until())
            .and("before", before)
            .and("count", count);
    return jdbc.sql(sql).params(params.toMap()).query(new SimplePropertyRowMapper<>(Entry.class)).list();
  }

  /// All kinds of deeds that are in it, as catalogue keys.
  public List<String> acts() {
    return jdbc.sql("select distinct act from people.audit order by act").query((row, _) -> row.getString(1)).list();
  }

  /// Deletes what is older. Returns how many entries that was.
  int removeBefore(Instant time) {
    return jdbc.sql("delete from people.audit where at < :time").params(Params.of("time", time).toMap()).update();
  }

  /// One thing that was done.
  ///
  /// @param actor the name of whoever did it; null for those who are no staff
  /// @param kind of principal; null where it is not known
  public record Entry(
      UUID id, Instant at, @Nullable String actor, @Nullable String kind, String act, @Nullable String subject) {}

  /// What is looked for; what is null lets everything through.
  ///
  /// @param from the first instant
  /// @param until the instant after the last
  public record Filter(
      @Nullable StaffId actor, @Nullable String act, @Nullable Instant from, @Nullable Instant until) {
    static final Filter ALL = new Filter(null, null, null, null);
  }
}
