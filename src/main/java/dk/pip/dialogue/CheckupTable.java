package dk.pip.dialogue;

import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes checkups, where their sides stand, and what they say.
@Repository
class CheckupTable {
  private static final String COLUMNS =
      """
      select c.id, c.dialogue_id, c.version, c.kind, c.due, c.sent_at, c.opened_at, c.drafted, c.next_dialogue, c.forgotten_at
        from dialogue.checkup c
      """;

  private final JdbcClient jdbc;

  CheckupTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Checkup> of(DialogueId dialogue) {
    return of(List.of(dialogue)).getOrDefault(dialogue, List.of());
  }

  /// Those of many dialogues in as many questions as for one, each the newest first.
  Map<DialogueId, List<Checkup>> of(Collection<DialogueId> dialogues) {
    return read(" where c.dialogue_id = any(:ids) order by c.sent_at desc, c.id", dialogues.stream().map(DialogueId::value).toArray(UUID[]::new)).stream().collect(Collectors.groupingBy(Checkup::dialogue));
  }

  Optional<Checkup> find(CheckupId id) {
    return read(" where c.id = any(:ids)", id.value()).stream().findFirst();
  }

  Optional<Checkup> lock(CheckupId id) {
    return read(" where c.id = any(:ids) for update", id.value()).stream().findFirst();
  }

  private List<Checkup> read(String where, UUID... ids) {
    var found = jdbc.sql(COLUMNS + where).param("ids", ids).query((row, _) -> read(row)).list();
    var handedIn = handedIn(found.stream().map(it -> it.id().value()).toArray(UUID[]::new));
    return found.stream().map(it -> it.withHandedIn(handedIn.getOrDefault(it.id(), Map.of()))).toList();
  }

  private static Checkup read(ResultSet row) throws SQLException {
    var next = row.getObject("next_dialogue", UUID.class);
    var drafted = row.getInt("drafted");
    return new Checkup(
        new CheckupId(row.getObject("id", UUID.class)),
        new DialogueId(row.getObject("dialogue_id", UUID.class)),
        row.getInt("version"),
        CheckupKind.valueOf(row.getString("kind")),
        row.getObject("due", LocalDate.class),
        Rows.instant(row, "sent_at"),
        Rows.instantOrNull(row, "opened_at"),
        Map.of(),
        drafted == 0 ? null : drafted,
        next == null ? null : new DialogueId(next),
        Rows.instantOrNull(row, "forgotten_at"));
  }

  private Map<CheckupId, Map<Side, Instant>> handedIn(UUID... ids) {
    var all = new HashMap<CheckupId, Map<Side, Instant>>();
    jdbc.sql("select checkup_id, side, handed_in_at from dialogue.checkup_side where checkup_id = any(:ids) and handed_in_at is not null")
        .param("ids", ids)
        .query(
            row -> {
              all.computeIfAbsent(new CheckupId(row.getObject("checkup_id", UUID.class)), _ -> new EnumMap<>(Side.class)).put(Side.valueOf(row.getString("side")), Rows.instant(row, "handed_in_at"));
            });
    return all;
  }

  /// @return false where there is one of that kind and day, or one that isn't open to both yet
  boolean add(CheckupId id, DialogueId dialogue, int version, CheckupKind kind, LocalDate due, Instant at, @Nullable StaffId by) {
    var sql =
        """
        insert into dialogue.checkup (id, dialogue_id, version, kind, due, sent_at, sent_by)
        values (:id, :dialogue, :version, :kind, :due, :at, :by::uuid)
        on conflict do nothing
        """;
    var params = Params.of("id", id).and("dialogue", dialogue).and("version", version).and("kind", kind).and("due", due).and("at", at).and("by", by);
    if (jdbc.sql(sql).params(params.toMap()).update() == 0) {
      return false;
    }
    for (var side : Side.values()) {
      jdbc.sql("insert into dialogue.checkup_side (checkup_id, side) values (:id, :side)").params(Params.of("id", id).and("side", side).toMap()).update();
    }
    return true;
  }

  record Written(CheckupAnswer answer, String opened) {}

