package dk.pip.dialogue;

import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes templates of wheels, wheels, what was moved in them, the dialogues in them, and what is done.
@Repository
class WheelTable {
  private static final String TEMPLATE = "select t.id, t.name, t.level, t.years, t.steps, t.came_from from dialogue.wheel_template t";
  private static final String WHEEL = "select w.id, w.name, w.level, w.first_year, w.years, w.steps, w.closed_at from dialogue.wheel w";

  private final JdbcClient jdbc;
  private final People people;

  WheelTable(JdbcClient jdbc, People people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  /// What those with accounts are called, each asked for once.
  private final class Names {
    private final Map<UUID, String> known = new HashMap<>();

    String of(@Nullable UUID staff) {
      return staff == null ? "" : known.computeIfAbsent(staff, id -> people.findAccount(new StaffId(id)).map(Account::name).orElse(""));
    }
  }

  List<WheelTemplate> templates() {
    return jdbc.sql(TEMPLATE + " order by t.name collate \"da-x-icu\", t.id").query(WheelTable::template).list();
  }

  Optional<WheelTemplate> template(WheelTemplateId id) {
    return jdbc.sql(TEMPLATE + " where t.id = :id").params(Params.of("id", id).toMap()).query(WheelTable::template).optional();
  }

  /// Two who change a template at once do so one after the other.
  Optional<WheelTemplate> lock(WheelTemplateId id) {
    return jdbc.sql(TEMPLATE + " where t.id = :id for update").params(Params.of("id", id).toMap()).query(WheelTable::template).optional();
  }

  private static WheelTemplate template(ResultSet row, int number) throws SQLException {
    return new WheelTemplate(
        row.getObject("id", UUID.class).toString(),
        row.getString("name"),
        "",
        DialogueLevel.valueOf(row.getString("level")),
        row.getInt("years"),
        WheelJson.read(row.getString("steps")),
        row.getString("came_from"));
  }

  void add(WheelTemplateId id, WheelTemplate it, String from, StaffId by, Instant at) {
    var sql =
        """
        insert into dialogue.wheel_template (id, name, level, years, steps, came_from, changed_at, changed_by)
        values (:id, :name, :level, :years, :steps::jsonb, :from, :at, :by)
        """;
    jdbc.sql(sql).params(template(id, it, by, at).and("from", from).toMap()).update();
  }

  void save(WheelTemplateId id, WheelTemplate it, StaffId by, Instant at) {
    var sql =
        """
        update dialogue.wheel_template
           set name = :name, level = :level, years = :years, steps = :steps::jsonb, changed_at = :at, changed_by = :by
         where id = :id
        """;
    jdbc.sql(sql).params(template(id, it, by, at).toMap()).update();
  }

  private static Params template(WheelTemplateId id, WheelTemplate it, StaffId by, Instant at) {
    return Params.of("id", id).and("name", it.name()).and("level", it.level()).and("years", it.years()).and("steps", WheelJson.write(it.steps())).and("at", at).and("by", by);
  }

  boolean remove(WheelTemplateId id) {
    return jdbc.sql("delete from dialogue.wheel_template where id = :id").params(Params.of("id", id).toMap()).update() == 1;
  }

  /// @return false where there is one of that name and level in that year
  boolean add(WheelId id, String name, DialogueLevel level, int firstYear, int years, List<WheelStep> steps, StaffId by, Instant at) {
    var sql =
        """
        insert into dialogue.wheel (id, name, level, first_year, years, steps, made_at, made_by)
        values (:id, :name, :level, :firstYear, :years, :steps::jsonb, :at, :by)
        on conflict (level, name, first_year) do nothing
        """;
    var params = Params.of("id", id).and("name", name).and("level", level).and("firstYear", firstYear).and("years", years).and("steps", WheelJson.write(steps)).and("at", at).and("by", by);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// The newest first, then by name.
  List<Wheel> wheels() {
    return wheels(" order by w.first_year desc, w.name collate \"da-x-icu\", w.id", Params.of("none", null));
  }

  List<Wheel> open() {
    return wheels(" where w.closed_at is null order by w.first_year, w.id", Params.of("none", null));
  }

  Optional<Wheel> wheel(WheelId id) {
    return wheels(" where w.id = :id", Params.of("id", id)).stream().findFirst();
  }

  Optional<Wheel> wheel(String name, DialogueLevel level, int firstYear) {
    return wheels(" where w.name = :name and w.level = :level and w.first_year = :firstYear", Params.of("name", name).and("level", level).and("firstYear", firstYear)).stream().findFirst();
  }

  /// The open wheels in which a dialogue is, the earliest first.
  List<Wheel> openOf(DialogueId dialogue) {
    return wheels(
        " where w.closed_at is null and exists (select from dialogue.wheel_dialogue d where d.wheel_id = w.id and d.dialogue_id = :dialogue) order by w.first_year, w.id",
        Params.of("dialogue", dialogue));
  }

  private List<Wheel> wheels(String where, Params params) {
    var moves = new HashMap<WheelId, Map<WheelKey, WheelMove>>();
    record Found(WheelId id, String name, DialogueLevel level, int firstYear, int years, List<WheelStep> steps, @Nullable Instant closedAt) {}
    var found =
        jdbc.sql(WHEEL + where)
            .params(params.toMap())
            .query(
                (row, _) ->
                    new Found(
                        new WheelId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        DialogueLevel.valueOf(row.getString("level")),
                        row.getInt("first_year"),
                        row.getInt("years"),
                        WheelJson.read(row.getString("steps")),
                        Rows.instantOrNull(row, "closed_at")))
            .list();
    if (found.isEmpty()) {
      return List.of();
    }
    var sql =
        """
        select m.wheel_id, m.step, m.year, m.day, m.why, m.at, m.by
          from dialogue.wheel_move m
         where m.wheel_id = any(:wheels)
        """;
    var names = new Names();
    jdbc.sql(sql)
        .param("wheels", found.stream().map(it -> it.id().value()).toArray(UUID[]::new))
        .query(
            row -> {
              moves
                  .computeIfAbsent(new WheelId(row.getObject("wheel_id", UUID.class)), _ -> new HashMap<>())
                  .put(
                      new WheelKey(row.getString("step"), row.getInt("year")),
                      new WheelMove(row.getObject("day", LocalDate.class), row.getString("why"), Rows.instant(row, "at"), names.of(row.getObject("by", UUID.class))));
            });
    return found.stream().map(it -> new Wheel(it.id(), it.name(), it.level(), it.firstYear(), it.years(), it.steps(), moves.getOrDefault(it.id(), Map.of()), it.closedAt())).toList();
  }

  boolean close(WheelId id, @Nullable Instant at) {
    var sql = "update dialogue.wheel set closed_at = :at::timestamptz where id = :id and (closed_at is null) <> (:at::timestamptz is null)";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  void move(WheelId id, WheelKey key, @Nullable LocalDate day, String why, StaffId by, Instant at) {
    var sql =
        """
        insert into dialogue.wheel_move (wheel_id, step, year, day, why, at, by)
        values (:wheel, :step, :year, :day::date, :why, :at, :by)
        on conflict (wheel_id, step, year) do update
           set day = excluded.day, why = excluded.why, at = excluded.at, by = excluded.by
        """;
    jdbc.sql(sql).params(key(id, key).and("day", day).and("why", why).and("at", at).and("by", by).toMap()).update();
  }

  private static Params key(WheelId id, WheelKey key) {
    return Params.of("wheel", id).and("step", key.step()).and("year", key.year());
  }

  boolean moveBack(WheelId id, WheelKey key) {
    return jdbc.sql("delete from dialogue.wheel_move where wheel_id = :wheel and step = :step and year = :year").params(key(id, key).toMap()).update() == 1;
  }

  boolean attach(WheelId id, DialogueId dialogue, LocalDate on, StaffId by) {
    return jdbc.sql("insert into dialogue.wheel_dialogue (wheel_id, dialogue_id, attached_on, attached_by) values (:wheel, :dialogue, :on, :by) on conflict do nothing")
            .params(Params.of("wheel", id).and("dialogue", dialogue).and("on", on).and("by", by).toMap())
            .update()
        == 1;
  }

  boolean detach(WheelId id, DialogueId dialogue) {
    return jdbc.sql("delete from dialogue.wheel_dialogue where wheel_id = :wheel and dialogue_id = :dialogue").params(Params.of("wheel", id).and("dialogue", dialogue).toMap()).update() == 1;
  }

  /// The dialogues in a wheel, each with since when.
  Map<DialogueId, LocalDate> attached(WheelId id) {
    var all = new HashMap<DialogueId, LocalDate>();
    jdbc.sql("select dialogue_id, attached_on from dialogue.wheel_dialogue where wheel_id = :wheel")
        .params(Params.of("wheel", id).toMap())
        .query(
            row -> {
              all.put(new DialogueId(row.getObject("dialogue_id", UUID.class)), row.getObject("attached_on", LocalDate.class));
            });
    return all;
  }

  /// The wheels in which a dialogue is, each with since when.
  Map<WheelId, LocalDate> attached(DialogueId id) {
    var all = new HashMap<WheelId, LocalDate>();
    jdbc.sql("select wheel_id, attached_on from dialogue.wheel_dialogue where dialogue_id = :dialogue")
        .params(Params.of("dialogue", id).toMap())
        .query(
            row -> {
              all.put(new WheelId(row.getObject("wheel_id", UUID.class)), row.getObject("attached_on", LocalDate.class));
            });
    return all;
  }

  /// The dialogues in which somebody speaks for management, or for any side.
  Set<DialogueId> spokenIn(StaffId staff, boolean management) {
    var sql =
        """
        select c.dialogue_id
          from dialogue.contact c
         where c.staff_id = :staff and c.left_at is null and (c.side = 'MANAGEMENT' or not :management)
        """;
    return new HashSet<>(
        jdbc.sql(sql).params(Params.of("staff", staff).and("management", management).toMap()).query((row, _) -> new DialogueId(row.getObject(1, UUID.class))).list());
  }

  /// Who speaks in the dialogues of a wheel that go on, and can be written to.
  List<PartyContact> contacts(WheelId id) {
    var sql =
        """
        select c.id, c.dialogue_id, c.side, c.name, c.title, c.mail, c.staff_id, c.signs
          from dialogue.wheel_dialogue w
          join dialogue.dialogue d on d.id = w.dialogue_id
          join dialogue.contact c on c.dialogue_id = d.id
         where w.wheel_id = :wheel and d.ended_at is null and c.left_at is null and c.mail is not null
         order by c.added_at, c.id
        """;
    return jdbc.sql(sql)
        .params(Params.of("wheel", id).toMap())
        .query(
            (row, _) -> {
              var staff = row.getObject("staff_id", UUID.class);
              return new PartyContact(
                  new PartyContactId(row.getObject("id", UUID.class)),
                  new DialogueId(row.getObject("dialogue_id", UUID.class)),
                  Side.valueOf(row.getString("side")),
                  row.getString("name"),
                  row.getString("title"),
                  new MailAddress(row.getString("mail")),
                  staff == null ? null : new StaffId(staff),
                  row.getBoolean("signs"),
                  null);
            })
        .list();
  }

  /// @return false where it is marked already
  boolean mark(UUID mark, WheelId id, DialogueId dialogue, WheelKey key, @Nullable Side side, boolean happened, @Nullable StaffId staff, @Nullable PartyContactId contact, Instant at) {
    var sql =
        """
        insert into dialogue.wheel_mark (id, wheel_id, dialogue_id, step, year, side, at, happened, staff_id, contact_id)
        values (:id, :wheel, :dialogue, :step, :year, :side::text, :at, :happened, :staff::uuid, :contact::uuid)
        on conflict (wheel_id, dialogue_id, step, year, coalesce(side, '')) where undone_at is null do nothing
        """;
    var params = key(id, key).and("id", mark).and("dialogue", dialogue).and("side", side).and("at", at).and("happened", happened).and("staff", staff).and("contact", contact);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Takes marks of a step back: one side's and those of the whole, or all of them.
  ///
  /// @param happened null for all; else only those that were, or were not, said by somebody
  boolean undo(WheelId id, DialogueId dialogue, WheelKey key, @Nullable Side side, @Nullable Boolean happened, Instant at) {
    var sql =
        """
        update dialogue.wheel_mark
           set undone_at = :at
         where wheel_id = :wheel and dialogue_id = :dialogue and step = :step and year = :year and undone_at is null
           and (:side::text is null or side is null or side = :side::text)
           and (:happened::boolean is null or happened = :happened::boolean)
        """;
    return jdbc.sql(sql).params(key(id, key).and("dialogue", dialogue).and("side", side).and("happened", happened).and("at", at).toMap()).update() > 0;
  }

  /// What is done in the dialogues of a wheel, or in one of them.
  Map<DialogueId, List<WheelMark>> marks(WheelId id, @Nullable DialogueId dialogue) {
    var sql =
        """
        select m.dialogue_id, m.step, m.year, m.side, m.at, m.happened, c.name, m.staff_id
          from dialogue.wheel_mark m
          left join dialogue.contact c on c.id = m.contact_id
         where m.wheel_id = :wheel and m.undone_at is null and (:dialogue::uuid is null or m.dialogue_id = :dialogue::uuid)
         order by m.at, m.id
        """;
    var all = new HashMap<DialogueId, List<WheelMark>>();
    var names = new Names();
    jdbc.sql(sql)
        .params(Params.of("wheel", id).and("dialogue", dialogue).toMap())
        .query(
            row -> {
              var side = row.getString("side");
              var name = row.getString("name");
              all.computeIfAbsent(new DialogueId(row.getObject("dialogue_id", UUID.class)), _ -> new ArrayList<>())
                  .add(
                      new WheelMark(
                          new WheelKey(row.getString("step"), row.getInt("year")),
                          side == null ? null : Side.valueOf(side),
                          Rows.instant(row, "at"),
                          row.getBoolean("happened"),
                          name == null ? names.of(row.getObject("staff_id", UUID.class)) : name));
            });
    return all;
  }

  /// Claims the telling of a step; only one node gets it, and only once.
  boolean tell(WheelId id, DialogueId dialogue, WheelKey key, Instant at) {
    return jdbc.sql("insert into dialogue.wheel_told (wheel_id, dialogue_id, step, year, at) values (:wheel, :dialogue, :step, :year, :at) on conflict do nothing")
            .params(key(id, key).and("dialogue", dialogue).and("at", at).toMap())
            .update()
        == 1;
  }

  Set<String> told(WheelId id) {
    return new HashSet<>(
        jdbc.sql("select dialogue_id || ' ' || step || ' ' || year from dialogue.wheel_told where wheel_id = :wheel").params(Params.of("wheel", id).toMap()).query(String.class).list());
  }
}
