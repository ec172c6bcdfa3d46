package dk.pip.editions;

import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes editions and their drafts. The newest draft has its stories as they are in the newsroom by now; one that was
/// published has them also as they were then.
@Repository
class Drafts {
  private static final String SUMMARY =
      """
      select e.id, e.kind, e.audience, e.slug, d.number, e.month, d.title, d.revision, d.made_at, d.made_by, d.change, d.about,
             p.version, p.revision as published_revision, p.published_at, p.published_by,
             w.withdrawn_at, w.withdrawn_by, w.reason, w.ended_publish_at, w.ended_scheduled_by, s.publish_at, s.failed,
             s.scheduled_by, s.brings_back
        from editions.edition e
        join lateral (select * from editions.draft d where d.edition_id = e.id order by d.revision desc limit 1) d on true
        left join lateral (
               select version, revision, published_at, published_by
                 from editions.publication p
                where p.edition_id = e.id
                order by version desc
                limit 1) p on true
        left join editions.withdrawal w on w.edition_id = e.id
        left join editions.schedule s on s.edition_id = e.id
      """;

  private static final int MOST_KEPT = 60;

  private final JdbcClient jdbc;
  private final DraftStories stories;
  private final PictureStore store;
  private final AttachmentStore attachments;

  Drafts(JdbcClient jdbc, DraftStories stories, PictureStore store, AttachmentStore attachments) {
    this.jdbc = jdbc;
    this.stories = stories;
    this.store = store;
    this.attachments = attachments;
  }

  /// The months'.
  List<EditionSummary> list() {
    var changed = changedSincePublication(null);
    return jdbc.sql(SUMMARY + " where e.kind = 'MONTHLY' order by e.month desc, e.audience, e.slug").query((row, _) -> summary(row, changed)).list();
  }

  /// The stories that come out by themselves in a month.
  List<EditionSummary> singles(YearMonth month) {
    return some("where e.kind = 'SINGLE' and e.month = :month order by coalesce(s.publish_at, p.published_at, e.created_at), e.id", Params.of("month", month.atDay(1)));
  }

  /// The newest of them.
  List<EditionSummary> singles(int most) {
    return some("where e.kind = 'SINGLE' order by coalesce(s.publish_at, p.published_at, e.created_at) desc, e.id limit :most", Params.of("most", most));
  }

  /// Those that somebody has to do with still: they aren't out, or will be changed at a time.
  List<EditionSummary> singlesUnderWay() {
    return some("where e.kind = 'SINGLE' and (p.version is null or s.publish_at is not null) order by e.created_at", Params.of("none", 0));
  }

  /// The newest of a story, if it comes or came out by itself.
  Optional<EditionSummary> single(StoryId story) {
    var where =
        """
        where e.kind = 'SINGLE'
          and exists (select from editions.draft_file f where f.edition_id = e.id and f.story_id = :story)
        order by e.created_at desc
        limit 1
        """;
    return some(where, Params.of("story", story)).stream().findFirst();
  }

  /// The stories by themselves that stand in no edition of a month, the newest first.
  Map<StoryId, EditionSummary> singlesWithoutEdition(Audience audience, int most) {
    var where =
        """
        where e.kind = 'SINGLE'
          and w.edition_id is null
          and (e.audience = 'PUBLIC' or :audience = 'STAFF')
          and not exists (
            select from editions.draft_file f
              join editions.draft_file o on o.story_id = f.story_id
              join editions.edition m on m.id = o.edition_id
             where f.edition_id = e.id and f.story_id is not null and m.kind = 'MONTHLY'
               and (o.revision = (select max(n.revision) from editions.draft n where n.edition_id = m.id)
                    or o.revision = (select n.revision from editions.publication n where n.edition_id = m.id order by n.version desc limit 1)))
        order by e.created_at desc
        limit :most
        """;
    var found = new LinkedHashMap<StoryId, EditionSummary>();
    for (var single : some(where, Params.of("audience", audience).and("most", most))) {
      storiesOf(single.id(), single.revision()).values().forEach(story -> found.putIfAbsent(story, single));
    }
    return found;
  }

