package dk.pip.comments;

import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes comments, their answers, reactions, and which stories may be commented on.
@Repository
class CommentTable {
  private static final String COLUMNS =
      """
      select c.id, c.path, c.audience, c.headline, c.text, c.covered, c.name, c.mail, c.staff_id, c.state, c.question, c.tip_id, c.at,
             c.reason, c.link, a.text as answer, a.at as answered_at
        from comments.comment c
        left join comments.answer a on a.comment_id = c.id
      """;

  private final JdbcClient jdbc;

  CommentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What was said of a story; null where it goes by the setting.
  record Thread(CommentMode mode, boolean closed) {}

  @Nullable Thread thread(String path) {
    return threads(List.of(path)).get(path);
  }

  Map<String, Thread> threads(Collection<String> paths) {
    var all = new HashMap<String, Thread>();
    jdbc.sql("select path, mode, closed from comments.thread where path = any(:paths)")
        .params(Params.of("paths", paths.toArray(String[]::new)).toMap())
        .query(
            row -> {
              all.put(row.getString("path"), new Thread(CommentMode.valueOf(row.getString("mode")), row.getBoolean("closed")));
            });
    return all;
  }

  void setThread(String path, Thread thread, StaffId by, Instant at) {
    var sql =
        """
        insert into comments.thread (path, mode, closed, set_at, set_by)
        values (:path, :mode, :closed, :at, :by)
        on conflict (path) do update
           set mode = excluded.mode, closed = excluded.closed, set_at = excluded.set_at, set_by = excluded.set_by
        """;
    var params = Params.of("path", path).and("mode", thread.mode()).and("closed", thread.closed()).and("at", at).and("by", by);
    jdbc.sql(sql).params(params.toMap()).update();
    change();
  }

  /// @return false where the form has been taken already
  boolean add(Comment it, byte[] formKey) {
    var sql =
        """
        insert into comments.comment (id, path, audience, headline, text, covered, name, mail, staff_id, state, at, link, form_key)
        values (:id, :path, :audience, :headline, :text, :covered, :name, :mail::text, :staff::uuid, :state, :at, :link, :formKey)
        on conflict (form_key) do nothing
        """;
    var params =
        Params.of("id", it.id())
            .and("path", it.path())
            .and("audience", it.audience())
            .and("headline", it.headline())
            .and("text", it.text())
            .and("covered", it.covered())
            .and("name", it.name())
            .and("mail", it.mail())
            .and("staff", it.staff())
            .and("state", it.state())
            .and("at", it.at())
            .and("link", it.link())
            .and("formKey", formKey);
    var added = jdbc.sql(sql).params(params.toMap()).update() == 1;
    if (added && it.state() == CommentState.SHOWN) {
      change();
    }
    return added;
  }

  Optional<Comment> find(CommentId id) {
    return jdbc.sql(COLUMNS + " where c.id = :id").params(Params.of("id", id).toMap()).query(CommentTable::comment).optional();
  }

  List<Comment> findAll(Collection<CommentId> ids) {
    return jdbc.sql(COLUMNS + " where c.id = any(:ids)")
        .params(Params.of("ids", ids.stream().map(CommentId::value).toArray(UUID[]::new)).toMap())
        .query(CommentTable::comment)
        .list();
  }

  Optional<Comment> byLink(long link) {
    return jdbc.sql(COLUMNS + " where c.link = :link").param("link", link).query(CommentTable::comment).optional();
  }

  Optional<Comment> byForm(byte[] formKey) {
    return jdbc.sql(COLUMNS + " where c.form_key = :key").param("key", formKey).query(CommentTable::comment).optional();
  }

  /// What readers see below a story, the oldest first: those that are shown or hidden.
  List<Comment> below(String path, Audience audience, int most) {
    return jdbc.sql(COLUMNS + " where c.path = :path and c.audience = :audience and c.state in ('SHOWN', 'HIDDEN') order by c.at, c.id limit :most")
        .params(Params.of("path", path).and("audience", audience).and("most", most).toMap())
        .query(CommentTable::comment)
        .list();
  }

  /// Those that wait, the oldest first.
  List<Comment> waiting(int most) {
    return list("c.state = 'WAITING' order by c.at, c.id", most);
  }

  /// Those that somebody is to answer, the oldest first.
  List<Comment> questions(int most) {
    return list("c.question and a.at is null and c.state <> 'SPAM' order by c.at, c.id", most);
  }

  List<Comment> in(CommentState state, int most) {
    return jdbc.sql(COLUMNS + " where c.state = :state order by c.at desc, c.id limit :most")
        .params(Params.of("state", state).and("most", most).toMap())
        .query(CommentTable::comment)
        .list();
  }

  private List<Comment> list(String where, int most) {
    return jdbc.sql(COLUMNS + " where " + where + " limit :most").param("most", most).query(CommentTable::comment).list();
  }

  record Counts(long waiting, long questions, long spam) {}

  Counts counts() {
    var sql =
        """
        select count(*) filter (where c.state = 'WAITING') as waiting,
               count(*) filter (where c.question and a.at is null and c.state <> 'SPAM') as questions,
               count(*) filter (where c.state = 'SPAM') as spam
          from comments.comment c
          left join comments.answer a on a.comment_id = c.id
         where c.state in ('WAITING', 'SPAM')
            or c.question
        """;
    return jdbc.sql(sql).query((row, _) -> new Counts(row.getLong("waiting"), row.getLong("questions"), row.getLong("spam"))).single();
  }

