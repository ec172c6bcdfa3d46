package dk.pip.tips;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Language;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes tips, but not who told them.
@Repository
class TipTable {
  private static final String COLUMNS =
      """
      select id, number, state, came_by, came_at, language, subject, text, left_out, link, message_id, read_at, assignee_id, sealed_to,
             into_id, story_id, published_at, settled_at, forgotten_at
        from tips.tip
      """;

  private final JdbcClient jdbc;

  TipTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param subject one line that says what it is about
  record New(
      TipId id, TipState state, TipWay cameBy, Instant at, Language language, String subject, String text, List<String> leftOut, byte[] key, long link, @Nullable String messageId) {}

  /// @return false where the same has been sent before
  boolean add(New tip) {
    var sql =
        """
        insert into tips.tip (id, state, came_by, came_at, moved_at, language, subject, text, left_out, key, link, message_id)
        values (:id, :state, :way, :at, :at, :language, :subject, :text, :leftOut, :key, :link, :message::text)
        on conflict (key) do nothing
        """;
    return jdbc.sql(sql)
            .params(
                Params.of("id", tip.id())
                    .and("state", tip.state())
                    .and("way", tip.cameBy())
                    .and("at", tip.at())
                    .and("language", tip.language().tag())
                    .and("subject", tip.subject())
                    .and("text", tip.text())
                    .and("leftOut", String.join("\n", tip.leftOut()))
                    .and("key", tip.key())
                    .and("link", tip.link())
                    .and("message", tip.messageId())
                    .toMap())
            .update()
        == 1;
  }

  Optional<Tip> find(TipId id) {
    return jdbc.sql(COLUMNS + " where id = :id").params(Params.of("id", id).toMap()).query(TipTable::tip).optional();
  }

  /// The same, which nobody else changes until the transaction ends.
  Optional<Tip> lock(TipId id) {
    return jdbc.sql(COLUMNS + " where id = :id for update").params(Params.of("id", id).toMap()).query(TipTable::tip).optional();
  }

  Optional<Tip> findByKey(byte[] key) {
    return jdbc.sql(COLUMNS + " where key = :key").param("key", key).query(TipTable::tip).optional();
  }

  Optional<Tip> findByLink(long link) {
    return jdbc.sql(COLUMNS + " where link = :link").param("link", link).query(TipTable::tip).optional();
  }

  /// The newest first.
  List<Tip> findByMail(byte[] mailKey, int most) {
    var sql =
        COLUMNS
            + """
              where id in (select tip_id from tips.tipper where mail_key = :key)
                and link is not null
              order by came_at desc, id desc
              limit :most
              """;
    return jdbc.sql(sql).params(Params.of("key", mailKey).and("most", most).toMap()).query(TipTable::tip).list();
  }

  List<Tip> mergedInto(TipId id) {
    return jdbc.sql(COLUMNS + " where into_id = :id order by came_at, id").params(Params.of("id", id).toMap()).query(TipTable::tip).list();
  }

  List<Tip> ofStory(StoryId story) {
    return jdbc.sql(COLUMNS + " where story_id = :story order by came_at, id").params(Params.of("story", story).toMap()).query(TipTable::tip).list();
  }

  /// A tip whose story is being written.
  record Awaiting(TipId tip, StoryId story) {}

  /// Those of which somebody who told it has still to hear that the story is out, the oldest first.
  List<Awaiting> unpublished() {
    var sql =
        """
        select t.id, t.story_id
          from tips.tip t
         where t.state = 'STORY'
           and t.published_at is null
           and t.story_id is not null
           and (t.forgotten_at is null or exists (select from tips.tip m where m.into_id = t.id and m.link is not null))
         order by t.came_at, t.id
        """;
    return jdbc.sql(sql)
        .query((row, _) -> new Awaiting(new TipId(row.getObject("id", UUID.class)), new StoryId(row.getObject("story_id", UUID.class))))
        .list();
  }

