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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes talks, where their sides stand, and what they prepare.
@Repository
class TalkTable {
  private static final String COLUMNS =
      """
      select t.id, t.dialogue_id, t.topic, t.title, t.about, t.at, t.minutes, t.place, t.prepare_by, t.questions, t.revision,
             t.sent_at, t.opened_at, t.closed_at, t.cancelled_at, t.forgotten_at
        from dialogue.talk t
      """;

  private final JdbcClient jdbc;

  TalkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(TalkId id, DialogueId dialogue, Talk.Words words, Instant at, StaffId by) {
    var sql =
        """
        insert into dialogue.talk (id, dialogue_id, topic, title, about, at, minutes, place, prepare_by, questions, arranged_at, arranged_by)
        values (:id, :dialogue, :topic, :title, :about, :time, :minutes, :place, :prepareBy, :questions, :at, :by)
        """;
    jdbc.sql(sql).params(words(id, words).and("dialogue", dialogue).and("at", at).and("by", by).toMap()).update();
    for (var side : Side.values()) {
      jdbc.sql("insert into dialogue.talk_side (talk_id, side) values (:id, :side)").params(Params.of("id", id).and("side", side).toMap()).update();
    }
  }

  private static Params words(TalkId id, Talk.Words words) {
    return Params.of("id", id)
        .and("topic", words.topic())
        .and("title", words.title())
        .and("about", words.about())
        .and("time", words.at())
        .and("minutes", words.minutes())
        .and("place", words.place())
        .and("prepareBy", words.prepareBy())
        .and("questions", String.join("\n", words.questions()));
  }

  /// The questions stay as they are once the talk was sent.
  boolean change(TalkId id, Talk.Words words) {
    var sql =
        """
        update dialogue.talk
           set topic = :topic, title = :title, about = :about, at = :time, minutes = :minutes, place = :place, prepare_by = :prepareBy,
               questions = case when sent_at is null then :questions else questions end, revision = revision + 1
         where id = :id and closed_at is null and cancelled_at is null
        """;
    return jdbc.sql(sql).params(words(id, words).toMap()).update() == 1;
  }

