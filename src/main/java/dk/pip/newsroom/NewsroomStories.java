package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Slug;
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

/// Reads and writes stories, their versions and their steps.
@Repository
class NewsroomStories {
  private static final String COLUMNS =
      """
      select id, slug, state, audience, revision, headline, author_id, assignee_id, deadline, made_at, changed_at, changed_by
        from newsroom.story
      """;

  private static final int LONGEST_SLUG = 60;

  private final JdbcClient jdbc;

  NewsroomStories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return false where another story has the name of its file
  boolean add(NewsroomStory story, String text) {
    var sql =
        """
        insert into newsroom.story (id, slug, state, audience, revision, headline, text, author_id, assignee_id, deadline,
                                    made_at, changed_at, changed_by)
        values (:id, :slug, :state, :audience, :revision, :headline, :text, :author, :assignee::uuid, :deadline::date,
                :made, :changed, :by)
        on conflict (slug) do nothing
        """;
    return jdbc.sql(sql)
        .params(
            Params.of("id", story.id())
                .and("slug", story.slug())
                .and("state", story.state())
                .and("audience", story.audience())
                .and("revision", story.revision())
                .and("headline", story.headline())
                .and("text", text)
                .and("author", story.author())
                .and("assignee", story.assignee())
                .and("deadline", story.deadline())
                .and("made", story.madeAt())
                .and("changed", story.changedAt())
                .and("by", story.changedBy())
                .toMap())
            .update()
        == 1;
  }

  /// A name for a story's file that no other story has.
  String freeSlug(String words) {
    var asked = Slug.of(words, LONGEST_SLUG);
    var stem = asked.isEmpty() ? "historie" : asked;
    var slug = stem;
    for (var i = 2; isTaken(slug); i++) {
      slug = stem + "-" + i;
    }
    return slug;
  }

  private boolean isTaken(String slug) {
    return jdbc.sql("select exists (select 1 from newsroom.story where slug = :slug)").param("slug", slug).query(Boolean.class).single();
  }

  /// What drafts show of a story.
  record Current(int revision, String text) {}

  Map<StoryId, Current> texts(Collection<StoryId> of) {
    var texts = new HashMap<StoryId, Current>();
    if (!of.isEmpty()) {
      jdbc.sql("select id, revision, text from newsroom.story where id in (:ids)")
          .param("ids", of.stream().map(StoryId::value).toList())
          .query(row -> {
            texts.put(new StoryId(row.getObject("id", UUID.class)), new Current(row.getInt("revision"), row.getString("text")));
          });
    }
    return texts;
  }

  Map<StoryId, Integer> revisions(Collection<StoryId> of) {
    var revisions = new HashMap<StoryId, Integer>();
    if (!of.isEmpty()) {
      jdbc.sql("select id, revision from newsroom.story where id in (:ids)")
          .param("ids", of.stream().map(StoryId::value).toList())
          .query(row -> {
            revisions.put(new StoryId(row.getObject("id", UUID.class)), row.getInt("revision"));
          });
    }
    return revisions;
  }

  int newestVersion(StoryId id) {
    var sql = "select max(number) from newsroom.story_version where story_id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Integer.class).single();
  }

  void remove(StoryId id) {
    jdbc.sql("delete from newsroom.story where id = :id").params(Params.of("id", id).toMap()).update();
  }

  Optional<NewsroomStory> find(StoryId id) {
    return jdbc.sql(COLUMNS + " where id = :id").params(Params.of("id", id).toMap()).query(NewsroomStories::story).optional();
  }

  List<NewsroomStory> findAll(Collection<StoryId> of) {
    return of.isEmpty()
        ? List.of()
        : jdbc.sql(COLUMNS + " where id in (:ids)").param("ids", of.stream().map(StoryId::value).toList()).query(NewsroomStories::story).list();
  }

  /// The same, which nobody else changes until the transaction ends.
  Optional<NewsroomStory> lock(StoryId id) {
    return jdbc.sql(COLUMNS + " where id = :id for update").params(Params.of("id", id).toMap()).query(NewsroomStories::story).optional();
  }

  String text(StoryId id) {
    return jdbc.sql("select text from newsroom.story where id = :id").params(Params.of("id", id).toMap()).query(String.class).single();
  }

  /// Those of a state, or all but those that were dropped; whose turn has lasted longest stands first.
  ///
  /// @param of whose they must be; null for everybody's
  /// @param out whether those that came out and those that were dropped are wanted too where no state is asked for
  /// @param words that must stand in headline or text, each anywhere
  List<NewsroomStory> list(@Nullable StaffId of, @Nullable StoryState state, boolean out, String words, int most) {
    var sql =
        COLUMNS
            + """
               where (:of::uuid is null or author_id = :of::uuid or assignee_id = :of::uuid)
                 and (state = :state::text
                      or :state::text is null and (:out or state not in ('PUBLISHED', 'WITHDRAWN', 'DROPPED')))
                 and (select coalesce(bool_and(position(lower(word) in lower(headline || ' ' || text)) > 0), true)
                        from regexp_split_to_table(:words, '\\s+') word
                       where word <> '')
               order by deadline nulls last, changed_at desc, id
               limit :most
              """;
    return jdbc.sql(sql)
        .params(Params.of("of", of).and("state", state).and("out", out).and("words", words).and("most", most).toMap())
        .query(NewsroomStories::story)
        .list();
  }

  /// What stories are called, by their slugs.
  Map<String, String> headlines(Collection<String> slugs) {
    var headlines = new HashMap<String, String>();
    jdbc.sql("select slug, headline from newsroom.story where slug = any(:slugs)")
        .params(Params.of("slugs", slugs.toArray(String[]::new)).toMap())
        .query(
            row -> {
              headlines.put(row.getString("slug"), row.getString("headline"));
            });
    return headlines;
  }

