package dk.pip.commitments;

import dk.pip.people.StaffId;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `commitments.deputy` and the links that deputies have.
@Repository
class DeputyTable {
  private static final String COLUMNS = "select id, address, name, deputy_id, from_day, until_day from commitments.deputy where ended_at is null ";

  private final JdbcClient jdbc;

  DeputyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The one who was named last, where there are several.
  Optional<Deputy> of(MailAddress away, LocalDate day) {
    return jdbc.sql(COLUMNS + "and address_key = :key and from_day <= :day and until_day >= :day order by made_at desc, id desc limit 1")
        .params(Params.of("key", away.key()).and("day", day).toMap())
        .query(DeputyTable::deputy)
        .optional();
  }

  /// Those of now and later, by their first day.
  List<Deputy> from(LocalDate today) {
    return jdbc.sql(COLUMNS + "and until_day >= :today order by from_day, name, id").param("today", today).query(DeputyTable::deputy).list();
  }

  List<Deputy> from(MailAddress away, LocalDate today) {
    return jdbc.sql(COLUMNS + "and address_key = :key and until_day >= :today order by from_day, id")
        .params(Params.of("key", away.key()).and("today", today).toMap())
        .query(DeputyTable::deputy)
        .list();
  }

  Optional<Deputy> find(UUID id) {
    return jdbc.sql(COLUMNS + "and id = :id").param("id", id).query(DeputyTable::deputy).optional();
  }

  private static Deputy deputy(ResultSet row, int number) throws SQLException {
    return new Deputy(
        row.getObject("id", UUID.class),
        new MailAddress(row.getString("address")),
        row.getString("name"),
        new ContactId(row.getObject("deputy_id", UUID.class)),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class));
  }

  void add(Deputy it, Instant now, @Nullable StaffId staff, @Nullable ContactId contact) {
    var sql =
        """
        insert into commitments.deputy (id, address_key, address, name, deputy_id, from_day, until_day, made_at, by_staff, by_contact)
        values (:id, :key, :address, :name, :deputy, :from, :until, :now, :staff::uuid, :contact::uuid)
        """;
    var params =
        Params.of("id", it.id())
            .and("key", it.away().key())
            .and("address", it.away().text())
            .and("name", it.name())
            .and("deputy", it.deputy())
            .and("from", it.from())
            .and("until", it.until())
            .and("now", now)
            .and("staff", staff)
            .and("contact", contact);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  int namedBy(ContactId contact, Instant since) {
    return jdbc.sql("select count(*) from commitments.deputy where by_contact = :contact and made_at >= :since")
        .params(Params.of("contact", contact).and("since", since).toMap())
        .query(Integer.class)
        .single();
  }

  boolean end(UUID id, Instant now) {
    return jdbc.sql("update commitments.deputy set ended_at = :now where id = :id and ended_at is null").params(Params.of("id", id).and("now", now).toMap()).update() == 1;
  }

  /// Ends those of an address within whose time another is named.
  void endWithin(MailAddress away, LocalDate from, LocalDate until, Instant now) {
    var sql =
        """
        update commitments.deputy
           set ended_at = :now
         where address_key = :key
           and ended_at is null
           and from_day <= :until
           and until_day >= :from
        """;
    jdbc.sql(sql).params(Params.of("key", away.key()).and("from", from).and("until", until).and("now", now).toMap()).update();
  }

  /// What is known of who was away goes with its use.
  void forget(LocalDate untilBefore) {
    jdbc.sql("delete from commitments.deputy where until_day < :before").param("before", untilBefore).update();
  }

  void mark(long link, UUID deputy) {
    var sql =
        """
        insert into commitments.deputy_link (number, deputy_id)
        values (:link, :deputy)
        on conflict (number) do update set deputy_id = excluded.deputy_id
        """;
    jdbc.sql(sql).params(Params.of("link", link).and("deputy", deputy).toMap()).update();
  }

  /// Lets a link be good for itself.
  void unmark(long link) {
    jdbc.sql("delete from commitments.deputy_link where number = :link").param("link", link).update();
  }

  boolean isMarked(long link) {
    return jdbc.sql("select exists (select from commitments.deputy_link where number = :link)").param("link", link).query(Boolean.class).single();
  }

  /// Whether a link is one of a deputy who is none now.
  boolean isOver(long link, LocalDate today) {
    var sql =
        """
        select exists (select 1
                         from commitments.deputy_link x
                         join commitments.deputy d on d.id = x.deputy_id
                        where x.number = :link
                          and (d.ended_at is not null or d.until_day < :today or d.from_day > :today))
        """;
    return jdbc.sql(sql).params(Params.of("link", link).and("today", today).toMap()).query(Boolean.class).single();
  }

  /// Recalls the links of deputies that are none any more.
  int recallOver(LocalDate today, Instant now) {
    var sql =
        """
        update commitments.link l
           set recalled_at = :now
          from commitments.deputy_link x
          join commitments.deputy d on d.id = x.deputy_id
         where x.number = l.number
           and l.recalled_at is null
           and (d.ended_at is not null or d.until_day < :today)
        """;
    return jdbc.sql(sql).params(Params.of("today", today).and("now", now).toMap()).update();
  }

  /// Recalls the links that deputies have to a promise which is somebody else’s now.
  void recallOf(CommitmentId id, @Nullable StaffId by, Instant now) {
    var sql =
        """
        update commitments.link
           set recalled_at = :now, recalled_by = :by::uuid
         where commitment_id = :id
           and recalled_at is null
           and number in (select number from commitments.deputy_link)
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("by", by).and("now", now).toMap()).update();
  }
}