  Map<String, Written> written(CheckupId id, Side side) {
    var sql =
        """
        select a.key, a.state, a.why, a.due, a.sentence, a.learned, a.asks, a.themes, a.opened, a.reported, c.name
          from dialogue.checkup_answer a
          left join dialogue.contact c on c.id = a.contact_id
         where a.checkup_id = :id and a.side = :side
        """;
    var all = new LinkedHashMap<String, Written>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("side", side).toMap())
        .query(
            row -> {
              all.put(row.getString("key"), new Written(answer(row), row.getString("opened")));
            });
    return all;
  }

  private static CheckupAnswer answer(ResultSet row) throws SQLException {
    var state = row.getString("state");
    var name = row.getString("name");
    var reported = row.getObject("reported", Boolean.class);
    return new CheckupAnswer(
        row.getString("key"),
        state == null ? null : CheckupState.valueOf(state),
        row.getString("why"),
        row.getString("due"),
        row.getString("sentence"),
        row.getString("learned"),
        row.getString("asks"),
        row.getString("themes"),
        name == null ? "" : name,
        reported);
  }

  void write(CheckupId id, Side side, CheckupAnswer it, PartyContactId by, String opened, Instant at) {
    var sql =
        """
        insert into dialogue.checkup_answer (checkup_id, side, key, state, why, due, sentence, learned, asks, themes, contact_id, opened, at)
        values (:id, :side, :key, :state, :why, :due, :sentence, :learned, :asks, :themes, :by, :opened, :at)
        on conflict (checkup_id, side, key) do update
           set state = excluded.state, why = excluded.why, due = excluded.due, sentence = excluded.sentence, learned = excluded.learned,
               asks = excluded.asks, themes = excluded.themes, contact_id = excluded.contact_id, opened = excluded.opened, at = excluded.at
        """;
    var params =
        Params.of("id", id)
            .and("side", side)
            .and("key", it.key())
            .and("state", it.state())
            .and("why", it.why())
            .and("due", it.due())
            .and("sentence", it.sentence())
            .and("learned", it.learned())
            .and("asks", it.asks())
            .and("themes", it.themes())
            .and("by", by)
            .and("opened", opened)
            .and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  void reported(CheckupId id, Side side, String key, boolean stands) {
    jdbc.sql("update dialogue.checkup_answer set reported = :stands where checkup_id = :id and side = :side and key = :key")
        .params(Params.of("id", id).and("side", side).and("key", key).and("stands", stands).toMap())
        .update();
  }

  void handIn(CheckupId id, Side side, @Nullable Instant at, @Nullable PartyContactId by) {
    jdbc.sql("update dialogue.checkup_side set handed_in_at = :at::timestamptz, handed_in_by = :by::uuid where checkup_id = :id and side = :side")
        .params(Params.of("id", id).and("side", side).and("at", at).and("by", by).toMap())
        .update();
  }

  void open(CheckupId id, Instant at) {
    jdbc.sql("update dialogue.checkup set opened_at = :at where id = :id").params(Params.of("id", id).and("at", at).toMap()).update();
  }

  void drafted(CheckupId id, int version) {
    jdbc.sql("update dialogue.checkup set drafted = :version where id = :id").params(Params.of("id", id).and("version", version).toMap()).update();
  }

  void next(CheckupId id, DialogueId next) {
    jdbc.sql("update dialogue.checkup set next_dialogue = :next where id = :id").params(Params.of("id", id).and("next", next).toMap()).update();
  }

  /// @return false where they were reminded since then, or have handed in
  boolean remind(CheckupId id, Side side, Instant since, Instant at) {
    var sql =
        """
        update dialogue.checkup_side
           set reminded_at = :at
         where checkup_id = :id and side = :side and handed_in_at is null and (reminded_at is null or reminded_at < :since)
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("side", side).and("since", since).and("at", at).toMap()).update() == 1;
  }

  record Themed(DialogueId dialogue, Side side, String themes) {}

  /// What was said of themes at the ends of a year, where both can read it.
  List<Themed> themes(int year) {
    var sql =
        """
        select c.dialogue_id, a.side, a.themes
          from dialogue.checkup c
          join dialogue.checkup_answer a on a.checkup_id = c.id
          join dialogue.checkup_side s on s.checkup_id = a.checkup_id and s.side = a.side
         where c.kind = 'YEAR_END' and c.opened_at is not null and s.handed_in_at is not null and a.themes <> '' and date_part('year', c.due) = :year
         order by c.opened_at, c.dialogue_id, a.side
        """;
    return jdbc.sql(sql)
        .params(Params.of("year", year).toMap())
        .query((row, _) -> new Themed(new DialogueId(row.getObject("dialogue_id", UUID.class)), Side.valueOf(row.getString("side")), row.getString("themes")))
        .list();
  }

  List<Integer> themeYears() {
    return jdbc.sql("select distinct extract(year from due)::int as year from dialogue.checkup where kind = 'YEAR_END' and opened_at is not null order by year desc")
        .query((row, _) -> row.getInt("year"))
        .list();
  }

  /// Takes away what was said in dialogues that are long over; that there was a checkup stays.
  void forget(Instant endedBefore, LocalDate termBefore, Instant at) {
    var sql =
        """
        with gone as (
          update dialogue.checkup c
             set forgotten_at = :at
            from dialogue.dialogue d
           where d.id = c.dialogue_id and c.forgotten_at is null and (d.ended_at < :before or d.ended_at is null and d.term_until < :day)
          returning c.id
        )
        delete from dialogue.checkup_answer a using gone where a.checkup_id = gone.id
        """;
    jdbc.sql(sql).params(Params.of("before", endedBefore).and("day", termBefore).and("at", at).toMap()).update();
  }
}