  /// Stories in hand that no month has, the first deadline first.
  List<NewsroomStory> unplanned(int most) {
    var sql =
        COLUMNS
            + """
               where state in ('IDEA', 'DRAFT', 'SUBMITTED', 'APPROVED')
                 and not exists (select from newsroom.promise p where p.story_id = story.id)
               order by deadline nulls last, changed_at desc, id
               limit :most
              """;
    return jdbc.sql(sql).param("most", most).query(NewsroomStories::story).list();
  }

  /// Stories that no month has, and that somebody is to hand in by a day.
  List<NewsroomStory> unplannedDue() {
    var sql =
        COLUMNS
            + """
               where deadline is not null
                 and (state = 'DRAFT' or state = 'IDEA' and assignee_id is not null)
                 and not exists (select from newsroom.promise p where p.story_id = story.id)
               order by deadline, id
              """;
    return jdbc.sql(sql).query(NewsroomStories::story).list();
  }

  Map<StoryState, Integer> count(@Nullable StaffId of) {
    var sql =
        """
        select state, count(*) as many
          from newsroom.story
         where (:of::uuid is null or author_id = :of::uuid or assignee_id = :of::uuid)
         group by state
        """;
    var counts = new java.util.EnumMap<StoryState, Integer>(StoryState.class);
    jdbc.sql(sql)
        .params(Params.of("of", of).toMap())
        .query((row, _) -> counts.put(StoryState.valueOf(row.getString("state")), row.getInt("many")))
        .list();
    return counts;
  }

  /// @param since when the version that this belongs to may have begun at the earliest
  void save(NewsroomStory before, String headline, String text, Instant at, StaffId by, Instant since) {
    var sql =
        """
        update newsroom.story
           set revision = :revision, headline = :headline, text = :text, changed_at = :at, changed_by = :by
         where id = :id
        """;
    var params =
        Params.of("id", before.id())
            .and("revision", before.revision() + 1)
            .and("headline", headline)
            .and("text", text)
            .and("at", at)
            .and("by", by);
    jdbc.sql(sql).params(params.toMap()).update();
    var again =
        """
        update newsroom.story_version
           set revision = :revision, text = :text, made_at = :at
         where story_id = :id
           and number = (select max(number) from newsroom.story_version where story_id = :id)
           and number > 1
           and made_by = :by
           and begun_at > :since
        """;
    if (jdbc.sql(again).params(params.and("since", since).toMap()).update() == 0) {
      addVersion(before.id(), before.revision() + 1, text, at, by);
    }
  }

  void addVersion(StoryId id, int revision, String text, Instant at, StaffId by) {
    var sql =
        """
        insert into newsroom.story_version (story_id, number, revision, text, begun_at, made_at, made_by)
        select :id, coalesce(max(number), 0) + 1, :revision, :text, :at, :at, :by
          from newsroom.story_version
         where story_id = :id
        """;
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).and("text", text).and("at", at).and("by", by).toMap())
        .update();
  }

  /// The newest first.
  List<StoryVersion> versions(StoryId id) {
    var sql = "select number, text, made_at, made_by from newsroom.story_version where story_id = :id order by number desc";
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) ->
                new StoryVersion(row.getInt("number"), row.getString("text"), Rows.instant(row, "made_at"), new StaffId(row.getObject("made_by", UUID.class))))
        .list();
  }

  /// @return the number of the step in the story's history
  ///
  /// @param by null for what happens by itself
  int step(StoryId id, StoryState state, Instant at, @Nullable StaffId by) {
    jdbc.sql("update newsroom.story set state = :state where id = :id").params(Params.of("id", id).and("state", state).toMap()).update();
    var sql =
        """
        insert into newsroom.story_step (story_id, number, state, at, by_id)
        select :id, coalesce(max(number), 0) + 1, :state, :at, :by::uuid
          from newsroom.story_step
         where story_id = :id
        returning number
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("state", state).and("at", at).and("by", by).toMap()).query(Integer.class).single();
  }

  /// The oldest first.
  List<StoryStep> steps(StoryId id) {
    var sql = "select state, at, by_id from newsroom.story_step where story_id = :id order by number";
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(NewsroomStories::step)
        .list();
  }

  private static StoryStep step(ResultSet row, int index) throws SQLException {
    var by = row.getObject("by_id", UUID.class);
    return new StoryStep(StoryState.valueOf(row.getString("state")), Rows.instant(row, "at"), by == null ? null : new StaffId(by));
  }

  void assign(StoryId id, @Nullable StaffId assignee, @Nullable LocalDate deadline, Audience audience) {
    var sql = "update newsroom.story set assignee_id = :assignee::uuid, deadline = :deadline::date, audience = :audience where id = :id";
    jdbc.sql(sql).params(Params.of("id", id).and("assignee", assignee).and("deadline", deadline).and("audience", audience).toMap()).update();
  }

  private static NewsroomStory story(ResultSet row, int number) throws SQLException {
    var assignee = row.getObject("assignee_id", UUID.class);
    return new NewsroomStory(
        new StoryId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        StoryState.valueOf(row.getString("state")),
        Audience.valueOf(row.getString("audience")),
        row.getInt("revision"),
        row.getString("headline"),
        new StaffId(row.getObject("author_id", UUID.class)),
        assignee == null ? null : new StaffId(assignee),
        row.getObject("deadline", LocalDate.class),
        Rows.instant(row, "made_at"),
        Rows.instant(row, "changed_at"),
        new StaffId(row.getObject("changed_by", UUID.class)));
  }
}
