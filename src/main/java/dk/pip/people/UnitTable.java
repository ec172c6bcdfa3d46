package dk.pip.people;

import dk.pip.shared.Params;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `people.unit` and who belongs to which.
@Repository
class UnitTable {
  private final JdbcClient jdbc;

  UnitTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Unit> list() {
    var sql =
        """
        select id, kind, name, parent_id as parent, contact_id as contact, mail, closed_at
          from people.unit
         order by closed_at is not null, lower(name), id
        """;
    return jdbc.sql(sql).query(new SimplePropertyRowMapper<>(Unit.class)).list();
  }

  /// Keeps what a unit is called, as it will be called something else.
  void keepName(UnitId id, Instant until) {
    var sql =
        """
        insert into people.unit_former_name (name, unit_id, until)
        select name, id, :until
          from people.unit
         where id = :id
            on conflict (name) do update set unit_id = excluded.unit_id, until = excluded.until
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("until", until).toMap()).update();
  }

  /// The newest first.
  Map<String, UnitId> formerNames() {
    var all = new LinkedHashMap<String, UnitId>();
    jdbc.sql("select name, unit_id from people.unit_former_name order by until desc, name")
        .query(
            row -> {
              all.put(row.getString("name"), new UnitId(row.getObject("unit_id", UUID.class)));
            });
    return all;
  }

  Optional<Unit> find(UnitId id) {
    var sql =
        """
        select id, kind, name, parent_id as parent, contact_id as contact, mail, closed_at
          from people.unit
         where id = :id
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(new SimplePropertyRowMapper<>(Unit.class)).optional();
  }

  /// Those that somebody belongs to.
  List<Unit> of(StaffId account) {
    var sql =
        """
        select u.id, u.kind, u.name, u.parent_id as parent, u.contact_id as contact, u.mail, u.closed_at
          from people.unit u
          join people.unit_member m on m.unit_id = u.id
         where m.account_id = :account
         order by lower(u.name), u.id
        """;
    return jdbc.sql(sql)
        .params(Params.of("account", account).toMap())
        .query(new SimplePropertyRowMapper<>(Unit.class))
        .list();
  }

  /// Those who belong to it and whose account is open.
  List<Account> members(UnitId id) {
    var sql =
        """
        select a.id, a.name, a.mail, a.role, a.activated_at is not null as active, a.disabled_at
          from people.account a
          join people.unit_member m on m.account_id = a.id
         where m.unit_id = :id
           and a.disabled_at is null
         order by lower(a.name), a.id
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(new SimplePropertyRowMapper<>(Account.class)).list();
  }

  Map<StaffId, Set<UnitId>> memberships() {
    var sql =
        """
        select m.account_id, m.unit_id
          from people.unit_member m
          join people.account a on a.id = m.account_id
          join people.unit u on u.id = m.unit_id
         where a.disabled_at is null
           and u.closed_at is null
        """;
    var all = new HashMap<StaffId, Set<UnitId>>();
    jdbc.sql(sql)
        .query(
            row -> {
              all.computeIfAbsent(new StaffId(row.getObject("account_id", UUID.class)), _ -> new HashSet<>())
                  .add(new UnitId(row.getObject("unit_id", UUID.class)));
            });
    return all;
  }

  /// Lets one change of the tree wait for another, so that two can't close a circle together.
  void lock() {
    jdbc.sql("lock table people.unit in share row exclusive mode").update();
  }

  boolean isNameTaken(String name, UnitId except) {
    var sql = "select exists (select 1 from people.unit where lower(name) = lower(:name) and id <> :except)";
    return jdbc.sql(sql).params(Params.of("name", name).and("except", except).toMap()).query(Boolean.class).single();
  }

  /// Whether a unit is another or somewhere above it.
  boolean isAbove(UnitId upper, @Nullable UnitId lower) {
    var sql =
        """
        with recursive above (id, parent_id) as (
          select id, parent_id from people.unit where id = :lower::uuid
          union
          select u.id, u.parent_id from people.unit u join above a on u.id = a.parent_id)
        select exists (select 1 from above where id = :upper)
        """;
    return jdbc.sql(sql).params(Params.of("upper", upper).and("lower", lower).toMap()).query(Boolean.class).single();
  }

  void add(UnitId id, Unit.Words words) {
    var sql =
        """
        insert into people.unit (id, kind, name, parent_id, contact_id, mail)
        values (:id, :kind, :name, :parent::uuid, :contact::uuid, :mail)
        """;
    jdbc.sql(sql).params(params(id, words).toMap()).update();
  }

  boolean change(UnitId id, Unit.Words words) {
    var sql =
        """
        update people.unit
           set kind = :kind, name = :name, parent_id = :parent::uuid, contact_id = :contact::uuid, mail = :mail
         where id = :id
        """;
    return jdbc.sql(sql).params(params(id, words).toMap()).update() == 1;
  }

  private static Params params(UnitId id, Unit.Words words) {
    return Params.of("id", id)
        .and("kind", words.kind())
        .and("name", words.name())
        .and("parent", words.parent())
        .and("contact", words.contact())
        .and("mail", words.mail());
  }

  boolean close(UnitId id, Instant at) {
    var sql = "update people.unit set closed_at = :at where id = :id and closed_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  boolean open(UnitId id) {
    var sql = "update people.unit set closed_at = null where id = :id and closed_at is not null";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).update() == 1;
  }

  /// Takes somebody out of everything.
  void forget(StaffId account) {
    var params = Params.of("account", account).toMap();
    jdbc.sql("delete from people.unit_member where account_id = :account").params(params).update();
    jdbc.sql("update people.unit set contact_id = null where contact_id = :account").params(params).update();
  }

  /// Puts somebody into these units, and out of all others that are open. What is closed keeps its people.
  void put(StaffId account, Collection<UnitId> units) {
    var out =
        """
        delete from people.unit_member m
         where m.account_id = :account
           and not m.unit_id = any(:units)
           and exists (select 1 from people.unit u where u.id = m.unit_id and u.closed_at is null)
        """;
    var in =
        """
        insert into people.unit_member (unit_id, account_id)
        select u.id, :account
          from people.unit u
         where u.id = any(:units)
           and u.closed_at is null
        on conflict do nothing
        """;
    var params =
        Params.of("account", account).and("units", units.stream().map(UnitId::value).toArray(UUID[]::new)).toMap();
    jdbc.sql(out).params(params).update();
    jdbc.sql(in).params(params).update();
  }
}