  /// A page of a box, the newest first.
  ///
  /// @param states null for every state
  /// @param unreadToo whether unread tips of other states but spam belong there, too
  /// @param words of which each must stand in it; of letters only in those that the editor may see
  /// @param people the tips whose tippers were found by the words
  List<Tip> list(
      StaffId editor, TipState @Nullable [] states, boolean unreadToo, String[] words, UUID[] people, @Nullable StaffId assignee, @Nullable TipId after, int most) {
    var sql =
        COLUMNS.replace("from tips.tip", "from tips.tip t")
            + """
              where (:states::text[] is null or t.state = any(:states::text[]) or :unread and t.read_at is null and t.state not in ('SPAM', 'MERGED'))
                and (:states::text[] is not null or t.state <> 'MERGED')
                and (:assignee::uuid is null or t.assignee_id = :assignee::uuid)
                and (t.id = any(:people::uuid[])
                  or not exists (
                    select
                      from unnest(:words::text[]) w
                     where position(w in lower(t.subject || ' ' || t.text || ' ' || t.number)) = 0
                       and not exists (
                         select
                           from tips.tip m
                          where m.into_id = t.id
                            and position(w in lower(m.subject || ' ' || m.text)) > 0)
                       and not exists (
                         select
                           from tips.letter l
                          where l.tip_id = t.id
                            and (t.sealed_to is null or t.sealed_to = :editor)
                            and position(w in lower(l.text)) > 0)))
                and (:after::uuid is null or (t.came_at, t.id) < (select a.came_at, a.id from tips.tip a where a.id = :after::uuid))
              order by t.came_at desc, t.id desc
              limit :most
              """;
    return jdbc.sql(sql)
        .params(
            Params.of("editor", editor)
                .and("states", states == null ? null : Arrays.stream(states).map(Enum::name).toArray(String[]::new))
                .and("unread", unreadToo)
                .and("words", words)
                .and("people", people)
                .and("assignee", assignee)
                .and("after", after)
                .and("most", most)
                .toMap())
        .query(TipTable::tip)
        .list();
  }

  /// The newest tips that still know who told them and whose tippers the editor may see.
  List<TipId> withTippers(StaffId editor, int most) {
    var sql =
        """
        select t.id
          from tips.tip t
          join tips.tipper p on p.tip_id = t.id
         where t.sealed_to is null or t.sealed_to = :editor
         order by t.came_at desc
         limit :most
        """;
    return jdbc.sql(sql).params(Params.of("editor", editor).and("most", most).toMap()).query((row, _) -> new TipId(row.getObject("id", UUID.class))).list();
  }

  Map<TipState, Integer> count() {
    var counts = new EnumMap<TipState, Integer>(TipState.class);
    jdbc.sql("select state, count(*) as many from tips.tip group by state")
        .query((row, _) -> counts.put(TipState.valueOf(row.getString("state")), row.getInt("many")))
        .list();
    return counts;
  }

  long countUnread() {
    return jdbc.sql("select count(*) from tips.tip where read_at is null and state not in ('SPAM', 'MERGED')").query(Long.class).single();
  }

  boolean read(TipId id, @Nullable Instant at) {
    var sql = "update tips.tip set read_at = :at where id = :id and (read_at is null) = (:at::timestamptz is not null)";
    return jdbc.sql(sql.replace("= :at where", "= :at::timestamptz where")).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  /// @param settled whether the newsroom is done with it
  void move(TipId id, TipState state, boolean settled, Instant now) {
    var sql =
        """
        update tips.tip
           set state = :state, moved_at = :now, settled_at = case when :settled then :now else null end
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("state", state).and("settled", settled).and("now", now).toMap()).update();
  }

  void assign(TipId id, @Nullable StaffId who) {
    var sql = "update tips.tip set assignee_id = :who::uuid where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("who", who).toMap()).update();
  }

  void seal(TipId id, @Nullable StaffId to) {
    jdbc.sql("update tips.tip set sealed_to = :to::uuid where id = :id").params(Params.of("id", id).and("to", to).toMap()).update();
  }

  /// Notes what it was before, for taking it back.
  void setApart(TipId id, TipState state, @Nullable TipId into, boolean settled, Instant now) {
    var sql =
        """
        update tips.tip
           set before = state, state = :state, into_id = :into::uuid, moved_at = :now, settled_at = case when :settled then :now else null end
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("state", state).and("into", into).and("settled", settled).and("now", now).toMap()).update();
  }