  /// The stories by themselves that readers see, of those that stand in an edition too.
  List<EditionSummary> shownSinglesOf(EditionId edition) {
    var where =
        """
        where e.kind = 'SINGLE'
          and w.edition_id is null
          and p.version is not null
          and exists (
            select from editions.draft_file f
              join editions.draft_file o on o.story_id = f.story_id
             where f.edition_id = e.id and f.story_id is not null and o.edition_id = :edition
               and o.revision = (select n.revision from editions.publication n where n.edition_id = :edition order by n.version desc limit 1))
        order by p.published_at
        """;
    return some(where, Params.of("edition", edition));
  }

  private List<EditionSummary> some(String where, Params params) {
    var changed = changedSincePublication(null);
    return jdbc.sql(SUMMARY + where).params(params.toMap()).query((row, _) -> summary(row, changed)).list();
  }

  Optional<EditionSummary> find(EditionId id) {
    var changed = changedSincePublication(id);
    return jdbc.sql(SUMMARY + " where e.id = :id").params(Params.of("id", id).toMap()).query((row, _) -> summary(row, changed)).optional();
  }

  /// The editions of which a story was changed since their newest draft was published.
  private Set<EditionId> changedSincePublication(@Nullable EditionId id) {
    var sql =
        """
        select f.edition_id, f.story_id, f.story_revision
          from editions.draft_file f
         where f.story_revision is not null
           and (:id::uuid is null or f.edition_id = :id::uuid)
           and f.revision = (select max(n.revision) from editions.draft n where n.edition_id = f.edition_id)
        """;
    record Known(EditionId edition, StoryId story, int revision) {}
    var known =
        jdbc.sql(sql)
            .params(Params.of("id", id).toMap())
            .query((row, _) -> new Known(new EditionId(uuid(row, "edition_id")), new StoryId(uuid(row, "story_id")), row.getInt("story_revision")))
            .list();
    var now = stories.revisions(known.stream().map(Known::story).distinct().toList());
    return known.stream().filter(it -> now.getOrDefault(it.story(), it.revision()) != it.revision()).map(Known::edition).collect(Collectors.toSet());
  }

  Optional<EditionId> findId(Audience audience, String slug) {
    var sql = "select id from editions.edition where audience = :audience and slug = :slug";
    return jdbc.sql(sql)
        .params(Params.of("audience", audience).and("slug", slug).toMap())
        .query(java.util.UUID.class)
        .optional()
        .map(EditionId::new);
  }