  private static Comment comment(ResultSet row, int number) throws SQLException {
    var staff = row.getObject("staff_id", UUID.class);
    var answer = row.getString("answer");
    return new Comment(
        new CommentId(row.getObject("id", UUID.class)),
        row.getString("path"),
        Audience.valueOf(row.getString("audience")),
        row.getString("headline"),
        row.getString("text"),
        row.getBoolean("covered"),
        row.getString("name"),
        row.getString("mail"),
        staff == null ? null : new StaffId(staff),
        CommentState.valueOf(row.getString("state")),
        row.getBoolean("question"),
        row.getObject("tip_id", UUID.class),
        Rows.instant(row, "at"),
        row.getString("reason"),
        row.getLong("link"),
        answer == null ? null : new CommentAnswer(answer, Rows.instant(row, "answered_at")));
  }

  /// @param from the state in which whoever decides has seen it
  /// @return false where it has come to another by now
  boolean move(CommentId id, CommentState from, CommentState to, @Nullable String reason, @Nullable StaffId by, Instant at) {
    var sql =
        """
        update comments.comment
           set state = :to, reason = :reason::text, decided_at = :at, decided_by = :by::uuid
         where id = :id
           and state = :from
        """;
    var params = Params.of("id", id).and("from", from).and("to", to).and("reason", reason).and("by", by).and("at", at);
    var moved = jdbc.sql(sql).params(params.toMap()).update() == 1;
    if (moved) {
      change();
    }
    return moved;
  }

  boolean question(CommentId id, boolean is) {
    return jdbc.sql("update comments.comment set question = :is where id = :id and question <> :is").params(Params.of("id", id).and("is", is).toMap()).update() == 1;
  }

  /// @return false where it is one already
  boolean tip(CommentId id, UUID tip) {
    return jdbc.sql("update comments.comment set tip_id = :tip where id = :id and tip_id is null").params(Params.of("id", id).and("tip", tip).toMap()).update() == 1;
  }

  /// Puts an answer in the place of the one before.
  void answer(CommentId id, String text, StaffId by, Instant at) {
    var sql =
        """
        insert into comments.answer (comment_id, text, at, by_id)
        values (:id, :text, :at, :by)
        on conflict (comment_id) do update
           set text = excluded.text, at = excluded.at, by_id = excluded.by_id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("text", text).and("at", at).and("by", by).toMap()).update();
    change();
  }

  boolean endAnswer(CommentId id) {
    var ended = jdbc.sql("delete from comments.answer where comment_id = :id").params(Params.of("id", id).toMap()).update() == 1;
    if (ended) {
      change();
    }
    return ended;
  }

  boolean delete(CommentId id) {
    var deleted = jdbc.sql("delete from comments.comment where id = :id").params(Params.of("id", id).toMap()).update() == 1;
    if (deleted) {
      change();
    }
    return deleted;
  }

  Map<Reaction, Integer> reactions(String path, Audience audience) {
    var all = new EnumMap<Reaction, Integer>(Reaction.class);
    jdbc.sql("select kind, number from comments.reaction where path = :path and audience = :audience and number > 0")
        .params(Params.of("path", path).and("audience", audience).toMap())
        .query(
            row -> {
              all.put(Reaction.valueOf(row.getString("kind")), row.getInt("number"));
            });
    return all;
  }

  /// @return false where whoever it was has done so already
  boolean mark(byte[] key, Instant ends) {
    var sql = "insert into comments.reaction_mark (key, ends_at) values (:key, :ends) on conflict do nothing";
    return jdbc.sql(sql).params(Params.of("key", key).and("ends", ends).toMap()).update() == 1;
  }

  boolean unmark(byte[] key) {
    return jdbc.sql("delete from comments.reaction_mark where key = :key").param("key", key).update() == 1;
  }

  void react(String path, Reaction kind, Audience audience, int by) {
    var sql =
        """
        insert into comments.reaction as r (path, kind, audience, number)
        values (:path, :kind, :audience, greatest(:by, 0))
        on conflict (path, kind, audience) do update
           set number = greatest(r.number + :by, 0)
        """;
    jdbc.sql(sql).params(Params.of("path", path).and("kind", kind).and("audience", audience).and("by", by).toMap()).update();
    change();
  }

  long changeNumber() {
    return jdbc.sql("select number from comments.change").query(Long.class).single();
  }

  private void change() {
    jdbc.sql("update comments.change set number = number + 1").update();
  }

  /// What is kept no longer: addresses of what was settled, hidden comments, marks, and comments themselves.
  ///
  /// @return the comments that are gone
  List<CommentId> forget(Instant now, Instant settledBefore, Instant hiddenBefore, Instant writtenBefore) {
    jdbc.sql("update comments.comment set mail = null where mail is not null and decided_at < :before").params(Params.of("before", settledBefore).toMap()).update();
    jdbc.sql("delete from comments.reaction_mark where ends_at < :now").params(Params.of("now", now).toMap()).update();
    var old = "delete from comments.comment where at < :written or state in ('HIDDEN', 'SPAM') and at < :hidden returning id";
    var gone =
        jdbc.sql(old)
            .params(Params.of("written", writtenBefore).and("hidden", hiddenBefore).toMap())
            .query((row, _) -> new CommentId(row.getObject("id", UUID.class)))
            .list();
    if (!gone.isEmpty()) {
      change();
    }
    return gone;
  }

  List<Map<String, String>> of(StaffId person) {
    return jdbc.sql("select path, text, at from comments.comment where staff_id = :person order by at")
        .params(Params.of("person", person).toMap())
        .query((row, _) -> Map.of("commented on", row.getString("path"), "text", row.getString("text"), "at", Rows.instant(row, "at").toString()))
        .list();
  }

  void forget(StaffId person, String byline) {
    jdbc.sql("update comments.comment set staff_id = null, name = :byline, mail = null where staff_id = :person")
        .params(Params.of("person", person).and("byline", byline).toMap())
        .update();
    change();
  }
}