  boolean sent(TalkId id, Instant at) {
    var sql = "update dialogue.talk set sent_at = :at, revision = revision + 1 where id = :id and sent_at is null and cancelled_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  boolean cancel(TalkId id, Instant at) {
    var sql = "update dialogue.talk set cancelled_at = :at, revision = revision + 1 where id = :id and closed_at is null and cancelled_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  /// Makes others wait who change the same talk, until the transaction ends, and tells what it is now.
  Optional<Talk> lock(TalkId id) {
    jdbc.sql("select 1 from dialogue.talk where id = :id for update").params(Params.of("id", id).toMap()).query().listOfRows();
    return find(id);
  }

  /// Tells pages that show the talk that there is something else to show.
  void touch(TalkId id) {
    jdbc.sql("update dialogue.talk set revision = revision + 1 where id = :id").params(Params.of("id", id).toMap()).update();
  }

  Optional<Talk> find(TalkId id) {
    return jdbc.sql(COLUMNS + " where t.id = :id").params(Params.of("id", id).toMap()).query((row, _) -> talk(row, stands(id))).optional();
  }

  /// Whether there is something else to show; cheaper than [#find].
  Optional<Long> revision(TalkId id) {
    return jdbc.sql("select revision from dialogue.talk where id = :id").params(Params.of("id", id).toMap()).query(Long.class).optional();
  }

  List<Talk> of(DialogueId dialogue) {
    return of(List.of(dialogue)).getOrDefault(dialogue, List.of());
  }

  /// Those of many dialogues in as many questions as for one, each the last to be held first.
  Map<DialogueId, List<Talk>> of(Collection<DialogueId> dialogues) {
    var ids = dialogues.stream().map(DialogueId::value).toArray(UUID[]::new);
    var stands = new HashMap<UUID, Map<Side, Talk.Stand>>();
    jdbc.sql("select s.* from dialogue.talk_side s join dialogue.talk t on t.id = s.talk_id where t.dialogue_id = any(:dialogues)")
        .params(Params.of("dialogues", ids).toMap())
        .query(row -> {
          stands.computeIfAbsent(row.getObject("talk_id", UUID.class), _ -> new EnumMap<>(Side.class)).put(Side.valueOf(row.getString("side")), stand(row));
        });
    return jdbc.sql(COLUMNS + " where t.dialogue_id = any(:dialogues) order by t.at desc, t.id")
        .params(Params.of("dialogues", ids).toMap())
        .query((row, _) -> talk(row, stands.getOrDefault(row.getObject("id", UUID.class), new EnumMap<>(Side.class))))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Talk::dialogue));
  }

  private Map<Side, Talk.Stand> stands(TalkId id) {
    var all = new EnumMap<Side, Talk.Stand>(Side.class);
    jdbc.sql("select * from dialogue.talk_side where talk_id = :id")
        .params(Params.of("id", id).toMap())
        .query(row -> {
          all.put(Side.valueOf(row.getString("side")), stand(row));
        });
    return all;
  }

  private static Talk.Stand stand(ResultSet row) throws SQLException {
    return new Talk.Stand(row.getInt("revision"), Rows.instantOrNull(row, "handed_in_at"), Rows.instantOrNull(row, "done_at"));
  }

  private static Talk talk(ResultSet row, Map<Side, Talk.Stand> stands) throws SQLException {
    return new Talk(
        new TalkId(row.getObject("id", UUID.class)),
        new DialogueId(row.getObject("dialogue_id", UUID.class)),
        TalkTopic.valueOf(row.getString("topic")),
        row.getString("title"),
        row.getString("about"),
        Rows.instant(row, "at"),
        row.getInt("minutes"),
        row.getString("place"),
        row.getObject("prepare_by", LocalDate.class),
        row.getString("questions").lines().toList(),
        row.getLong("revision"),
        Rows.instantOrNull(row, "sent_at"),
        Rows.instantOrNull(row, "opened_at"),
        Rows.instantOrNull(row, "closed_at"),
        Rows.instantOrNull(row, "cancelled_at"),
        Rows.instantOrNull(row, "forgotten_at"),
        stands);
  }

  /// What a side has prepared, as somebody of a side may see it: the other's only when both have handed in.
  List<TalkAnswer> answers(TalkId id, Side of, Side asking) {
    var sql =
        """
        select distinct on (a.question) a.question, a.revision, a.text, c.name, a.at
          from dialogue.talk_answer a
          join dialogue.talk t on t.id = a.talk_id
          join dialogue.contact c on c.id = a.contact_id
         where a.talk_id = :id and a.side = :of and (:of = :asking or t.opened_at is not null)
         order by a.question, a.revision desc
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("of", of).and("asking", asking).toMap()).query(TalkTable::answer).list();
  }

  /// What was written to a question before somebody wrote over it, the newest first.
  List<TalkAnswer> earlier(TalkId id, Side side) {
    var sql =
        """
        select a.question, a.revision, a.text, c.name, a.at
          from dialogue.talk_answer a
          join dialogue.contact c on c.id = a.contact_id
         where a.talk_id = :id and a.side = :side and a.text <> ''
           and exists (select from dialogue.talk_answer later where later.talk_id = a.talk_id and later.side = a.side and later.question = a.question and later.revision > a.revision)
         order by a.question, a.revision desc
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("side", side).toMap()).query(TalkTable::answer).list();
  }

  private static TalkAnswer answer(ResultSet row, int number) throws SQLException {
    return new TalkAnswer(row.getInt("question"), row.getInt("revision"), row.getString("text"), row.getString("name"), Rows.instant(row, "at"));
  }

  record Written(TalkAnswer answer, String opened) {}

  /// The newest of each question, with the page in which it was written.
  Map<Integer, Written> written(TalkId id, Side side) {
    var sql =
        """
        select distinct on (a.question) a.question, a.revision, a.text, c.name, a.at, a.opened
          from dialogue.talk_answer a
          join dialogue.contact c on c.id = a.contact_id
         where a.talk_id = :id and a.side = :side
         order by a.question, a.revision desc
        """;
    var all = new HashMap<Integer, Written>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("side", side).toMap())
        .query(row -> {
          all.put(row.getInt("question"), new Written(answer(row, 0), row.getString("opened")));
        });
    return all;
  }

  /// What a question's answer was as of a revision.
  String seen(TalkId id, Side side, int question, int revision) {
    var sql =
        """
        select text
          from dialogue.talk_answer
         where talk_id = :id and side = :side and question = :question and revision <= :revision
         order by revision desc
         limit 1
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("side", side).and("question", question).and("revision", revision).toMap())
        .query(String.class)
        .optional()
        .orElse("");
  }

  int nextRevision(TalkId id, Side side) {
    var sql = "update dialogue.talk_side set revision = revision + 1 where talk_id = :id and side = :side returning revision";
    return Objects.requireNonNull(jdbc.sql(sql).params(Params.of("id", id).and("side", side).toMap()).query(Integer.class).single());
  }

  void write(TalkId id, Side side, int question, int revision, String text, PartyContactId by, String opened, Instant at) {
    var sql =
        """
        insert into dialogue.talk_answer (talk_id, side, question, revision, text, contact_id, opened, at)
        values (:id, :side, :question, :revision, :text, :by, :opened, :at)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("side", side)
                .and("question", question)
                .and("revision", revision)
                .and("text", text)
                .and("by", by)
                .and("opened", opened)
                .and("at", at)
                .toMap())
        .update();
  }

  /// Writes on in what the same page wrote before.
  void rewrite(TalkId id, Side side, int question, int old, int revision, String text, PartyContactId by, Instant at) {
    var sql =
        """
        update dialogue.talk_answer
           set revision = :revision, text = :text, contact_id = :by, at = :at
         where talk_id = :id and side = :side and question = :question and revision = :old
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("side", side)
                .and("question", question)
                .and("old", old)
                .and("revision", revision)
                .and("text", text)
                .and("by", by)
                .and("at", at)
                .toMap())
        .update();
  }

  /// @param at null to take it back
  void handIn(TalkId id, Side side, @Nullable Instant at, @Nullable PartyContactId by) {
    var sql = "update dialogue.talk_side set handed_in_at = :at::timestamptz, handed_in_by = :by::uuid where talk_id = :id and side = :side";
    jdbc.sql(sql).params(Params.of("id", id).and("side", side).and("at", at).and("by", by).toMap()).update();
  }

  void open(TalkId id, Instant at) {
    jdbc.sql("update dialogue.talk set opened_at = :at where id = :id and opened_at is null").params(Params.of("id", id).and("at", at).toMap()).update();
  }

  /// @param at null where it says that the talk goes on
  void done(TalkId id, Side side, @Nullable Instant at, @Nullable PartyContactId by) {
    var sql = "update dialogue.talk_side set done_at = :at::timestamptz, done_by = :by::uuid where talk_id = :id and side = :side";
    jdbc.sql(sql).params(Params.of("id", id).and("side", side).and("at", at).and("by", by).toMap()).update();
  }

  boolean close(TalkId id, Instant at) {
    var sql = "update dialogue.talk set closed_at = :at, revision = revision + 1 where id = :id and closed_at is null and cancelled_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  /// Those that one side said were over before a time, without the other having said anything since.
  List<TalkId> overSince(Instant before) {
    var sql =
        """
        select t.id
          from dialogue.talk t
         where t.closed_at is null and t.cancelled_at is null
           and exists (select from dialogue.talk_side s where s.talk_id = t.id and s.done_at <= :before)
         order by t.id
        """;
    return jdbc.sql(sql).params(Params.of("before", before).toMap()).query((row, _) -> new TalkId(row.getObject(1, UUID.class))).list();
  }

  /// The story that a talk has become.
  Optional<UUID> story(TalkId id) {
    return jdbc.sql("select story_id from dialogue.talk where id = :id and story_id is not null").params(Params.of("id", id).toMap()).query(UUID.class).optional();
  }

  void became(TalkId id, UUID story) {
    jdbc.sql("update dialogue.talk set story_id = :story where id = :id").params(Params.of("id", id).and("story", story).toMap()).update();
  }

  /// Takes away the mail addresses of those who spoke in dialogues that ended before a time.
  void forgetAddresses(Instant endedBefore, LocalDate termBefore) {
    var sql =
        """
        update dialogue.contact c
           set mail = null
          from dialogue.dialogue d
         where d.id = c.dialogue_id and c.mail is not null
           and (d.ended_at < :ended or d.ended_at is null and d.term_until < :term)
        """;
    jdbc.sql(sql).params(Params.of("ended", endedBefore).and("term", termBefore).toMap()).update();
  }

  /// Takes away what was prepared and noted in talks of dialogues that ended before a time.
  int forget(Instant endedBefore, LocalDate termBefore, Instant at) {
    var sql =
        """
        with over as (
          update dialogue.talk t
             set forgotten_at = :at, revision = t.revision + 1
            from dialogue.dialogue d
           where d.id = t.dialogue_id and t.forgotten_at is null
             and (d.ended_at < :ended or d.ended_at is null and d.term_until < :term)
          returning t.id
        ), answers as (
          delete from dialogue.talk_answer a using over where a.talk_id = over.id
        ), notes as (
          delete from dialogue.talk_note n using over where n.talk_id = over.id
        )
        select count(*) from over
        """;
    return Objects.requireNonNull(
        jdbc.sql(sql).params(Params.of("ended", endedBefore).and("term", termBefore).and("at", at).toMap()).query(Integer.class).single());
  }
}