  /// @return false if somebody else has just brought in the first draft of that month and audience
  boolean add(EditionId id, Edition edition, Instant at) {
    var sql =
        """
        insert into editions.edition (id, kind, audience, slug, number, month, title, created_at)
        values (:id, :kind, :audience, :slug, :number, :month, :title, :at)
        on conflict (audience, slug) do nothing
        """;
    return jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("kind", edition.kind())
                .and("audience", edition.audience())
                .and("slug", edition.slug())
                .and("number", edition.number())
                .and("month", edition.month().atDay(1))
                .and("title", edition.title())
                .and("at", at)
                .toMap())
            .update()
        == 1;
  }

  /// A story by itself; false where there is one of that name.
  boolean addSingle(EditionId id, Audience audience, YearMonth month, String slug, String title, Instant at) {
    var sql =
        """
        insert into editions.edition (id, kind, audience, slug, number, month, title, created_at)
        values (:id, 'SINGLE', :audience, :slug, 0, :month, :title, :at)
        on conflict (audience, slug) do nothing
        """;
    var params = Params.of("id", id).and("audience", audience).and("slug", slug).and("month", month.atDay(1)).and("title", title).and("at", at);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Locks the edition until the transaction ends, so that two who change it take turns. Returns whether it is there.
  boolean lock(EditionId id) {
    var sql = "select id from editions.edition where id = :id for update";
    return !jdbc.sql(sql).params(Params.of("id", id).toMap()).query().listOfRows().isEmpty();
  }

  int newestRevision(EditionId id) {
    var sql = "select coalesce(max(revision), 0) from editions.draft where edition_id = :id";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Integer.class).single();
  }

  /// A number that no draft of the edition has had, not even one that was taken away.
  private int nextRevision(EditionId id) {
    var sql = "update editions.edition set last_revision = last_revision + 1 where id = :id returning last_revision";
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(Integer.class).single();
  }

  /// Who made a draft.
  ///
  /// @param id null for what happens at its time
  record Maker(String name, @Nullable StaffId id) {
    Maker(Staff staff) {
      this(staff.name(), staff.id());
    }
  }

  Optional<StaffId> madeBy(EditionId id, int revision) {
    var sql = "select made_by_id from editions.draft where edition_id = :id and revision = :revision and made_by_id is not null";
    return jdbc.sql(sql).params(Params.of("id", id).and("revision", revision).toMap()).query((row, _) -> new StaffId(uuid(row, "made_by_id"))).optional();
  }

  /// Keeps the bundle as the edition's next draft and returns its revision. What the draft before it had of its stories is kept
  /// as it was.
  ///
  /// @param taken its stories, by slug
  int addDraft(EditionId id, Bundle bundle, Map<String, DraftStories.Taken> taken, Instant at, Staff by) {
    var revision = nextRevision(id);
    addDraftRow(id, revision, bundle.edition().title(), bundle.edition().number(), at, new Maker(by), "imported", "");
    for (var picture : bundle.pictures().values()) {
      store.add(picture);
    }
    for (var entry : bundle.files().files().entrySet()) {
      if (entry.getKey().startsWith(BundleFiles.ATTACHMENTS)) {
        // It comes with its story.
        continue;
      }
      var picture = bundle.pictures().get(entry.getKey());
      var story = BundleFiles.slug(entry.getKey()).map(taken::get).orElse(null);
      addFile(id, revision, new DraftFile(entry.getKey(), picture == null && story == null ? entry.getValue() : null, picture == null ? null : picture.sha256(), story));
    }
    return revision;
  }

  /// Keeps what the stories of an edition bring along.
  ///
  /// @return the hashes by path
  Map<String, String> keep(Edition edition) {
    var sums = new TreeMap<String, String>();
    for (var story : edition.stories()) {
      for (var attachment : story.additions().attachments()) {
        attachments.add(attachment.content());
        sums.put(attachment.file(), attachment.content().sha256());
      }
    }
    return sums;
  }

  /// What the stories of a draft brought along when a bundle came in after it: the hashes by path.
  Map<String, String> keptAside(EditionId id, int revision) {
    var sql = "select path, attachment from editions.draft_aside where edition_id = :id and revision = :revision";
    var sums = new TreeMap<String, String>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).toMap())
        .query(
            row -> {
              sums.put(row.getString("path"), row.getString("attachment"));
            });
    return sums;
  }

  /// Makes the next draft of an edition from its newest.
  ///
  /// @param editionFile the text of its `edition.yaml`; null for the one it has
  /// @param added stories that are put into it, by slug
  /// @param left the slugs of stories that are taken out
  /// @param pictures that it is to have beside those it has, by path
  int change(
      EditionSummary newest,
      @Nullable String editionFile,
      String title,
      int number,
      Map<String, StoryId> added,
      Set<String> left,
      Map<String, Picture> pictures,
      Instant at,
      Maker by,
      String change,
      String about) {
    var id = newest.id();
    var revision = nextRevision(id);
    addDraftRow(id, revision, title, number, at, by, change, about);
    var sql =
        """
        insert into editions.draft_file (edition_id, revision, path, content, picture, story_id)
        select edition_id, :revision, path, case when story_id is null then content end, picture, story_id
          from editions.draft_file
         where edition_id = :id
           and revision = :before
           and not is_frozen
           and path not in (:without)
        """;
    var without = new HashSet<>(Set.of(""));
    left.forEach(slug -> without.add(BundleFiles.story(slug)));
    added.keySet().forEach(slug -> without.add(BundleFiles.story(slug)));
    without.addAll(pictures.keySet());
    if (editionFile != null) {
      without.add(BundleFiles.EDITION);
    }
    jdbc.sql(sql).params(Params.of("id", id).and("revision", revision).and("before", newest.revision()).and("without", without).toMap()).update();
    if (editionFile != null) {
      addFile(id, revision, new DraftFile(BundleFiles.EDITION, editionFile.getBytes(StandardCharsets.UTF_8), null, null));
    }
    added.forEach((slug, story) -> addFile(id, revision, new DraftFile(BundleFiles.story(slug), null, null, new DraftStories.Taken(story, null))));
    pictures.forEach(
        (path, picture) -> {
          store.add(picture);
          addFile(id, revision, new DraftFile(path, null, picture.sha256(), null));
        });
    prune(id, revision);
    return revision;
  }

  /// The first draft of an edition that is made here.
  int begin(EditionId id, String editionFile, String title, int number, Instant at, Staff by) {
    var revision = nextRevision(id);
    addDraftRow(id, revision, title, number, at, new Maker(by), "begun", "");
    addFile(id, revision, new DraftFile(BundleFiles.EDITION, editionFile.getBytes(StandardCharsets.UTF_8), null, null));
    return revision;
  }

  /// Adds a story to the first draft of an edition, which isn't out.
  void addStory(EditionId id, int revision, String slug, StoryId story) {
    addFile(id, revision, new DraftFile(BundleFiles.story(slug), null, null, new DraftStories.Taken(story, null)));
  }

  /// Puts a story by itself, which isn't out, into the month and under the title that it will have then.
  ///
  /// @param file the text of its `edition.yaml`
  void moveSingle(EditionSummary single, YearMonth month, String slug, String title, String file) {
    var params = Params.of("id", single.id()).and("revision", single.revision()).and("month", month.atDay(1)).and("slug", slug).and("title", title);
    jdbc.sql("update editions.edition set month = :month, slug = :slug, title = :title where id = :id").params(params.toMap()).update();
    jdbc.sql("update editions.draft set title = :title where edition_id = :id and revision = :revision").params(params.toMap()).update();
    jdbc.sql("update editions.draft_file set content = :content where edition_id = :id and revision = :revision and path = :path")
        .params(params.and("content", file.getBytes(StandardCharsets.UTF_8)).and("path", BundleFiles.EDITION).toMap())
        .update();
  }

  private void addDraftRow(EditionId id, int revision, String title, int number, Instant at, Maker by, String change, String about) {
    var sql =
        """
        insert into editions.draft (edition_id, revision, title, number, made_at, made_by, made_by_id, change, about)
        values (:id, :revision, :title, :number, :at, :by, :byId::uuid, :change, :about)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("revision", revision)
                .and("title", title)
                .and("number", number)
                .and("at", at)
                .and("by", by.name())
                .and("byId", by.id())
                .and("change", change)
                .and("about", about)
                .toMap())
        .update();
  }

  /// A file of a draft: its content, a picture's, or a story's that is in the newsroom.
  private record DraftFile(String path, byte @Nullable [] content, @Nullable String picture, DraftStories.@Nullable Taken story) {}

  private void addFile(EditionId id, int revision, DraftFile file) {
    var sql =
        """
        insert into editions.draft_file (edition_id, revision, path, content, picture, story_id, story_before)
        values (:id, :revision, :path, :content::bytea, :picture::text, :story::uuid, :before::int)
        """;
    var story = file.story();
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("revision", revision)
                .and("path", file.path())
                .and("content", file.content())
                .and("picture", file.picture())
                .and("story", story == null ? null : story.id())
                .and("before", story == null ? null : story.before())
                .toMap())
        .update();
  }

  /// Takes away drafts that nobody goes back to: all but the newest sixty and those that were published.
  private void prune(EditionId id, int newest) {
    var sql =
        """
        delete from editions.draft d
         where d.edition_id = :id
           and d.revision <= :oldest
           and not exists (select 1 from editions.publication p where p.edition_id = d.edition_id and p.revision = d.revision)
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("oldest", newest - MOST_KEPT).toMap()).update();
  }

  /// Takes a draft away. Its pictures stay for the others that use them.
  void removeDraft(EditionId id, int revision) {
    jdbc.sql("delete from editions.draft where edition_id = :id and revision = :revision")
        .params(Params.of("id", id).and("revision", revision).toMap())
        .update();
  }

  /// Removes an edition that was never published.
  void remove(EditionId id) {
    jdbc.sql("delete from editions.edition where id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// A draft's files, and its pictures by path. They were taken in once and need not be checked again.
  ///
  /// @param revisions of its stories, by their paths
  /// @param attachments the hashes of what its stories bring along, by path
  /// @param stories the newsroom's, by slug
  record Content(BundleFiles files, Map<String, Picture> pictures, Map<String, Integer> revisions, Map<String, String> attachments, Map<String, StoryId> stories) {
    /// Whether all files are byte for byte the same.
    boolean sameAs(Content other) {
      return files.sameAs(other.files);
    }
  }

  /// The newest draft as it is by now.
  Content live(EditionId id, int revision) {
    return content(id, revision, false);
  }

  /// A draft as it was published, or was before an import put others' texts into its stories.
  Content frozen(EditionId id, int revision) {
    return content(id, revision, true);
  }

  private Content content(EditionId id, int revision, boolean frozen) {
    var sql =
        """
        select f.path, f.content as text, f.story_id, f.attachment, p.sha256, p.format, p.width, p.height, p.content
          from editions.draft_file f
          left join editions.picture p on p.sha256 = f.picture
         where f.edition_id = :id
           and f.revision = :revision
           and (:frozen or not f.is_frozen)
        """;
    var files = new TreeMap<String, byte[]>();
    var pictures = new TreeMap<String, Picture>();
    var live = new LinkedHashMap<String, StoryId>();
    var ids = new TreeMap<String, StoryId>();
    var brought = new TreeMap<String, String>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).and("frozen", frozen).toMap())
        .query(
            row -> {
              var path = row.getString("path");
              var text = row.getBytes("text");
              var story = row.getObject("story_id", UUID.class);
              if (story != null) {
                BundleFiles.slug(path).ifPresent(slug -> ids.put(slug, new StoryId(story)));
              }
              if (row.getString("sha256") != null) {
                keep(path, PictureStore.picture(row, 0), files, pictures);
              } else if (row.getString("attachment") != null) {
                brought.put(path, row.getString("attachment"));
              } else if (story == null || frozen && text != null) {
                files.put(path, text);
              } else {
                live.put(path, new StoryId(story));
              }
            });
    var texts = stories.texts(Set.copyOf(live.values()));
    var revisions = new TreeMap<String, Integer>();
    var missing = new TreeMap<String, String>();
    live.forEach(
        (path, story) -> {
          var text = texts.get(story);
          if (text != null) {
            files.put(path, text.text().getBytes(StandardCharsets.UTF_8));
            revisions.put(path, text.revision());
            missing.putAll(text.pictures());
            brought.putAll(text.attachments());
          }
        });
    if (frozen && !brought.isEmpty()) {
      brought.keySet().retainAll(named(files));
    }
    missing.keySet().removeAll(files.keySet());
    if (!missing.isEmpty()) {
      var found = store.findAll(missing.values());
      missing.forEach(
          (path, sha256) -> {
            var picture = found.get(sha256);
            if (picture != null) {
              keep(path, picture, files, pictures);
            }
          });
    }
    if (!brought.isEmpty()) {
      var contents = attachments.contents(brought.values());
      brought.forEach(
          (path, sha256) -> {
            var bytes = contents.get(sha256);
            if (bytes != null) {
              files.put(path, bytes);
            }
          });
    }
    return new Content(new BundleFiles(files), pictures, revisions, brought, ids);
  }

  /// The attachments that stories name.
  private static Set<String> named(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .filter(file -> BundleFiles.slug(file.getKey()).isPresent())
        .flatMap(file -> StoryFile.read(new String(file.getValue(), StandardCharsets.UTF_8)).stream())
        .flatMap(story -> story.list(StoryFile.ATTACHMENTS).stream())
        .map(attachment -> attachment.getOrDefault("file", ""))
        .collect(Collectors.toSet());
  }

  /// The hashes of all pictures of the newest draft by path, those of its stories among them.
  Map<String, String> pictureHashes(EditionId id, int revision) {
    var hashes = new TreeMap<String, String>();
    stories.texts(storiesOf(id, revision).values()).values().forEach(text -> hashes.putAll(text.pictures()));
    hashes.putAll(pictureSums(id, revision));
    return hashes;
  }

  private static void keep(String path, Picture picture, Map<String, byte[]> files, Map<String, Picture> pictures) {
    files.put(path, picture.bytes());
    pictures.put(path, picture);
  }

  Optional<Picture> findPicture(String sha256) {
    return store.find(sha256);
  }

  /// The text of a draft's `edition.yaml`; empty where it isn't there or no text.
  String editionText(EditionId id, int revision) {
    var sql = "select content from editions.draft_file where edition_id = :id and revision = :revision and path = :path and content is not null";
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).and("path", BundleFiles.EDITION).toMap())
        .query((row, _) -> new String(row.getBytes("content"), StandardCharsets.UTF_8))
        .optional()
        .orElse("");
  }

  /// The SHA-256 of each picture in a draft, by path, but for those that only its stories have.
  Map<String, String> pictureSums(EditionId id, int revision) {
    var sql =
        """
        select path, picture
          from editions.draft_file
         where edition_id = :id
           and revision = :revision
           and picture is not null
           and not is_frozen
        """;
    var sums = new TreeMap<String, String>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).toMap())
        .query(
            row -> {
              sums.put(row.getString("path"), row.getString("picture"));
            });
    return sums;
  }

  List<String> picturePaths(EditionId id, int revision) {
    return List.copyOf(pictureSums(id, revision).keySet());
  }

  /// What a draft shows, told by its stories' revisions: any change of one is another.
  Map<StoryId, Integer> revisions(EditionId id, int revision) {
    return stories.revisions(storiesOf(id, revision).values());
  }

  /// Keeps what a draft has before other texts come into its stories. One that was published stays as it was then, as corrections
  /// are told from it.
  void keepAside(EditionId id, int revision) {
    var now = live(id, revision);
    putAside(id, revision, now.attachments());
    if (!isPublished(id, revision)) {
      freeze(id, revision, now);
    }
  }

  private void putAside(EditionId id, int revision, Map<String, String> sums) {
    jdbc.sql("delete from editions.draft_aside where edition_id = :id and revision = :revision").params(Params.of("id", id).and("revision", revision).toMap()).update();
    var sql = "insert into editions.draft_aside (edition_id, revision, path, attachment) values (:id, :revision, :path, :attachment)";
    sums.forEach(
        (path, sha256) ->
            jdbc.sql(sql).params(Params.of("id", id).and("revision", revision).and("path", path).and("attachment", sha256).toMap()).update());
  }

  private boolean isPublished(EditionId id, int revision) {
    var sql = "select exists (select 1 from editions.publication where edition_id = :id and revision = :revision)";
    return jdbc.sql(sql).params(Params.of("id", id).and("revision", revision).toMap()).query(Boolean.class).single();
  }

  /// Keeps the stories of a draft as they are now, with their pictures and what they bring along.
  void freeze(EditionId id, int revision, Content content) {
    freezeAttachments(id, revision, content.attachments());
    var text =
        """
        update editions.draft_file
           set content = :content, story_revision = :storyRevision
         where edition_id = :id
           and revision = :revision
           and path = :path
           and story_id is not null
        """;
    content.revisions().forEach(
        (path, storyRevision) ->
            jdbc.sql(text)
                .params(
                    Params.of("id", id)
                        .and("revision", revision)
                        .and("path", path)
                        .and("content", content.files().files().get(path))
                        .and("storyRevision", storyRevision)
                        .toMap())
                .update());
    var picture =
        """
        insert into editions.draft_file (edition_id, revision, path, picture, is_frozen)
        values (:id, :revision, :path, :picture, true)
        on conflict do nothing
        """;
    content.pictures().forEach(
        (path, it) ->
            jdbc.sql(picture).params(Params.of("id", id).and("revision", revision).and("path", path).and("picture", it.sha256()).toMap()).update());
  }

  private void freezeAttachments(EditionId id, int revision, Map<String, String> sums) {
    var sql =
        """
        insert into editions.draft_file (edition_id, revision, path, attachment, is_frozen)
        values (:id, :revision, :path, :attachment, true)
        on conflict (edition_id, revision, path) do update set attachment = excluded.attachment
        """;
    sums.forEach(
        (path, sha256) ->
            jdbc.sql(sql).params(Params.of("id", id).and("revision", revision).and("path", path).and("attachment", sha256).toMap()).update());
  }

  /// The stories of a draft, by slug.
  Map<String, StoryId> storiesOf(EditionId id, int revision) {
    var found = new LinkedHashMap<String, StoryId>();
    taken(id, revision).forEach((slug, story) -> found.put(slug, story.id()));
    return found;
  }

  /// The stories of a draft as its import took them in, by slug.
  Map<String, DraftStories.Taken> taken(EditionId id, int revision) {
    var sql =
        """
        select path, story_id, story_before
          from editions.draft_file
         where edition_id = :id
           and revision = :revision
           and story_id is not null
         order by path
        """;
    var found = new LinkedHashMap<String, DraftStories.Taken>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).toMap())
        .query(
            row -> {
              var story = new DraftStories.Taken(new StoryId(uuid(row, "story_id")), row.getObject("story_before", Integer.class));
              BundleFiles.slug(row.getString("path")).ifPresent(slug -> found.put(slug, story));
            });
    return found;
  }

  /// All places of stories; those that stand nowhere have none.
  Map<StoryId, List<Placement>> placements(Collection<StoryId> of) {
    var placements = new HashMap<StoryId, List<Placement>>();
    of.forEach(story -> placements.put(story, new ArrayList<>()));
    if (of.isEmpty()) {
      return placements;
    }
    var sql =
        """
        select f.story_id, f.path, e.id, e.kind, e.audience, e.slug, e.month, d.title,
               (select s.path
                  from editions.published_story s
                  join editions.publication o on o.id = s.publication_id
                  join editions.edition oe on oe.id = o.edition_id
                 where s.story_id = f.story_id and oe.audience = e.audience
                 order by o.published_at, o.version
                 limit 1) as known_path,
               bool_or(f.revision = d.revision) as is_in_draft,
               coalesce(bool_or(f.revision = p.revision), false) as is_published,
               exists (select 1 from editions.withdrawal w where w.edition_id = e.id) as is_withdrawn
          from editions.draft_file f
          join editions.edition e on e.id = f.edition_id
          join lateral (select revision, title from editions.draft n where n.edition_id = e.id order by revision desc limit 1) d on true
          left join lateral (select revision from editions.publication n where n.edition_id = e.id order by version desc limit 1) p on true
         where f.story_id in (:stories)
           and (f.revision = d.revision or f.revision = p.revision)
         group by f.story_id, f.path, e.id, d.title
         order by e.month, e.id
        """;
    jdbc.sql(sql)
        .param("stories", of.stream().map(StoryId::value).toList())
        .query(
            row -> {
              var audience = Audience.valueOf(row.getString("audience"));
              var month = YearMonth.from(row.getObject("month", LocalDate.class));
              var known = row.getString("known_path");
              var places = placements.computeIfAbsent(new StoryId(uuid(row, "story_id")), _ -> new ArrayList<>());
              places.add(
                  new Placement(
                      new EditionId(uuid(row, "id")),
                      EditionKind.valueOf(row.getString("kind")),
                      row.getString("title"),
                      audience,
                      row.getString("slug"),
                      known == null ? Addresses.story(audience, month, BundleFiles.slug(row.getString("path")).orElseThrow()) : known,
                      row.getBoolean("is_in_draft"),
                      row.getBoolean("is_published"),
                      row.getBoolean("is_withdrawn")));
            });
    return placements;
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static EditionSummary summary(ResultSet row, Set<EditionId> changed) throws SQLException {
    var id = new EditionId(uuid(row, "id"));
    return new EditionSummary(
        id,
        EditionKind.valueOf(row.getString("kind")),
        Audience.valueOf(row.getString("audience")),
        row.getString("slug"),
        row.getInt("number"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getString("title"),
        row.getInt("revision"),
        Rows.instant(row, "made_at"),
        row.getString("made_by"),
        row.getString("change"),
        row.getString("about"),
        changed.contains(id),
        row.getObject("version", Integer.class),
        row.getObject("published_revision", Integer.class),
        Rows.instantOrNull(row, "published_at"),
        row.getString("published_by"),
        Rows.instantOrNull(row, "withdrawn_at"),
        row.getString("withdrawn_by"),
        row.getString("reason"),
        Rows.instantOrNull(row, "ended_publish_at"),
        row.getString("ended_scheduled_by"),
        Rows.instantOrNull(row, "publish_at"),
        row.getString("scheduled_by"),
        row.getBoolean("brings_back"),
        row.getString("failed"));
  }
}