  /// Makes it what it was before it was set apart.
  void takeBack(TipId id, Instant now) {
    var sql =
        """
        update tips.tip
           set state = coalesce(before, 'NEW'), before = null, into_id = null, moved_at = :now, settled_at = null
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("now", now).toMap()).update();
  }

  void passOn(TipId from, TipId to) {
    jdbc.sql("update tips.tip set into_id = :to where into_id = :from").params(Params.of("from", from).and("to", to).toMap()).update();
  }

  void becomes(TipId id, StoryId story, Instant now) {
    var sql = "update tips.tip set state = 'STORY', story_id = :story, moved_at = :now, settled_at = null, published_at = null where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("story", story).and("now", now).toMap()).update();
  }

  void isNoStory(TipId id, TipState state, Instant now) {
    var sql = "update tips.tip set state = :state, story_id = null, moved_at = :now, settled_at = null where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("state", state).and("now", now).toMap()).update();
  }

  boolean published(TipId id, Instant at) {
    var sql = "update tips.tip set published_at = :at, settled_at = :at, moved_at = :at where id = :id and published_at is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  /// Something has come to it from outside, so somebody has to look.
  void touched(TipId id, Instant now) {
    jdbc.sql("update tips.tip set read_at = null, moved_at = :now where id = :id").params(Params.of("id", id).and("now", now).toMap()).update();
  }

  void leaveOut(TipId id, List<String> sentences) {
    var sql = "update tips.tip set left_out = left_out || case when left_out = '' then '' else chr(10) end || :more where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("more", String.join("\n", sentences)).toMap()).update();
  }

  /// Nothing of whoever told it stays. The link works no more.
  ///
  /// @param textToo whether what they wrote goes as well
  /// @param asked whether they have asked for it: then it isn't even known that they said yes to being named
  void forget(TipId id, boolean textToo, boolean asked, Instant now) {
    var sql =
        """
        update tips.tip
           set link = null, key = null, message_id = null, left_out = '', forgotten_at = :now, sealed_to = null,
               said_yes = not :asked and sealed_to is null and coalesce((select p.may_name from tips.tipper p where p.tip_id = tip.id), false),
               subject = case when :textToo then '' else subject end,
               text = case when :textToo then '' else text end
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("textToo", textToo).and("asked", asked).and("now", now).toMap()).update();
  }

  void remove(TipId id) {
    jdbc.sql("delete from tips.tip where id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// Those that are done since then, or in which nothing has happened since long ago; never what nobody has seen. What was merged
  /// goes with its main tip, or by itself where that has been forgotten before.
  ///
  /// @param settled done before
  /// @param still nothing happened since
  List<Tip> toForget(Instant settled, Instant still, int most) {
    var sql =
        COLUMNS
            + """
              where forgotten_at is null
                and (state <> 'MERGED'
                       and (settled_at < :settled and (read_at is not null or state <> 'SPAM' and moved_at < :settled)
                         or moved_at < :still and read_at is not null)
                     or state = 'MERGED'
                       and not exists (
                         select
                           from tips.tip m
                          where m.id = tip.into_id
                            and (m.forgotten_at is null or coalesce(m.settled_at >= :settled, true) and m.moved_at >= :still)))
              order by came_at
              limit :most
              """;
    return jdbc.sql(sql).params(Params.of("settled", settled).and("still", still).and("most", most).toMap()).query(TipTable::tip).list();
  }

  /// What is left of tips that became stories.
  ///
  /// @return which they were
  List<TipId> removeOld(Instant before) {
    return jdbc.sql("delete from tips.tip where forgotten_at < :before returning id")
        .params(Params.of("before", before).toMap())
        .query((row, _) -> new TipId(row.getObject("id", UUID.class)))
        .list();
  }

  void see(TipId tip, StaffId who, Instant at) {
    var sql =
        """
        insert into tips.presence (tip_id, staff_id, seen_at)
        values (:tip, :who, :at)
        on conflict (tip_id, staff_id) do update set seen_at = excluded.seen_at
        """;
    jdbc.sql(sql).params(Params.of("tip", tip).and("who", who).and("at", at).toMap()).update();
  }

  List<StaffId> seen(TipId tip, Instant since) {
    return jdbc.sql("select staff_id from tips.presence where tip_id = :tip and seen_at > :since order by staff_id")
        .params(Params.of("tip", tip).and("since", since).toMap())
        .query((row, _) -> new StaffId(row.getObject("staff_id", UUID.class)))
        .list();
  }

  private static Tip tip(ResultSet row, int number) throws SQLException {
    var link = row.getLong("link");
    var hasLink = !row.wasNull();
    var leftOut = row.getString("left_out");
    var assignee = row.getObject("assignee_id", UUID.class);
    var sealedTo = row.getObject("sealed_to", UUID.class);
    var into = row.getObject("into_id", UUID.class);
    var story = row.getObject("story_id", UUID.class);
    return new Tip(
        new TipId(row.getObject("id", UUID.class)),
        row.getLong("number"),
        TipState.valueOf(row.getString("state")),
        TipWay.valueOf(row.getString("came_by")),
        Rows.instant(row, "came_at"),
        row.getString("language").equals("en") ? Language.EN : Language.DA,
        row.getString("subject"),
        row.getString("text"),
        leftOut.isEmpty() ? List.of() : leftOut.lines().toList(),
        hasLink ? link : null,
        row.getString("message_id"),
        Rows.instantOrNull(row, "read_at"),
        assignee == null ? null : new StaffId(assignee),
        sealedTo == null ? null : new StaffId(sealedTo),
        into == null ? null : new TipId(into),
        story == null ? null : new StoryId(story),
        Rows.instantOrNull(row, "published_at"),
        Rows.instantOrNull(row, "settled_at"),
        Rows.instantOrNull(row, "forgotten_at"));
  }
}
