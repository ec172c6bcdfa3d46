package dk.pip.editions;

import dk.pip.pictures.Picture;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes editions and their drafts.
@Repository
class Drafts {
  private static final String SUMMARY =
      """
      select e.id, e.audience, e.slug, d.number, e.month, d.title, d.revision, d.made_at, d.made_by,
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

  private final JdbcClient jdbc;
  private final PictureStore store;

  Drafts(JdbcClient jdbc, PictureStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  List<EditionSummary> list() {
    return jdbc.sql(SUMMARY + " order by e.month desc, e.audience, e.slug").query(Drafts::summary).list();
  }

  Optional<EditionSummary> find(EditionId id) {
    return jdbc.sql(SUMMARY + " where e.id = :id").params(Params.of("id", id).toMap()).query(Drafts::summary).optional();
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
        insert into editions.edition (id, audience, slug, number, month, title, created_at)
        values (:id, :audience, :slug, :number, :month, :title, :at)
        on conflict (audience, slug) do nothing
        """;
    return jdbc.sql(sql)
        .params(
            Params.of("id", id)
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

  /// Keeps the bundle as the edition's next draft and returns its revision.
  int addDraft(EditionId id, Bundle bundle, Instant at, String by) {
    var revision = nextRevision(id);
    var draft =
        """
        insert into editions.draft (edition_id, revision, title, number, made_at, made_by)
        values (:id, :revision, :title, :number, :at, :by)
        """;
    jdbc.sql(draft)
        .params(
            Params.of("id", id)
                .and("revision", revision)
                .and("title", bundle.edition().title())
                .and("number", bundle.edition().number())
                .and("at", at)
                .and("by", by)
                .toMap())
        .update();
    for (var picture : bundle.pictures().values()) {
      store.add(picture);
    }
    var file =
        """
        insert into editions.draft_file (edition_id, revision, path, content, picture)
        values (:id, :revision, :path, :content, :picture)
        """;
    for (var entry : bundle.files().files().entrySet()) {
      var picture = bundle.pictures().get(entry.getKey());
      jdbc.sql(file)
          .params(
              Params.of("id", id)
                  .and("revision", revision)
                  .and("path", entry.getKey())
                  .and("content", picture == null ? entry.getValue() : null)
                  .and("picture", picture == null ? null : picture.sha256())
                  .toMap())
          .update();
    }
    return revision;
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

  BundleFiles files(EditionId id, int revision) {
    var sql =
        """
        select f.path, coalesce(f.content, p.content) as content
          from editions.draft_file f
          left join editions.picture p on p.sha256 = f.picture
         where f.edition_id = :id
           and f.revision = :revision
        """;
    var files = new TreeMap<String, byte[]>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).toMap())
        .query(row -> {
          files.put(row.getString("path"), row.getBytes("content"));
        });
    return new BundleFiles(files);
  }

  /// The hashes of a draft's pictures by path.
  Map<String, String> pictureHashes(EditionId id, int revision) {
    var sql =
        """
        select path, picture
          from editions.draft_file
         where edition_id = :id
           and revision = :revision
           and picture is not null
        """;
    var hashes = new TreeMap<String, String>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).toMap())
        .query((row, _) -> hashes.put(row.getString("path"), row.getString("picture")))
        .list();
    return hashes;
  }

  /// The pictures of a draft by path. They were taken in once and need not be checked again.
  Map<String, Picture> pictures(EditionId id, int revision) {
    var sql =
        """
        select f.path, p.sha256, p.format, p.width, p.height, p.content
          from editions.draft_file f
          join editions.picture p on p.sha256 = f.picture
         where f.edition_id = :id
           and f.revision = :revision
        """;
    var pictures = new TreeMap<String, Picture>();
    jdbc.sql(sql)
        .params(Params.of("id", id).and("revision", revision).toMap())
        .query((row, number) -> pictures.put(row.getString("path"), PictureStore.picture(row, number)))
        .list();
    return pictures;
  }

  private static EditionSummary summary(ResultSet row, int index) throws SQLException {
    return new EditionSummary(
        new EditionId(row.getObject("id", java.util.UUID.class)),
        Audience.valueOf(row.getString("audience")),
        row.getString("slug"),
        row.getInt("number"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getString("title"),
        row.getInt("revision"),
        Rows.instant(row, "made_at"),
        row.getString("made_by"),
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
