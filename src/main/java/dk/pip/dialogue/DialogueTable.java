package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes dialogues, who speaks in them, their links, and what has happened.
@Repository
class DialogueTable {
  private static final String COLUMNS =
      """
      select d.id, d.path, d.level, d.title, d.purpose, d.audience, d.management, d.management_unit, d.counterpart, d.counterpart_unit,
             d.term_from, d.term_until, d.begun_at, d.begun_by, d.ended_at
        from dialogue.dialogue d
      """;
  private static final String CONTACT =
      """
      select c.id, c.dialogue_id, c.side, c.name, c.title, c.mail, c.staff_id, c.signs, c.left_at
        from dialogue.contact c
      """;

  private final JdbcClient jdbc;

  DialogueTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Dialogue it) {
    var sql =
        """
        insert into dialogue.dialogue
          (id, path, level, title, purpose, audience, management, management_unit, counterpart, counterpart_unit, term_from, term_until, begun_at, begun_by)
        values (:id, :path, :level, :title, :purpose, :audience, :management, :managementUnit::uuid, :counterpart, :counterpartUnit::uuid, :from, :until, :at, :by)
        """;
    jdbc.sql(sql).params(words(it.id(), words(it)).and("path", it.path()).and("at", it.begunAt()).and("by", it.begunBy()).toMap()).update();
  }

  private static Dialogue.Words words(Dialogue it) {
    return new Dialogue.Words(it.level(), it.title(), it.purpose(), it.audience(), it.management(), it.counterpart(), it.from(), it.until());
  }

  private static Params words(DialogueId id, Dialogue.Words words) {
    return Params.of("id", id)
        .and("level", words.level())
        .and("title", words.title())
        .and("purpose", words.purpose())
        .and("audience", words.audience())
        .and("management", words.management().name())
        .and("managementUnit", words.management().unit())
        .and("counterpart", words.counterpart().name())
        .and("counterpartUnit", words.counterpart().unit())
        .and("from", words.from())
        .and("until", words.until());
  }

  /// What was signed stands for what it was signed by: once a version has been put up, only the purpose can be told better.
  boolean change(DialogueId id, Dialogue.Words words) {
    var sql =
        """
        update dialogue.dialogue d
           set level = :level, title = :title, purpose = :purpose, audience = :audience,
               management = :management, management_unit = :managementUnit::uuid, counterpart = :counterpart, counterpart_unit = :counterpartUnit::uuid,
               term_from = :from, term_until = :until
         where d.id = :id and d.ended_at is null
           and (not exists (select from dialogue.version v where v.dialogue_id = d.id and v.statement is not null)
                or (level, title, audience, management, counterpart, term_from, term_until) = (:level, :title, :audience, :management, :counterpart, :from, :until))
        """;
    return jdbc.sql(sql).params(words(id, words).toMap()).update() == 1;
  }

  /// @param at null to take it up again
  boolean end(DialogueId id, @Nullable Instant at) {
    var sql = "update dialogue.dialogue set ended_at = :at::timestamptz where id = :id and (ended_at is null) <> (:at::timestamptz is null)";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  /// Makes others wait who change the same dialogue, until the transaction ends.
  void lock(DialogueId id) {
    jdbc.sql("select 1 from dialogue.dialogue where id = :id for update").params(Params.of("id", id).toMap()).query().listOfRows();
  }

  Optional<Dialogue> find(DialogueId id) {
    return jdbc.sql(COLUMNS + " where d.id = :id").params(Params.of("id", id).toMap()).query(DialogueTable::dialogue).optional();
  }

  List<Dialogue> findAll(Collection<DialogueId> ids) {
    return jdbc.sql(COLUMNS + " where d.id = any(:ids)").params(Params.of("ids", ids.stream().map(DialogueId::value).toArray(UUID[]::new)).toMap()).query(DialogueTable::dialogue).list();
  }

  Optional<Dialogue> at(String path) {
    return jdbc.sql(COLUMNS + " where d.path = :path").param("path", path).query(DialogueTable::dialogue).optional();
  }

  /// Those that run first, the last begun at the top.
  List<Dialogue> all() {
    return jdbc.sql(COLUMNS + " order by d.ended_at is not null, d.begun_at desc, d.id").query(DialogueTable::dialogue).list();
  }

  /// Those in which somebody speaks for a side.
  List<Dialogue> of(StaffId staff) {
    var sql =
        COLUMNS
            + """
               where exists (select from dialogue.contact c where c.dialogue_id = d.id and c.staff_id = :staff and c.left_at is null)
               order by d.ended_at is not null, d.begun_at desc, d.id
              """;
    return jdbc.sql(sql).params(Params.of("staff", staff).toMap()).query(DialogueTable::dialogue).list();
  }

  private static Dialogue dialogue(ResultSet row, int number) throws SQLException {
    return new Dialogue(
        new DialogueId(row.getObject("id", UUID.class)),
        row.getString("path"),
        DialogueLevel.valueOf(row.getString("level")),
        row.getString("title"),
        row.getString("purpose"),
        CommitmentAudience.valueOf(row.getString("audience")),
        party(row, "management"),
        party(row, "counterpart"),
        row.getObject("term_from", LocalDate.class),
        row.getObject("term_until", LocalDate.class),
        Rows.instant(row, "begun_at"),
        new StaffId(row.getObject("begun_by", UUID.class)),
        Rows.instantOrNull(row, "ended_at"));
  }

  private static Party party(ResultSet row, String column) throws SQLException {
    var unit = row.getObject(column + "_unit", UUID.class);
    return new Party(row.getString(column), unit == null ? null : new UnitId(unit));
  }

  void add(PartyContactId id, DialogueId dialogue, PartyContact.Words words, Instant at) {
    var sql =
        """
        insert into dialogue.contact (id, dialogue_id, side, name, title, mail, staff_id, signs, added_at)
        values (:id, :dialogue, :side, :name, :title, :mail, :staff::uuid, :signs, :at)
        """;
    jdbc.sql(sql).params(words(id, words).and("dialogue", dialogue).and("at", at).toMap()).update();
  }

  private static Params words(PartyContactId id, PartyContact.Words words) {
    return Params.of("id", id)
        .and("side", words.side())
        .and("name", words.name())
        .and("title", words.title())
        .and("mail", words.mail().text())
        .and("staff", words.staff())
        .and("signs", words.signs());
  }

  /// The side stays, as what they have done was done for it.
  boolean change(PartyContactId id, PartyContact.Words words) {
    var sql =
        """
        update dialogue.contact
           set name = :name, title = :title, mail = :mail, staff_id = :staff::uuid, signs = :signs
         where id = :id and side = :side and left_at is null
        """;
    return jdbc.sql(sql).params(words(id, words).toMap()).update() == 1;
  }

  boolean leave(PartyContactId id, Instant at) {
    return jdbc.sql("update dialogue.contact set left_at = :at where id = :id and left_at is null").params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  Optional<PartyContact> contact(PartyContactId id) {
    return jdbc.sql(CONTACT + " where c.id = :id").params(Params.of("id", id).toMap()).query(DialogueTable::contact).optional();
  }

  /// Those who are there and those who were, by side, in the order in which they came.
  List<PartyContact> contacts(DialogueId dialogue) {
    return jdbc.sql(CONTACT + " where c.dialogue_id = :dialogue order by c.side desc, c.left_at is not null, c.added_at, c.id")
        .params(Params.of("dialogue", dialogue).toMap())
        .query(DialogueTable::contact)
        .list();
  }

  Optional<PartyContact> contact(DialogueId dialogue, StaffId staff) {
    return jdbc.sql(CONTACT + " where c.dialogue_id = :dialogue and c.staff_id = :staff and c.left_at is null order by c.added_at, c.id limit 1")
        .params(Params.of("dialogue", dialogue).and("staff", staff).toMap())
        .query(DialogueTable::contact)
        .optional();
  }

  /// The contact that somebody is in each dialogue in which they speak.
  Map<DialogueId, PartyContact> contacts(StaffId staff) {
    var all = new HashMap<DialogueId, PartyContact>();
    jdbc.sql(CONTACT + " where c.staff_id = :staff and c.left_at is null order by c.added_at, c.id")
        .params(Params.of("staff", staff).toMap())
        .query(DialogueTable::contact)
        .list()
        .forEach(it -> all.putIfAbsent(it.dialogue(), it));
    return all;
  }

  private static PartyContact contact(ResultSet row, int number) throws SQLException {
    var staff = row.getObject("staff_id", UUID.class);
    var mail = row.getString("mail");
    return new PartyContact(
        new PartyContactId(row.getObject("id", UUID.class)),
        new DialogueId(row.getObject("dialogue_id", UUID.class)),
        Side.valueOf(row.getString("side")),
        row.getString("name"),
        row.getString("title"),
        mail == null ? null : new MailAddress(mail),
        staff == null ? null : new StaffId(staff),
        row.getBoolean("signs"),
        Rows.instantOrNull(row, "left_at"));
  }

  /// The number of the contact's link: the one that is open, or the given.
  long link(PartyContactId contact, long fresh, Instant at) {
    var sql =
        """
        insert into dialogue.link (number, contact_id, made_at)
        values (:number, :contact, :at)
        on conflict (contact_id) where recalled_at is null do nothing
        """;
    var params = Params.of("number", fresh).and("contact", contact).and("at", at).toMap();
    jdbc.sql(sql).params(params).update();
    return jdbc.sql("select number from dialogue.link where contact_id = :contact and recalled_at is null").params(params).query(Long.class).single();
  }

  Optional<PartyContact> linked(long number) {
    return jdbc.sql(CONTACT + " join dialogue.link l on l.contact_id = c.id where l.number = :number and l.recalled_at is null and c.left_at is null")
        .param("number", number)
        .query(DialogueTable::contact)
        .optional();
  }

  boolean recall(PartyContactId contact, Instant at) {
    return jdbc.sql("update dialogue.link set recalled_at = :at where contact_id = :contact and recalled_at is null")
            .params(Params.of("contact", contact).and("at", at).toMap())
            .update()
        > 0;
  }

  void note(UUID id, DialogueId dialogue, Instant at, String act, String subject, @Nullable PartyContactId contact, @Nullable StaffId staff) {
    var sql =
        """
        insert into dialogue.event (id, dialogue_id, at, act, subject, contact_id, staff_id)
        values (:id, :dialogue, :at, :act, :subject, :contact::uuid, :staff::uuid)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("dialogue", dialogue)
                .and("at", at)
                .and("act", act)
                .and("subject", subject)
                .and("contact", contact)
                .and("staff", staff)
                .toMap())
        .update();
  }

  /// What has happened, the newest first, with the ids of those who did it.
  List<NotedEvent> events(DialogueId dialogue, int most) {
    var sql =
        """
        select e.at, e.act, e.subject, c.name as contact, e.staff_id
          from dialogue.event e
          left join dialogue.contact c on c.id = e.contact_id
         where e.dialogue_id = :dialogue
         order by e.at desc, e.id desc
         limit :most
        """;
    return jdbc.sql(sql)
        .params(Params.of("dialogue", dialogue).and("most", most).toMap())
        .query(
            (row, _) -> {
              var staff = row.getObject("staff_id", UUID.class);
              return new NotedEvent(Rows.instant(row, "at"), row.getString("act"), row.getString("subject"), row.getString("contact"), staff == null ? null : new StaffId(staff));
            })
        .list();
  }

  record NotedEvent(Instant at, String act, String subject, @Nullable String contact, @Nullable StaffId staff) {}

  boolean isSecretary(StaffId staff) {
    return jdbc.sql("select exists (select from dialogue.secretary where staff_id = :staff)").params(Params.of("staff", staff).toMap()).query(Boolean.class).single();
  }

  List<StaffId> secretaries() {
    return jdbc.sql("select staff_id from dialogue.secretary order by since, staff_id").query((row, _) -> new StaffId(row.getObject(1, UUID.class))).list();
  }

  boolean name(StaffId staff, StaffId by, Instant at) {
    return jdbc.sql("insert into dialogue.secretary (staff_id, since, named_by) values (:staff, :at, :by) on conflict do nothing")
            .params(Params.of("staff", staff).and("at", at).and("by", by).toMap())
            .update()
        == 1;
  }

  boolean dismiss(StaffId staff) {
    return jdbc.sql("delete from dialogue.secretary where staff_id = :staff").params(Params.of("staff", staff).toMap()).update() == 1;
  }
}
