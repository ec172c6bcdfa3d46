package dk.pip.commitments;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes `commitments.contact`.
@Repository
class ContactTable {
  private static final String COLUMNS = "select id, name, title, organisation, mail, staff_id, unit_id, erased_at from commitments.contact ";

  private final JdbcClient jdbc;

  ContactTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Contact> findAll(Collection<ContactId> ids) {
    return jdbc.sql(COLUMNS + "where id = any(:ids)")
        .params(Params.of("ids", ids.stream().map(ContactId::value).toArray(UUID[]::new)).toMap())
        .query(ContactTable::contact)
        .list();
  }

  Optional<Contact> ofStaff(StaffId id) {
    return jdbc.sql(COLUMNS + "where staff_id = :id").params(Params.of("id", id).toMap()).query(ContactTable::contact).optional();
  }

  List<ContactId> ofUnits(Collection<UnitId> units) {
    return jdbc.sql("select id from commitments.contact where unit_id = any(:units)")
        .params(Params.of("units", units.stream().map(UnitId::value).toArray(UUID[]::new)).toMap())
        .query((row, _) -> new ContactId(row.getObject("id", UUID.class)))
        .list();
  }

  /// Those outside, by name.
  List<Contact> outside(int most) {
    return jdbc.sql(COLUMNS + "where staff_id is null and unit_id is null and erased_at is null order by lower(organisation || ' ' || name), id limit :most")
        .param("most", most)
        .query(ContactTable::contact)
        .list();
  }

  /// One outside that is the same in all that was written.
  Optional<Contact> same(String name, String title, String organisation, String mail) {
    var where =
        """
        where staff_id is null
          and unit_id is null
          and erased_at is null
          and lower(name) = lower(:name)
          and lower(title) = lower(:title)
          and lower(organisation) = lower(:organisation)
          and lower(mail) = lower(:mail)
        limit 1
        """;
    return jdbc.sql(COLUMNS + where)
        .params(Params.of("name", name).and("title", title).and("organisation", organisation).and("mail", mail).toMap())
        .query(ContactTable::contact)
        .optional();
  }

  private static Contact contact(ResultSet row, int number) throws SQLException {
    var staff = row.getObject("staff_id", UUID.class);
    var unit = row.getObject("unit_id", UUID.class);
    return new Contact(
        new ContactId(row.getObject("id", UUID.class)),
        row.getString("name"),
        row.getString("title"),
        row.getString("organisation"),
        row.getString("mail"),
        staff == null ? null : new StaffId(staff),
        unit == null ? null : new UnitId(unit),
        row.getObject("erased_at") != null);
  }

  /// @return the id, of the one that there was where it is the same member of the staff or workplace; its name is renewed then
  ContactId add(ContactId id, String name, String title, String organisation, String mail, @Nullable StaffId staff, @Nullable UnitId unit, Instant now) {
    var sql =
        """
        insert into commitments.contact (id, name, title, organisation, mail, staff_id, unit_id, made_at)
        values (:id, :name, :title, :organisation, :mail, :staff::uuid, :unit::uuid, :now)
        on conflict (%s) do update set name = excluded.name
        returning id
        """
            .formatted(unit != null ? "unit_id" : staff != null ? "staff_id" : "id");
    var params =
        Params.of("id", id)
            .and("name", name)
            .and("title", title)
            .and("organisation", organisation)
            .and("mail", mail)
            .and("staff", staff)
            .and("unit", unit)
            .and("now", now);
    return new ContactId(jdbc.sql(sql).params(params.toMap()).query(UUID.class).single());
  }

  boolean title(ContactId id, String title) {
    return jdbc.sql("update commitments.contact set title = :title where id = :id and erased_at is null").params(Params.of("id", id).and("title", title).toMap()).update() == 1;
  }

  boolean change(ContactId id, String name, String title, String organisation, String mail) {
    var sql =
        """
        update commitments.contact
           set name = :name, title = :title, organisation = :organisation, mail = :mail
         where id = :id
           and staff_id is null
           and unit_id is null
           and erased_at is null
        """;
    var params = Params.of("id", id).and("name", name).and("title", title).and("organisation", organisation).and("mail", mail);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// The organisation stays, as it is nobody's name.
  boolean erase(ContactId id, String byline, Instant now) {
    var sql =
        """
        update commitments.contact
           set name = :byline, title = '', mail = '', staff_id = null, erased_at = :now
         where id = :id
           and unit_id is null
           and erased_at is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("byline", byline).and("now", now).toMap()).update() == 1;
  }

  /// Those outside of which no open promise knows, nor one that has ended since.
  List<ContactId> unused(LocalDate endedBefore, Instant madeBefore) {
    var sql =
        """
        select t.id
          from commitments.contact t
         where t.staff_id is null
           and t.unit_id is null
           and t.erased_at is null
           and (t.name <> '' or t.mail <> '')
           and t.made_at < :made
           and not exists (select 1
                             from commitments.commitment c
                            where (c.owner_id = t.id or c.counterpart_id = t.id)
                              and (c.ended_on is null or c.ended_on >= :ended))
        """;
    return jdbc.sql(sql)
        .params(Params.of("made", madeBefore).and("ended", endedBefore).toMap())
        .query((row, _) -> new ContactId(row.getObject("id", UUID.class)))
        .list();
  }
}
