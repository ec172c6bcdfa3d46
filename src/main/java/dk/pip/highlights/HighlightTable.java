package dk.pip.highlights;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes highlights, their versions and who confirmed which.
@Repository
class HighlightTable {
  private static final String COLUMNS =
      """
      select h.id, h.path, h.title, h.why, h.must_read, h.until, h.everybody, h.leaders, h.version, h.made_at, h.made_by, h.ended_at,
             array(select u.unit_id from highlights.highlight_unit u where u.highlight_id = h.id) as units,
             array(select j.job_id from highlights.highlight_job j where j.highlight_id = h.id) as jobs
        from highlights.highlight h
      """;

  private final JdbcClient jdbc;

  HighlightTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Highlight> find(HighlightId id) {
    return jdbc.sql(COLUMNS + " where h.id = :id").params(Params.of("id", id).toMap()).query(HighlightTable::highlight).optional();
  }

  /// Those that are on, what must be read and what ends first at the top.
  List<Highlight> on(LocalDate day) {
    return jdbc.sql(COLUMNS + " where h.ended_at is null and h.until >= :day order by not h.must_read, h.until, h.made_at, h.id")
        .param("day", day)
        .query(HighlightTable::highlight)
        .list();
  }

  /// Those that are over, the newest first.
  List<Highlight> over(LocalDate day, int most) {
    return jdbc.sql(COLUMNS + " where h.ended_at is not null or h.until < :day order by h.made_at desc, h.id limit :most")
        .param("day", day)
        .param("most", most)
        .query(HighlightTable::highlight)
        .list();
  }

  /// Must-reads that were made since, those that are on first.
  List<Highlight> mustReads(Instant since) {
    return jdbc.sql(COLUMNS + " where h.must_read and h.made_at >= :since order by h.ended_at is not null, h.until desc, h.made_at desc, h.id")
        .params(Params.of("since", since).toMap())
        .query(HighlightTable::highlight)
        .list();
  }

  /// Changes with any of them; they are few.
  long sum() {
    return jdbc.sql("select coalesce(sum(hashtextextended(h::text, 0)::numeric % 1000000007), 0)::bigint from highlights.highlight h").query(Long.class).single();
  }

  private static Highlight highlight(ResultSet row, int number) throws SQLException {
    return new Highlight(
        new HighlightId(row.getObject("id", UUID.class)),
        row.getString("path"),
        row.getString("title"),
        row.getString("why"),
        row.getBoolean("must_read"),
        row.getObject("until", LocalDate.class),
        new Aim(row.getBoolean("everybody"), ids(row.getArray("units"), UnitId::new), ids(row.getArray("jobs"), JobId::new), row.getBoolean("leaders")),
        row.getInt("version"),
        Rows.instant(row, "made_at"),
        new StaffId(row.getObject("made_by", UUID.class)),
        Rows.instantOrNull(row, "ended_at"));
  }

  private static <T> Set<T> ids(Array array, Function<UUID, T> id) throws SQLException {
    return Arrays.stream((UUID[]) array.getArray()).map(id).collect(Collectors.toSet());
  }

