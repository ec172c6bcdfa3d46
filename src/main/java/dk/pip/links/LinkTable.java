package dk.pip.links;

import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which links there are and where, and what was seen of each.
@Repository
class LinkTable {
  /// How often and for how long a link must have failed to be dead.
  static final int FAILURES = 3;

  static final Duration FAILING = Duration.ofDays(2);

  private static final String DEAD =
      "(l.failures >= " + FAILURES + " and l.failing_since <= :now::timestamptz - interval '2 days' and coalesce(l.granted_at, '-infinity') < :now::timestamptz - interval '90 days')";

  /// Dead and not said to be, or the other way round.
  private static final String WAITING = "(case when l.shown_dead_at is null then " + DEAD + " else l.trouble is null and l.checked_at > l.shown_dead_at end)";

  private static final String COLUMNS =
      "l.address, l.trouble, l.status, l.checked_at, l.failing_since, "
          + DEAD
          + " as is_dead, l.shown_dead_at, case when l.granted_at >= :now::timestamptz - interval '90 days' then l.granted_at end as granted_at";

  private final JdbcClient jdbc;

  LinkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void forget(String owner) {
    jdbc.sql("delete from links.place where owner = :owner").param("owner", owner).update();
  }

  void note(String owner, LinkPlace place, Collection<String> addresses, Instant now) {
    var link =
        """
        insert into links.link (address, host, next_at)
        select a, lower(substring(a from '^[a-zA-Z]+://([^/?#]+)')), :now
          from unnest(:addresses) a
         order by a
            on conflict do nothing
        """;
    var params =
        Params.of("addresses", addresses.toArray(String[]::new))
            .and("now", now)
            .and("owner", owner)
            .and("key", place.key())
            .and("title", place.title())
            .and("mend", place.mend())
            .and("page", place.page())
            .and("staff", place.owner())
            .toMap();
    jdbc.sql(link).params(params).update();
    var stands =
        """
        insert into links.place (owner, key, address, title, mend, page, staff_id)
        select :owner, :key, a, :title, :mend, :page::text, :staff::uuid
          from unnest(:addresses) a
            on conflict do nothing
        """;
    jdbc.sql(stands).params(params).update();
  }

  Map<String, Link> find(Collection<String> addresses, Instant now) {
    if (addresses.isEmpty()) {
      return Map.of();
    }
    var sql = "select " + COLUMNS + ", p.title, p.mend, p.page from links.link l left join links.place p on p.address = l.address where l.address = any(:addresses) order by l.address, p.page nulls last, p.key";
    return read(sql, Params.of("addresses", addresses.toArray(String[]::new)).and("now", now));
  }

  Map<String, Link> list(@Nullable StaffId owner, boolean all, Instant now, int most) {
    var sql =
        "select "
            + COLUMNS
            + """
              , p.title, p.mend, p.page
                from (select *
                        from links.link l
                       where exists (select from links.place o where o.address = l.address and (:owner::uuid is null or o.staff_id = :owner::uuid))
                         and (:all or l.failures > 0 or l.shown_dead_at is not null)
              """
            + " order by "
            + WAITING
            + """
               desc, l.failures > 0 desc, l.failing_since nulls last, l.address
                       limit :most) l
                join links.place p on p.address = l.address
               order by
              """
            + WAITING
            + " desc, l.failures > 0 desc, l.failing_since nulls last, l.address, p.page nulls last, p.key";
    return read(sql, Params.of("owner", owner).and("all", all).and("now", now).and("most", most));
  }

  private Map<String, Link> read(String sql, Params params) {
    var links = new LinkedHashMap<String, Link>();
    var places = new HashMap<String, List<Link.Where>>();
    jdbc.sql(sql)
        .params(params.toMap())
        .query(
            row -> {
              var address = row.getString("address");
              var at = places.computeIfAbsent(address, _ -> new ArrayList<>());
              if (row.getString("title") != null) {
                at.add(new Link.Where(row.getString("title"), row.getString("mend"), row.getString("page")));
              }
              links.put(address, link(row, at));
            });
    return links;
  }

  private static Link link(ResultSet row, List<Link.Where> places) throws SQLException {
    var trouble = row.getString("trouble");
    return new Link(
        row.getString("address"),
        trouble == null ? null : LinkTrouble.valueOf(trouble),
        row.getInt("status"),
        Rows.instantOrNull(row, "checked_at"),
        Rows.instantOrNull(row, "failing_since"),
        row.getBoolean("is_dead"),
        Rows.instantOrNull(row, "shown_dead_at"),
        Rows.instantOrNull(row, "granted_at"),
        places);
  }

