package dk.pip.editions;

import dk.pip.cache.Gzip;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.render.Speech;
import dk.pip.frame.PageAbout;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what was published, and finds it again for readers and editors. A publication and its pages are never changed or
/// removed; plans and withdrawals, which are kept beside them, come and go.
@Repository
class Publications {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final AttachmentStore attachments;

  Publications(JdbcClient jdbc, AttachmentStore attachments) {
    this.jdbc = jdbc;
    this.attachments = attachments;
  }

  /// Keeps a version whole. The caller holds the edition's lock.
  ///
  /// @param stories the newsroom's, by slug
  /// @param approvedBy the name of whoever let it come out; null where nobody had to
  void add(
      PublicationId id,
      EditionId edition,
      int version,
      int revision,
      Instant at,
      String by,
      @Nullable String correction,
      Manuscript manuscript,
      Map<String, Instant> changedAt,
      Rendition rendition,
      byte[] bundle,
      Map<String, StoryId> stories,
      @Nullable String approvedBy) {
    var sql =
        """
        insert into editions.publication
               (id, edition_id, version, revision, published_at, published_by, correction, title, number, language, bundle,
                approved_by)
        values (:id, :edition, :version, :revision, :at, :by, :correction, :title, :number, :language, :bundle,
                :approvedBy::text)
        """;
    var content = manuscript.edition();
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("edition", edition)
                .and("version", version)
                .and("revision", revision)
                .and("at", at)
                .and("by", by)
                .and("correction", correction)
                .and("title", content.title())
                .and("number", content.number())
                .and("language", content.language())
                .and("bundle", bundle)
                .and("approvedBy", approvedBy)
                .toMap())
        .update();
    addPages(id, rendition.pages());
    addAssets(rendition.assets());
    addAttachments(id, rendition.attachments());
    addStories(id, manuscript, changedAt, stories);
  }

  private void addPages(PublicationId id, List<PublishedFile> pages) {
    var sql =
        """
        insert into editions.page (publication_id, path, valid_from, content_type, body, gzip, about)
        values (:id, :path, :from, :type, :body, :gzip, :about::jsonb)
        """;
    for (var page : pages) {
      var about = page.about();
      jdbc.sql(sql)
          .params(
              Params.of("id", id)
                  .and("path", page.path())
                  .and("from", page.validFrom())
                  .and("type", page.contentType())
                  .and("body", page.body())
                  .and("gzip", about == null ? Gzip.pack(page.contentType(), page.body()) : null)
                  .and("about", about == null ? null : JSON.writeValueAsString(about))
                  .toMap())
          .update();
    }
  }

  void addAssets(List<Asset> assets) {
    var sql =
        """
        insert into editions.asset (path, content_type, body, gzip)
        values (:path, :type, :body, :gzip)
        on conflict do nothing
        """;
    for (var asset : assets) {
      jdbc.sql(sql)
          .params(
              Params.of("path", asset.path())
                  .and("type", asset.contentType())
                  .and("body", asset.body())
                  .and("gzip", Gzip.pack(asset.contentType(), asset.body()))
                  .toMap())
          .update();
    }
  }

  private void addAttachments(PublicationId id, List<PublishedAttachment> files) {
    var sql =
        """
        insert into editions.published_attachment (publication_id, path, attachment)
        values (:id, :path, :attachment)
        """;
    for (var file : files) {
      attachments.add(file.content());
      jdbc.sql(sql).params(Params.of("id", id).and("path", file.path()).and("attachment", file.content().sha256()).toMap()).update();
    }
  }

  private void addStories(PublicationId id, Manuscript manuscript, Map<String, Instant> changedAt, Map<String, StoryId> stories) {
    var sql =
        """
        insert into editions.published_story
               (publication_id, position, path, headline, section, standfirst, byline, picture, picture_alt, picture_width,
                picture_height, changed_at, language, story_id)
        values (:id, :position, :path, :headline, :section, :standfirst, :byline, :picture, :alt, :width, :height,
                :changed, :language, :story::uuid)
        """;
    var edition = manuscript.edition();
    var position = 0;
    for (var story : edition.stories()) {
      var use = story.picture();
      var picture = use == null ? null : manuscript.picture(use);
      jdbc.sql(sql)
          .params(
              Params.of("id", id)
                  .and("position", position++)
                  .and("path", Addresses.story(edition, story))
                  .and("headline", story.headline())
                  .and("section", story.section())
                  .and("standfirst", story.standfirst())
                  .and("byline", story.byline())
                  .and("picture", picture == null ? null : picture.sha256())
                  .and("alt", use == null ? null : use.alt())
                  .and("width", picture == null ? 0 : picture.width())
                  .and("height", picture == null ? 0 : picture.height())
                  .and("changed", changedAt.get(story.slug()))
                  .and("language", Speech.of(story.language(), edition.language()).text().tag())
                  .and("story", stories.get(story.slug()))
                  .toMap())
          .update();
    }
  }

  int newestVersion(EditionId id) {
    var sql = "select coalesce(max(version), 0) from editions.publication where edition_id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Integer.class).single();
  }

  /// The paths of an edition's stories at which another story has come out already, and that therefore can't be used.
  ///
  /// @param paths with the story that is to stand there
  List<String> takenPaths(EditionId id, Map<String, Optional<StoryId>> paths) {
    if (paths.isEmpty()) {
      return List.of();
    }
    var sql =
        """
        select distinct s.path, s.story_id
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
         where p.edition_id <> :id
           and s.path in (:paths)
         order by s.path
        """;
    record Taken(String path, Optional<StoryId> story) {}
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("paths", paths.keySet()).toMap())
        .query((row, _) -> new Taken(row.getString("path"), Optional.ofNullable(row.getObject("story_id", UUID.class)).map(StoryId::new)))
        .list()
        .stream()
        .filter(taken -> taken.story().isEmpty() || !taken.story().equals(paths.get(taken.path())))
        .map(Taken::path)
        .distinct()
        .toList();
  }

  /// Where readers of an audience know stories from: the address at which each came out first.
  Map<StoryId, String> addresses(Collection<StoryId> stories, Audience audience) {
    if (stories.isEmpty()) {
      return Map.of();
    }
    var sql =
        """
        select distinct on (s.story_id) s.story_id, s.path
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
          join editions.edition e on e.id = p.edition_id
         where s.story_id = any(:stories)
           and e.audience = :audience
         order by s.story_id, p.published_at, p.version
        """;
    var addresses = new HashMap<StoryId, String>();
    jdbc.sql(sql)
        .params(Params.of("stories", stories.stream().map(StoryId::value).toArray(UUID[]::new)).and("audience", audience).toMap())
        .query(
            row -> {
              addresses.put(new StoryId(row.getObject("story_id", UUID.class)), row.getString("path"));
            });
    return addresses;
  }

  /// Those of some addresses at which a story has ever stood.
  Set<String> everUsed(Collection<String> paths) {
    return paths.isEmpty() ? Set.of() : Set.copyOf(jdbc.sql("select distinct path from editions.published_story where path in (:paths)").param("paths", paths).query((row, _) -> row.getString(1)).list());
  }

  /// The addresses of a publication's stories in their order.
  List<String> storyPaths(PublicationId id) {
    return jdbc.sql("select path from editions.published_story where publication_id = :id order by position").params(Params.of("id", id).toMap()).query((row, _) -> row.getString(1)).list();
  }

  /// When an edition came out first.
  Optional<Instant> firstAt(EditionId id) {
    var sql = "select published_at from editions.publication where edition_id = :id order by version limit 1";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query((row, _) -> Rows.instant(row, "published_at")).optional();
  }

  /// Those of some addresses of stories at which readers find one now.
  Set<String> readable(Collection<String> paths) {
    if (paths.isEmpty()) {
      return Set.of();
    }
    var sql =
        """
        select s.path
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
         where s.path in (:paths)
           and not exists (select 1 from editions.withdrawal w where w.edition_id = p.edition_id)
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = p.edition_id)
        """;
    return Set.copyOf(jdbc.sql(sql).param("paths", paths).query(String.class).list());
  }

  /// The stories that readers of an edition find now in others by their slugs; of several that which came out last. What the edition
  /// itself has no more is not found in what it was before.
  Map<String, RelatedStory> named(Collection<String> slugs, Audience audience, YearMonth month) {
    var sql =
        """
        select distinct on (slug) substring(s.path from '[^/]+$') as slug, s.path, s.headline
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
          join editions.edition e on e.id = p.edition_id
         where substring(s.path from '[^/]+$') = any(:slugs)
           and (e.audience = 'PUBLIC' or :staff)
           and not (e.kind = 'MONTHLY' and e.audience = :audience and e.month = :month)
           and not exists (select 1 from editions.withdrawal w where w.edition_id = p.edition_id)
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = p.edition_id)
         order by slug, e.month desc, s.path
        """;
    var named = new HashMap<String, RelatedStory>();
    jdbc.sql(sql)
        .params(Params.of("slugs", slugs.toArray(String[]::new)).and("staff", audience == Audience.STAFF).and("audience", audience).and("month", month.atDay(1)).toMap())
        .query(
            row -> {
              named.put(row.getString("slug"), new RelatedStory(null, row.getString("path"), row.getString("headline")));
            });
    return named;
  }

  List<Version> versions(EditionId id) {
    var sql =
        """
        select id, version, published_at, published_by, approved_by, correction, title
          from editions.publication
         where edition_id = :id
         order by version desc
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) ->
                new Version(
                    new PublicationId(row.getObject("id", java.util.UUID.class)),
                    row.getInt("version"),
                    Rows.instant(row, "published_at"),
                    row.getString("published_by"),
                    row.getString("approved_by"),
                    row.getString("correction"),
                    row.getString("title")))
        .list();
  }

  /// Takes the edition away from readers. The caller holds the edition's lock, as for all that changes its state.
  ///
  /// @param ended what was planned and has ended by it
  /// @return false when it was withdrawn already
  boolean withdraw(EditionId id, Instant at, String by, String reason, @Nullable Plan ended) {
    var sql =
        """
        insert into editions.withdrawal
               (edition_id, withdrawn_at, withdrawn_by, reason, ended_publish_at, ended_scheduled_by, ended_correction)
        values (:id, :at, :by, :reason, :endedAt::timestamptz, :endedBy::text, :endedCorrection::text)
        on conflict (edition_id)
        do update set ended_publish_at = coalesce(excluded.ended_publish_at, withdrawal.ended_publish_at),
                      ended_scheduled_by = coalesce(excluded.ended_scheduled_by, withdrawal.ended_scheduled_by),
                      ended_correction = case when excluded.ended_publish_at is null then withdrawal.ended_correction
                                              else excluded.ended_correction end
        returning withdrawn_at = :at and withdrawn_by = :by and reason = :reason
        """;
    var params =
        Params.of("id", id)
            .and("at", at)
            .and("by", by)
            .and("reason", reason)
            .and("endedAt", ended == null ? null : ended.publishAt())
            .and("endedBy", ended == null ? null : ended.scheduledBy())
            .and("endedCorrection", ended == null ? null : ended.correction());
    return jdbc.sql(sql).params(params.toMap()).query(Boolean.class).single();
  }

  /// Since when readers don't see it; empty when they do.
  Optional<Instant> withdrawnAt(EditionId id) {
    return jdbc.sql("select withdrawn_at from editions.withdrawal where edition_id = :id")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> Rows.instant(row, "withdrawn_at"))
        .optional();
  }

  boolean endWithdrawal(EditionId id) {
    return jdbc.sql("delete from editions.withdrawal where edition_id = :id").params(Params.of("id", id).toMap()).update()
        == 1;
  }

  /// A publication that is to happen at its time.
  ///
  /// @param bringsBack whether it was made to let readers see a withdrawn edition again
  record Plan(
      EditionId edition, Instant publishAt, String scheduledBy, @Nullable String correction, boolean bringsBack) {}

  void schedule(Plan plan) {
    var sql =
        """
        insert into editions.schedule (edition_id, publish_at, scheduled_by, correction, brings_back)
        values (:id, :at, :by, :correction, :back)
        on conflict (edition_id)
        do update set publish_at = excluded.publish_at, scheduled_by = excluded.scheduled_by,
                      correction = excluded.correction, brings_back = excluded.brings_back, failed = null
        """;
    jdbc.sql(sql).params(params(plan).toMap()).update();
  }

  private static Params params(Plan plan) {
    return Params.of("id", plan.edition())
        .and("at", plan.publishAt())
        .and("by", plan.scheduledBy())
        .and("correction", plan.correction())
        .and("back", plan.bringsBack());
  }

  /// What was planned for now or before and has not failed, the oldest plan first.
  List<Plan> due(Instant now) {
    var sql =
        """
        select edition_id, publish_at, scheduled_by, correction, brings_back
          from editions.schedule
         where publish_at <= :now
           and failed is null
         order by publish_at, edition_id
        """;
    return jdbc.sql(sql).params(Params.of("now", now).toMap()).query(Publications::plan).list();
  }

  private static Plan plan(ResultSet row, int index) throws SQLException {
    return new Plan(
        new EditionId(row.getObject("edition_id", java.util.UUID.class)),
        Rows.instant(row, "publish_at"),
        row.getString("scheduled_by"),
        row.getString("correction"),
        row.getBoolean("brings_back"));
  }

  /// @return false when it is no longer what is planned
  boolean scheduleFailed(Plan plan, String why) {
    var sql =
        """
        update editions.schedule
           set failed = :why
         where edition_id = :id
           and publish_at = :at
           and scheduled_by = :by
           and correction is not distinct from :correction::text
           and brings_back = :back
           and failed is null
        """;
    return jdbc.sql(sql).params(params(plan).and("why", why).toMap()).update() == 1;
  }

  /// Ends a plan, if it is still as it was read.
  boolean endSchedule(Plan plan) {
    var sql =
        """
        delete from editions.schedule
         where edition_id = :id
           and publish_at = :at
           and scheduled_by = :by
           and correction is not distinct from :correction::text
           and brings_back = :back
           and failed is null
        """;
    return jdbc.sql(sql).params(params(plan).toMap()).update() == 1;
  }

  /// Ends whatever was planned, also what had failed.
  ///
  /// @return what it was
  Optional<Plan> endSchedule(EditionId id) {
    var sql =
        """
        delete from editions.schedule
         where edition_id = :id
        returning edition_id, publish_at, scheduled_by, correction, brings_back
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Publications::plan).optional();
  }

  /// Tells every node that readers should see something else from now on.
  void noteChange() {
    jdbc.sql("update editions.change set number = number + 1").update();
  }

  long changeNumber() {
    return jdbc.sql("select number from editions.change").query(Long.class).single();
  }

  /// The publication whose page stands at an address: of a story that came out by itself and in an edition, that which came last.
  /// What is withdrawn, or was corrected since, stands nowhere.
  private static final String STANDING_AT =
      """
      (select p.id
         from editions.page g
         join editions.publication p on p.id = g.publication_id
        where g.path = :%s
          and not exists (select 1 from editions.withdrawal w where w.edition_id = p.edition_id)
          and p.version = (select max(n.version) from editions.publication n where n.edition_id = p.edition_id)
        order by p.published_at desc, p.id desc
        limit 1)
      """;

  /// The variants of the page at an address, oldest first.
  List<Stored> findPages(String path) {
    var sql =
        """
        select g.content_type, g.body, g.gzip, g.valid_from, g.about
          from editions.page g
         where g.path = :path
           and g.publication_id = %s
         order by g.valid_from
        """
            .formatted(STANDING_AT.formatted("path"));
    return jdbc.sql(sql).params(Params.of("path", path).toMap()).query(Publications::stored).list();
  }

  /// Whether readers find a page or file at an address.
  boolean isReadable(String path) {
    var sql =
        """
        select exists (
          select from (select publication_id from editions.page where path = :path
                        union all
                       select publication_id from editions.published_attachment where path = :path) f
            join editions.publication p on p.id = f.publication_id
           where not exists (select from editions.withdrawal w where w.edition_id = p.edition_id)
             and p.version = (select max(n.version) from editions.publication n where n.edition_id = p.edition_id))
        """;
    return jdbc.sql(sql).params(Params.of("path", path).toMap()).query(Boolean.class).single();
  }

  /// The attachment at an address, as the story brings it along that stands there now.
  Optional<PublishedAttachment> findAttachment(String path) {
    var sql =
        """
        select f.path, a.sha256, a.kind, a.content
          from editions.published_attachment f
          join editions.attachment a on a.sha256 = f.attachment
         where f.path = :path
           and f.publication_id = %s
        """
            .formatted(STANDING_AT.formatted("story"));
    var story = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return jdbc.sql(sql).params(Params.of("path", path).and("story", story).toMap()).query(Publications::attachment).optional();
  }

  Optional<PublishedAttachment> attachmentOf(PublicationId id, String path) {
    var sql =
        """
        select f.path, a.sha256, a.kind, a.content
          from editions.published_attachment f
          join editions.attachment a on a.sha256 = f.attachment
         where f.publication_id = :id
           and f.path = :path
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("path", path).toMap()).query(Publications::attachment).optional();
  }

  private static PublishedAttachment attachment(ResultSet row, int index) throws SQLException {
    return new PublishedAttachment(row.getString("path"), AttachmentStore.attachment(row, index));
  }

  /// Whether a page or file stood at this path and was taken away: withdrawn, or left out of a later version.
  boolean wasPublished(String path) {
    var sql =
        """
        select exists (select 1 from editions.page where path = :path)
            or exists (select 1 from editions.published_attachment where path = :path)
        """;
    return jdbc.sql(sql).params(Params.of("path", path).toMap()).query(Boolean.class).single();
  }

  List<Stored> pagesOf(PublicationId id, String path) {
    var sql =
        """
        select content_type, body, gzip, valid_from, about
          from editions.page
         where publication_id = :id
           and path = :path
         order by valid_from
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("path", path).toMap()).query(Publications::stored).list();
  }

  List<String> pathsOf(PublicationId id) {
    var sql =
        """
        select path from editions.page where publication_id = :id
         union
        select path from editions.published_attachment where publication_id = :id
         order by path
        """;
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query((row, _) -> row.getString(1))
        .list();
  }

  Optional<Stored> findAsset(String path) {
    var sql =
        """
        select content_type, body, gzip, null::timestamptz as valid_from, null::jsonb as about
          from editions.asset
         where path = :path
        """;
    return jdbc.sql(sql).params(Params.of("path", path).toMap()).query(Publications::stored).optional();
  }

  /// What readers of the audience can see now, newest first.
  List<PublishedEdition> published(Audience audience) {
    var sql =
        """
        select e.id, p.id as publication_id, e.audience, e.slug, p.number, e.month, p.title, p.language, p.version,
               (select min(f.published_at) from editions.publication f where f.edition_id = e.id) as first_at,
               p.published_at, p.correction
          from editions.edition e
          join editions.publication p on p.edition_id = e.id
         where e.audience = :audience
           and e.kind = 'MONTHLY'
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = e.id)
           and not exists (select 1 from editions.withdrawal w where w.edition_id = e.id)
         order by e.month desc, e.slug desc
        """;
    var stories = stories(audience);
    return jdbc.sql(sql)
        .params(Params.of("audience", audience).toMap())
        .query((row, _) -> edition(row, stories))
        .list();
  }

  private Map<java.util.UUID, List<PublishedStory>> stories(Audience audience) {
    var sql =
        """
        select s.publication_id, s.path, s.headline, s.section, s.standfirst, s.byline,
               case when x.sha256 is null then s.picture end as picture, s.picture_alt,
               s.picture_width, s.picture_height, s.changed_at, s.language
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
          join editions.edition e on e.id = p.edition_id
          left join editions.withheld_picture x on x.sha256 = s.picture
         where e.audience = :audience
           and e.kind = 'MONTHLY'
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = e.id)
         order by s.publication_id, s.position
        """;
    record Row(java.util.UUID publication, PublishedStory story) {}
    var rows = new ArrayList<Row>();
    jdbc.sql(sql)
        .params(Params.of("audience", audience).toMap())
        .query(row -> {
          rows.add(
              new Row(
                  row.getObject("publication_id", java.util.UUID.class),
                  story(row)));
        });
    return rows.stream()
        .collect(Collectors.groupingBy(Row::publication, Collectors.mapping(Row::story, Collectors.toList())));
  }

  /// The story at an address that everybody may read now; of several that which came out last.
  Optional<PublishedPages.OpenStory> openStory(String path) {
    var sql =
        """
        select s.path, s.headline, s.section, s.standfirst, s.byline,
               case when x.sha256 is null then s.picture end as picture, s.picture_alt,
               s.picture_width, s.picture_height, s.changed_at, s.language,
               (select min(f.published_at) from editions.publication f join editions.published_story o on o.publication_id = f.id where o.path = :path) as first_at
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
          join editions.edition e on e.id = p.edition_id
          left join editions.withheld_picture x on x.sha256 = s.picture
         where s.path = :path
           and e.audience = 'PUBLIC'
           and p.version = (select max(n.version) from editions.publication n where n.edition_id = e.id)
           and not exists (select 1 from editions.withdrawal w where w.edition_id = e.id)
         order by p.published_at desc, p.id desc
         limit 1
        """;
    return jdbc.sql(sql)
        .params(Params.of("path", path).toMap())
        .query((row, _) -> new PublishedPages.OpenStory(story(row), Rows.instant(row, "first_at")))
        .optional();
  }

  static PublishedStory story(ResultSet row) throws SQLException {
    return new PublishedStory(
        row.getString("path"),
        row.getString("headline"),
        row.getString("section"),
        row.getString("standfirst"),
        row.getString("byline"),
        row.getString("picture"),
        row.getString("picture_alt"),
        row.getInt("picture_width"),
        row.getInt("picture_height"),
        Rows.instant(row, "changed_at"),
        row.getString("language"));
  }

  private static PublishedEdition edition(ResultSet row, Map<java.util.UUID, List<PublishedStory>> stories)
      throws SQLException {
    var publication = row.getObject("publication_id", java.util.UUID.class);
    return new PublishedEdition(
        new EditionId(row.getObject("id", java.util.UUID.class)),
        new PublicationId(publication),
        Audience.valueOf(row.getString("audience")),
        row.getString("slug"),
        row.getInt("number"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getString("title"),
        Language.valueOf(row.getString("language")).tag(),
        row.getInt("version"),
        Rows.instant(row, "first_at"),
        Rows.instant(row, "published_at"),
        row.getString("correction"),
        stories.getOrDefault(publication, List.of()));
  }

  /// @param validFrom null for what does not change
  /// @param about of the content of a page; null of what is served as it is kept
  record Stored(
      String contentType,
      byte[] body,
      byte @Nullable [] gzip,
      @Nullable Instant validFrom,
      @Nullable PageAbout about) {}

  private static Stored stored(ResultSet row, int index) throws SQLException {
    var about = row.getString("about");
    return new Stored(
        row.getString("content_type"),
        row.getBytes("body"),
        row.getBytes("gzip"),
        Rows.instantOrNull(row, "valid_from"),
        about == null ? null : JSON.readValue(about, PageAbout.class));
  }
}