  void add(Highlight it) {
    var sql =
        """
        insert into highlights.highlight
          (id, path, title, why, must_read, until, everybody, leaders, version, made_at, made_by, ended_at)
        values (:id, :path, :title, :why, :mustRead, :until, :everybody, :leaders, :version, :madeAt, :madeBy, null)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", it.id())
                .and("path", it.path())
                .and("title", it.title())
                .and("why", it.why())
                .and("mustRead", it.mustRead())
                .and("until", it.until())
                .and("everybody", it.aim().everybody())
                .and("leaders", it.aim().leaders())
                .and("version", it.version())
                .and("madeAt", it.madeAt())
                .and("madeBy", it.madeBy())
                .toMap())
        .update();
    aim(it.id(), it.aim());
  }

  /// @return false where there is none, or it has been ended
  boolean change(HighlightId id, String why, LocalDate until, Aim aim) {
    var sql =
        """
        update highlights.highlight
           set why = :why, until = :until, everybody = :everybody, leaders = :leaders
         where id = :id
           and ended_at is null
        """;
    var params = Params.of("id", id).and("why", why).and("until", until).and("everybody", aim.everybody()).and("leaders", aim.leaders());
    if (jdbc.sql(sql).params(params.toMap()).update() == 0) {
      return false;
    }
    jdbc.sql("delete from highlights.highlight_unit where highlight_id = :id").params(Params.of("id", id).toMap()).update();
    jdbc.sql("delete from highlights.highlight_job where highlight_id = :id").params(Params.of("id", id).toMap()).update();
    aim(id, aim);
    return true;
  }

  private void aim(HighlightId id, Aim aim) {
    jdbc.sql("insert into highlights.highlight_unit (highlight_id, unit_id) select :id, unnest(:units)")
        .params(Params.of("id", id).and("units", aim.units().stream().map(UnitId::value).toArray(UUID[]::new)).toMap())
        .update();
    jdbc.sql("insert into highlights.highlight_job (highlight_id, job_id) select :id, j.id from highlights.job j where j.id = any(:jobs)")
        .params(Params.of("id", id).and("jobs", aim.jobs().stream().map(JobId::value).toArray(UUID[]::new)).toMap())
        .update();
  }

  /// @return false where it has another version by now, or has been ended
  boolean raise(HighlightId id, int from) {
    var sql =
        """
        update highlights.highlight
           set version = version + 1
         where id = :id
           and version = :from
           and must_read
           and ended_at is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("from", from).toMap()).update() == 1;
  }

  void addVersion(HighlightId id, HighlightVersion version, StaffId by) {
    var sql =
        """
        insert into highlights.version (highlight_id, number, made_at, made_by, changed, content)
        values (:id, :number, :at, :by, :changed, :content)
        """;
    var params =
        Params.of("id", id)
            .and("number", version.number())
            .and("at", version.madeAt())
            .and("by", by)
            .and("changed", version.changed())
            .and("content", version.content());
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// The newest first.
  List<HighlightVersion> versions(HighlightId id) {
    return jdbc.sql("select number, made_at, changed, content from highlights.version where highlight_id = :id order by number desc")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> new HighlightVersion(row.getInt("number"), Rows.instant(row, "made_at"), row.getString("changed"), row.getString("content")))
        .list();
  }

  boolean end(HighlightId id, Instant at) {
    return jdbc.sql("update highlights.highlight set ended_at = :at where id = :id and ended_at is null").params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  boolean bringBack(HighlightId id) {
    return jdbc.sql("update highlights.highlight set ended_at = null where id = :id and ended_at is not null").params(Params.of("id", id).toMap()).update() == 1;
  }

  /// @return false where the version is no more what is to be read, or it was confirmed before
  boolean acknowledge(HighlightId id, int version, StaffId person, Instant at, LocalDate day) {
    var sql =
        """
        insert into highlights.acknowledgement (highlight_id, version, staff_id, at)
        select h.id, h.version, :person, :at
          from highlights.highlight h
         where h.id = :id
           and h.version = :version
           and h.must_read
           and h.ended_at is null
           and h.until >= :day
        on conflict do nothing
        """;
    var params = Params.of("id", id).and("version", version).and("person", person).and("at", at).and("day", day);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// @return false where there was nothing to take back
  boolean takeBack(HighlightId id, int version, StaffId person) {
    var sql = "delete from highlights.acknowledgement where highlight_id = :id and version = :version and staff_id = :person";
    return jdbc.sql(sql).params(Params.of("id", id).and("version", version).and("person", person).toMap()).update() == 1;
  }

  @Nullable Instant acknowledgedAt(HighlightId id, int version, StaffId person) {
    var sql = "select at from highlights.acknowledgement where highlight_id = :id and version = :version and staff_id = :person";
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("version", version).and("person", person).toMap())
        .query((row, _) -> Rows.instant(row, "at"))
        .optional()
        .orElse(null);
  }

  /// When somebody has confirmed the versions that are to be read now.
  Map<HighlightId, Instant> acknowledgedBy(StaffId person) {
    var sql =
        """
        select a.highlight_id, a.at
          from highlights.acknowledgement a
          join highlights.highlight h on h.id = a.highlight_id and h.version = a.version
         where a.staff_id = :person
        """;
    var all = new HashMap<HighlightId, Instant>();
    jdbc.sql(sql)
        .params(Params.of("person", person).toMap())
        .query(
            row -> {
              all.put(new HighlightId(row.getObject("highlight_id", UUID.class)), Rows.instant(row, "at"));
            });
    return all;
  }

  /// Who has confirmed the version of each that is to be read now.
  Map<HighlightId, Set<StaffId>> acknowledged(List<HighlightId> ids) {
    var sql =
        """
        select a.highlight_id, a.staff_id
          from highlights.acknowledgement a
          join highlights.highlight h on h.id = a.highlight_id and h.version = a.version
         where a.highlight_id = any(:ids)
        """;
    var all = new HashMap<HighlightId, Set<StaffId>>();
    jdbc.sql(sql)
        .params(Params.of("ids", ids.stream().map(HighlightId::value).toArray(UUID[]::new)).toMap())
        .query(
            row -> {
              all.computeIfAbsent(new HighlightId(row.getObject("highlight_id", UUID.class)), _ -> new HashSet<>())
                  .add(new StaffId(row.getObject("staff_id", UUID.class)));
            });
    return all;
  }

  /// Notes that somebody is reminded.
  ///
  /// @return false where they have been
  boolean remind(Highlight it, StaffId person, LocalDate day) {
    var sql =
        """
        insert into highlights.reminder (highlight_id, version, staff_id, reminded_on)
        values (:id, :version, :person, :day)
        on conflict do nothing
        """;
    var params = Params.of("id", it.id()).and("version", it.version()).and("person", person).and("day", day);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Deletes what was over before a day, with all that was confirmed of it.
  int forget(LocalDate before, Instant endedBefore) {
    return jdbc.sql("delete from highlights.highlight where until < :before or ended_at < :ended")
        .params(Params.of("before", before).and("ended", endedBefore).toMap())
        .update();
  }
}