  Links.Count count(@Nullable StaffId owner) {
    var sql =
        """
        select count(*) as everything, count(*) filter (where l.checked_at is null) as unseen
          from links.link l
         where exists (select from links.place p where p.address = l.address and (:owner::uuid is null or p.staff_id = :owner::uuid))
        """;
    return jdbc.sql(sql).params(Params.of("owner", owner).toMap()).query((row, _) -> new Links.Count(row.getLong("everything"), row.getLong("unseen"))).single();
  }

  long waiting(Instant now) {
    var sql = "select count(*) from links.link l where (l.failures > 0 or l.shown_dead_at is not null) and " + WAITING + " and exists (select from links.place p where p.address = l.address)";
    return jdbc.sql(sql).params(Params.of("now", now).toMap()).query(Long.class).single();
  }

  Set<String> shownAsDead() {
    return Set.copyOf(jdbc.sql("select address from links.link where shown_dead_at is not null").query((row, _) -> row.getString(1)).list());
  }

  /// Whether it stands in something of theirs.
  boolean owned(@Nullable StaffId owner, String address) {
    var sql = "select exists (select from links.place where address = :address and (:owner::uuid is null or staff_id = :owner::uuid))";
    return jdbc.sql(sql).params(Params.of("address", address).and("owner", owner).toMap()).query(Boolean.class).single();
  }

  boolean showAsDead(String address, StaffId by, Instant at) {
    var sql = "update links.link set shown_dead_at = :at, shown_dead_by = :by where address = :address and shown_dead_at is null";
    return jdbc.sql(sql).params(Params.of("address", address).and("by", by).and("at", at).toMap()).update() == 1;
  }

  boolean showAsAlive(String address) {
    var sql = "update links.link set shown_dead_at = null, shown_dead_by = null where address = :address and shown_dead_at is not null";
    return jdbc.sql(sql).param("address", address).update() == 1;
  }

  boolean takeForGranted(String address, StaffId by, Instant at) {
    var sql = "update links.link set granted_at = :at, granted_by = :by where address = :address";
    return jdbc.sql(sql).params(Params.of("address", address).and("by", by).and("at", at).toMap()).update() == 1;
  }

  boolean doubt(String address) {
    return jdbc.sql("update links.link set granted_at = null, granted_by = null where address = :address and granted_at is not null").param("address", address).update() == 1;
  }

  /// One of each host, that of which it is time first.
  List<String> due(Instant now, int most) {
    var sql =
        """
        select address
          from (select distinct on (l.host) l.address, l.next_at
                  from links.link l
                 where l.next_at <= :now
                   and exists (select from links.place p where p.address = l.address)
                 order by l.host, l.next_at, l.address) d
         order by next_at, address
         limit :most
        """;
    return jdbc.sql(sql).params(Params.of("now", now).and("most", most).toMap()).query((row, _) -> row.getString(1)).list();
  }

  /// How often it failed in a row.
  int failures(String address) {
    return jdbc.sql("select failures from links.link where address = :address").param("address", address).query(Integer.class).optional().orElse(0);
  }

  void record(String address, LinkAnswer answer, Instant at, Instant next) {
    var sql =
        """
        update links.link
           set trouble = :trouble, status = :status, checked_at = :at, next_at = :next,
               failures = case when :fails then failures + 1 when :trouble::text is null then 0 else failures end,
               failing_since = case when :fails then coalesce(failing_since, :at) when :trouble::text is null then null else failing_since end
         where address = :address
        """;
    var trouble = answer.trouble();
    jdbc.sql(sql)
        .params(
            Params.of("address", address)
                .and("trouble", trouble)
                .and("fails", trouble != null && trouble.fails())
                .and("status", answer.status())
                .and("at", at)
                .and("next", next)
                .toMap())
        .update();
  }

  /// Leaves a host alone for a while.
  void spare(String address, Instant until) {
    var sql =
        """
        update links.link
           set next_at = :until
         where host = (select host from links.link where address = :address)
           and next_at < :until
        """;
    jdbc.sql(sql).params(Params.of("address", address).and("until", until).toMap()).update();
  }

  /// Those that stand nowhere any more, and of which nobody has said anything.
  int forgetUnused() {
    return jdbc.sql("delete from links.link l where not exists (select from links.place p where p.address = l.address) and l.shown_dead_at is null").update();
  }
}
