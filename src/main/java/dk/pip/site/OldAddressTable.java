package dk.pip.site;

import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.site.OldAddressFile.Problem;
import dk.pip.site.OldAddressFile.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes files of old addresses, and how often each was asked for.
@Repository
class OldAddressTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int AT_ONCE = 2_000;

  private final JdbcClient jdbc;

  OldAddressTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(OldAddressFileId id, String name, Instant at, StaffId by, OldAddressReader.Read read) {
    var file =
        """
        insert into site.old_address_file (id, name, at, by_id, state, problems)
        values (:id, :name, :at, :by, 'LOOKED_AT', :problems::jsonb)
        """;
    jdbc.sql(file)
        .params(Params.of("id", id).and("name", name).and("at", at).and("by", by).and("problems", JSON.writeValueAsString(read.problems())).toMap())
        .update();
    var rows =
        """
        insert into site.old_address (file_id, line, old, folder, target)
        select :id, * from unnest(:lines::int[], :olds::text[], :folders::boolean[], :targets::text[])
        """;
    for (var from = 0; from < read.addresses().size(); from += AT_ONCE) {
      var some = read.addresses().subList(from, Math.min(read.addresses().size(), from + AT_ONCE));
      jdbc.sql(rows)
          .params(
              Params.of("id", id)
                  .and("lines", some.stream().map(OldAddress::line).toArray(Integer[]::new))
                  .and("olds", some.stream().map(OldAddress::old).toArray(String[]::new))
                  .and("folders", some.stream().map(OldAddress::folder).toArray(Boolean[]::new))
                  .and("targets", some.stream().map(OldAddress::target).toArray(String[]::new))
                  .toMap())
          .update();
    }
  }

  Optional<OldAddressFile> find(OldAddressFileId id) {
    return files("where f.id = :id", Params.of("id", id)).stream().findFirst();
  }

  Optional<OldAddressFile> find(State state) {
    return files("where f.state = :state order by f.at desc, f.id limit 1", Params.of("state", state)).stream().findFirst();
  }

  private List<OldAddressFile> files(String which, Params params) {
    var sql =
        """
        select f.id, f.name, f.at, f.by_id, f.state, f.problems,
               (select count(*) from site.old_address a where a.file_id = f.id) as addresses
          from site.old_address_file f
        """;
    return jdbc.sql(sql + which).params(params.toMap()).query(OldAddressTable::file).list();
  }

  private static OldAddressFile file(ResultSet row, int number) throws SQLException {
    return new OldAddressFile(
        new OldAddressFileId(row.getObject("id", UUID.class)),
        row.getString("name"),
        Rows.instant(row, "at"),
        new StaffId(row.getObject("by_id", UUID.class)),
        State.valueOf(row.getString("state")),
        row.getInt("addresses"),
        List.of(JSON.readValue(row.getString("problems"), Problem[].class)));
  }

  Optional<UUID> inForce() {
    return jdbc.sql("select id from site.old_address_file where state = 'IN_FORCE'").query(UUID.class).optional();
  }

  List<OldAddress> addresses(OldAddressFileId id, int most) {
    var sql =
        """
        select line, old, folder, target
          from site.old_address
         where file_id = :id
         order by line
         limit :most
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("most", most).toMap())
        .query((row, _) -> new OldAddress(row.getInt("line"), row.getString("old"), row.getBoolean("folder"), row.getString("target")))
        .list();
  }

  /// An address with how often it was asked for since a day, those that nobody asked for first.
  List<OldAddresses.Used> used(OldAddressFileId id, LocalDate since, int most) {
    var sql =
        """
        select a.line, a.old, a.folder, a.target, coalesce(sum(h.hits), 0) as hits
          from site.old_address a
          left join site.old_address_hit h on h.old = a.old and h.folder = a.folder and h.day >= :since
         where a.file_id = :id
         group by a.line, a.old, a.folder, a.target
         order by hits, a.line
         limit :most
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("since", since).and("most", most).toMap())
        .query(
            (row, _) ->
                new OldAddresses.Used(
                    new OldAddress(row.getInt("line"), row.getString("old"), row.getBoolean("folder"), row.getString("target")), row.getLong("hits")))
        .list();
  }

  void lock() {
    jdbc.sql("lock table site.old_address_file in share row exclusive mode").update();
  }

  void putInForce(OldAddressFileId id) {
    jdbc.sql("delete from site.old_address_file where state = 'BEFORE' and id <> :id").params(Params.of("id", id).toMap()).update();
    jdbc.sql("update site.old_address_file set state = 'BEFORE' where state = 'IN_FORCE' and id <> :id").params(Params.of("id", id).toMap()).update();
    jdbc.sql("update site.old_address_file set state = 'IN_FORCE' where id = :id").params(Params.of("id", id).toMap()).update();
  }

  void takeOutOfForce() {
    jdbc.sql("delete from site.old_address_file where state = 'BEFORE'").update();
    jdbc.sql("update site.old_address_file set state = 'BEFORE' where state = 'IN_FORCE'").update();
  }

  /// Puts the file before this one in its place, or takes the place away where there is none in force.
  boolean swap() {
    var before = find(State.BEFORE).orElse(null);
    if (before == null) {
      return false;
    }
    jdbc.sql("update site.old_address_file set state = 'LOOKED_AT' where state = 'BEFORE'").update();
    jdbc.sql("update site.old_address_file set state = 'BEFORE' where state = 'IN_FORCE'").update();
    jdbc.sql("update site.old_address_file set state = 'IN_FORCE' where id = :id").params(Params.of("id", before.id()).toMap()).update();
    return true;
  }

  boolean remove(OldAddressFileId id) {
    return jdbc.sql("delete from site.old_address_file where id = :id and state = 'LOOKED_AT'").params(Params.of("id", id).toMap()).update() == 1;
  }

  /// Files that somebody only looked at, and what was asked for long ago.
  void forget(Instant lookedAtBefore, LocalDate hitsBefore) {
    jdbc.sql("delete from site.old_address_file where state = 'LOOKED_AT' and at < :at").params(Params.of("at", lookedAtBefore).toMap()).update();
    jdbc.sql("delete from site.old_address_hit where day < :day").params(Params.of("day", hitsBefore).toMap()).update();
  }

  void count(LocalDate day, Map<OldAddresses.Asked, Long> hits) {
    var sql =
        """
        insert into site.old_address_hit (old, folder, day, hits)
        select o, f, :day, h from unnest(:olds::text[], :folders::boolean[], :hits::bigint[]) as asked (o, f, h)
        on conflict (old, folder, day) do update set hits = old_address_hit.hits + excluded.hits
        """;
    var all = hits.entrySet().stream().sorted(java.util.Comparator.comparing(entry -> entry.getKey().old())).toList();
    jdbc.sql(sql)
        .params(
            Params.of("day", day)
                .and("olds", all.stream().map(entry -> entry.getKey().old()).toArray(String[]::new))
                .and("folders", all.stream().map(entry -> entry.getKey().folder()).toArray(Boolean[]::new))
                .and("hits", all.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .toMap())
        .update();
  }
}
