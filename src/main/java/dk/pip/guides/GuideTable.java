package dk.pip.guides;

import dk.pip.editions.Attachment;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes guides, their versions and what of them was published.
@Repository
class GuideTable {
  private static final String COLUMNS =
      """
      select g.id, g.parent_id, g.position, g.name, g.placed, g.placed_by, g.placed_at, g.audience, g.title, g.revision, g.owner_id,
             g.unit_id, g.review_by, g.review_shown, g.reviewed_at, g.reviewed_by, g.made_at, g.changed_at, g.changed_by,
             g.taken_down_at, g.taken_down_with, n.newest, p.number as out_number, p.title as out_title, p.at as out_at, p.by_id as out_by
        from guides.guide g
        join (select guide_id, max(number) as newest from guides.version group by guide_id) n on n.guide_id = g.id
        left join guides.publication p on p.guide_id = g.id
      """;

  private final JdbcClient jdbc;

  GuideTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  GuideTree tree() {
    return new GuideTree(jdbc.sql(COLUMNS + " order by g.position, g.id").query(GuideTable::guide).list());
  }

  /// Lets nobody else change the tree until the transaction ends.
  void lockTree() {
    jdbc.sql("select one from guides.tree for update").query(Boolean.class).single();
  }

  /// A guide that nobody else changes until the transaction ends.
  Optional<Guide> lock(GuideId id) {
    var params = Params.of("id", id).toMap();
    return jdbc.sql("select id from guides.guide where id = :id for update").params(params).query(UUID.class).optional().flatMap(_ -> find(id));
  }

  Optional<Guide> find(GuideId id) {
    var sql =
        """
        select g.id, g.parent_id, g.position, g.name, g.placed, g.placed_by, g.placed_at, g.audience, g.title, g.revision, g.owner_id,
               g.unit_id, g.review_by, g.review_shown, g.reviewed_at, g.reviewed_by, g.made_at, g.changed_at, g.changed_by,
               g.taken_down_at, g.taken_down_with,
               (select max(v.number) from guides.version v where v.guide_id = g.id) as newest,
               p.number as out_number, p.title as out_title, p.at as out_at, p.by_id as out_by
          from guides.guide g
          left join guides.publication p on p.guide_id = g.id
         where g.id = :id
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query(GuideTable::guide).optional();
  }

  /// Whether everybody may read any.
  boolean anyForAll() {
    var sql =
        """
        select exists (
          select 1
            from guides.guide g
            join guides.publication p on p.guide_id = g.id
           where g.parent_id is null
             and g.audience = 'PUBLIC'
             and g.taken_down_at is null)
        """;
    return jdbc.sql(sql).query(Boolean.class).single();
  }

  /// How many that readers see somebody should have looked at by now.
  int overdue(LocalDate today) {
    var sql =
        """
        select count(*)
          from guides.guide g
          join guides.publication p on p.guide_id = g.id
         where g.review_by < :today
           and g.taken_down_at is null
        """;
    return jdbc.sql(sql).param("today", today).query(Integer.class).single();
  }

  void add(GuideId id, @Nullable GuideId parent, int position, String name, Audience audience, String title, @Nullable StaffId owner, @Nullable UnitId unit, Instant at, StaffId by) {
    var sql =
        """
        insert into guides.guide (id, parent_id, position, name, placed, placed_by, placed_at, audience, title, revision, owner_id, unit_id,
                                  review_shown, made_at, changed_at, changed_by)
        values (:id, :parent::uuid, :position, :name, 1, :by, :at, :audience, :title, 1, :owner::uuid, :unit::uuid, false, :at, :at, :by)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("parent", parent)
                .and("position", position)
                .and("name", name)
                .and("audience", audience)
                .and("title", title)
                .and("owner", owner)
                .and("unit", unit)
                .and("at", at)
                .and("by", by)
                .toMap())
        .update();
    addVersion(id, 1, new GuideText(title, "", "", List.of()), at, by);
  }

  /// Keeps what was written.
  ///
  /// @param since when the version that this belongs to may have begun at the earliest
  void save(Guide before, GuideText text, Instant at, StaffId by, Instant since) {
    var sql =
        """
        update guides.guide
           set revision = revision + 1, title = :title, changed_at = :at, changed_by = :by
         where id = :id
        """;
    var params = Params.of("id", before.id()).and("title", text.title()).and("at", at).and("by", by);
    jdbc.sql(sql).params(params.toMap()).update();
    var again =
        """
        update guides.version
           set title = :title, teaser = :teaser, body = :body, made_at = :at
         where guide_id = :id
           and number = :number
           and number > :out
           and made_by = :by
           and begun_at > :since
        """;
    var publication = before.publication();
    params.and("teaser", text.teaser()).and("body", text.body()).and("since", since).and("number", before.newest());
    params.and("out", publication == null ? 0 : publication.number());
    if (jdbc.sql(again).params(params.toMap()).update() == 0) {
      addVersion(before.id(), before.newest() + 1, text, at, by);
    } else {
      jdbc.sql("delete from guides.version_file where guide_id = :id and number = :number").params(params.toMap()).update();
      addFiles(before.id(), before.newest(), text.files());
    }
  }

  private void addVersion(GuideId id, int number, GuideText text, Instant at, StaffId by) {
    var sql =
        """
        insert into guides.version (guide_id, number, title, teaser, body, begun_at, made_at, made_by)
        values (:id, :number, :title, :teaser, :body, :at, :at, :by)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("number", number)
                .and("title", text.title())
                .and("teaser", text.teaser())
                .and("body", text.body())
                .and("at", at)
                .and("by", by)
                .toMap())
        .update();
    addFiles(id, number, text.files());
  }

  private void addFiles(GuideId id, int number, List<GuideFile> files) {
    var sql =
        """
        insert into guides.version_file (guide_id, number, position, name, title, sha256, kind, size)
        values (:id, :number, :position, :name, :title, :sha256, :kind, :size)
        """;
    for (var i = 0; i < files.size(); i++) {
      var file = files.get(i);
      jdbc.sql(sql)
          .params(
              Params.of("id", id)
                  .and("number", number)
                  .and("position", i)
                  .and("name", file.name())
                  .and("title", file.title())
                  .and("sha256", file.sha256())
                  .and("kind", file.kind())
                  .and("size", file.size())
                  .toMap())
          .update();
    }
  }

  GuideText text(GuideId id, int number) {
    var sql = "select title, teaser, body from guides.version where guide_id = :id and number = :number";
    var files = files(id, number);
    return jdbc.sql(sql)
        .params(Params.of("id", id).and("number", number).toMap())
        .query((row, _) -> new GuideText(row.getString("title"), row.getString("teaser"), row.getString("body"), files))
        .single();
  }

  private List<GuideFile> files(GuideId id, int number) {
    var sql = "select name, title, sha256, kind, size from guides.version_file where guide_id = :id and number = :number order by position";
    return jdbc.sql(sql).params(Params.of("id", id).and("number", number).toMap()).query(GuideTable::file).list();
  }

  private static GuideFile file(ResultSet row, int index) throws SQLException {
    return new GuideFile(row.getString("name"), row.getString("title"), row.getString("sha256"), Attachment.Kind.valueOf(row.getString("kind")), row.getLong("size"));
  }

  /// The newest first.
  List<GuideVersion> versions(GuideId id) {
    var files = new HashMap<Integer, List<GuideFile>>();
    jdbc.sql("select number, name, title, sha256, kind, size from guides.version_file where guide_id = :id order by number, position")
        .params(Params.of("id", id).toMap())
        .query((row, index) -> files.computeIfAbsent(row.getInt("number"), _ -> new ArrayList<>()).add(file(row, index)))
        .list();
    var sql = "select number, title, teaser, body, made_at, made_by from guides.version where guide_id = :id order by number desc";
    return jdbc.sql(sql)
        .params(Params.of("id", id).toMap())
        .query(
            (row, _) ->
                new GuideVersion(
                    row.getInt("number"),
                    new GuideText(row.getString("title"), row.getString("teaser"), row.getString("body"), files.getOrDefault(row.getInt("number"), List.of())),
                    Rows.instant(row, "made_at"),
                    new StaffId(row.getObject("made_by", UUID.class))))
        .list();
  }

  /// What readers see of some pages: their teasers.
  Map<GuideId, String> teasers(Collection<GuideId> of) {
    var sql =
        """
        select p.guide_id, v.teaser
          from guides.publication p
          join guides.version v on v.guide_id = p.guide_id and v.number = p.number
         where p.guide_id = any(:ids)
        """;
    var teasers = new HashMap<GuideId, String>();
    jdbc.sql(sql)
        .params(Params.of("ids", of.stream().map(GuideId::value).toArray(UUID[]::new)).toMap())
        .query(
            row -> {
              teasers.put(new GuideId(row.getObject("guide_id", UUID.class)), row.getString("teaser"));
            });
    return teasers;
  }

  /// Those that readers get a file with.
  List<GuideId> withFile(String sha256) {
    var sql =
        """
        select distinct p.guide_id
          from guides.publication p
          join guides.version_file f on f.guide_id = p.guide_id and f.number = p.number
         where f.sha256 = :sha256
        """;
    return jdbc.sql(sql).param("sha256", sha256).query((row, _) -> new GuideId(row.getObject("guide_id", UUID.class))).list();
  }

  /// Those in which readers may see pictures.
  List<GuideId> withPictures() {
    var sql =
        """
        select p.guide_id
          from guides.publication p
          join guides.version v on v.guide_id = p.guide_id and v.number = p.number
         where position('](pictures/' in v.body) > 0
        """;
    return jdbc.sql(sql).query((row, _) -> new GuideId(row.getObject("guide_id", UUID.class))).list();
  }

  /// The headings of what was published, with their anchors.
  record Anchors(List<String> headings, List<String> anchors) {
    static final Anchors NONE = new Anchors(List.of(), List.of());
  }

  Anchors anchors(GuideId id) {
    return jdbc.sql("select headings, anchors from guides.publication where guide_id = :id")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> new Anchors(strings(row.getArray("headings")), strings(row.getArray("anchors"))))
        .optional()
        .orElse(Anchors.NONE);
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  void publish(Guide guide, String title, Anchors anchors, Instant at, StaffId by) {
    var sql =
        """
        insert into guides.publication (guide_id, number, title, at, by_id, headings, anchors)
        values (:id, :number, :title, :at, :by, :headings, :anchors)
        on conflict (guide_id)
        do update set number = excluded.number, title = excluded.title, at = excluded.at, by_id = excluded.by_id,
                      headings = excluded.headings, anchors = excluded.anchors
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", guide.id())
                .and("number", guide.newest())
                .and("title", title)
                .and("at", at)
                .and("by", by)
                .and("headings", anchors.headings().toArray(String[]::new))
                .and("anchors", anchors.anchors().toArray(String[]::new))
                .toMap())
        .update();
  }

  void describe(GuideId id, Audience audience, @Nullable StaffId owner, @Nullable UnitId unit, @Nullable LocalDate reviewBy, boolean reviewShown) {
    var sql =
        """
        update guides.guide
           set audience = :audience, owner_id = :owner::uuid, unit_id = :unit::uuid, review_by = :review::date, review_shown = :shown
         where id = :id
        """;
    jdbc.sql(sql)
        .params(Params.of("id", id).and("audience", audience).and("owner", owner).and("unit", unit).and("review", reviewBy).and("shown", reviewShown).toMap())
        .update();
  }

  void reviewed(GuideId id, LocalDate next, Instant at, StaffId by) {
    jdbc.sql("update guides.guide set review_by = :next, reviewed_at = :at, reviewed_by = :by where id = :id")
        .params(Params.of("id", id).and("next", next).and("at", at).and("by", by).toMap())
        .update();
  }

  void place(GuideId id, @Nullable GuideId parent, String name, Instant at, StaffId by) {
    var sql =
        """
        update guides.guide
           set parent_id = :parent::uuid, name = :name, placed = placed + 1, placed_at = :at, placed_by = :by
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("parent", parent).and("name", name).and("at", at).and("by", by).toMap()).update();
  }

  /// Numbers those beside one another in the order given.
  void order(List<GuideId> ids) {
    var sql =
        """
        update guides.guide g
           set position = o.position
          from unnest(:ids) with ordinality as o (id, position)
         where g.id = o.id
           and g.position <> o.position
        """;
    jdbc.sql(sql).params(Params.of("ids", ids.stream().map(GuideId::value).toArray(UUID[]::new)).toMap()).update();
  }

  void takeDown(Collection<GuideId> ids, GuideId with, Instant at) {
    jdbc.sql("update guides.guide set taken_down_at = :at, taken_down_with = :with where id = any(:ids)")
        .params(Params.of("ids", ids.stream().map(GuideId::value).toArray(UUID[]::new)).and("with", with).and("at", at).toMap())
        .update();
  }

  /// @param name what it is called in its address from now on
  void bringBack(GuideId with, String name) {
    jdbc.sql("update guides.guide set name = :name where id = :id").params(Params.of("id", with).and("name", name).toMap()).update();
    jdbc.sql("update guides.guide set taken_down_at = null, taken_down_with = null where taken_down_with = :with").params(Params.of("with", with).toMap()).update();
  }

  /// Notes where pages were.
  void wasAt(Map<GuideId, String> paths, Instant at) {
    var sql =
        """
        insert into guides.old_address (path, guide_id, since)
        values (:path, :guide, :at)
        on conflict (path) do update set guide_id = excluded.guide_id, since = excluded.since
        """;
    paths.forEach((guide, path) -> jdbc.sql(sql).params(Params.of("path", path).and("guide", guide).and("at", at).toMap()).update());
  }

  Optional<GuideId> formerlyAt(String path) {
    return jdbc.sql("select guide_id from guides.old_address where path = :path").param("path", path).query((row, _) -> new GuideId(row.getObject("guide_id", UUID.class))).optional();
  }

  /// Where a page was before, the newest first.
  List<String> formerPaths(GuideId id) {
    return jdbc.sql("select path from guides.old_address where guide_id = :id order by since desc, path").params(Params.of("id", id).toMap()).query((row, _) -> row.getString(1)).list();
  }

  /// A file takes the place of another; what led to that leads here.
  void replaceFile(GuideId id, String name, String by) {
    var params = Params.of("id", id).and("name", name).and("by", by).toMap();
    jdbc.sql("update guides.old_file set now_name = :by where guide_id = :id and now_name = :name").params(params).update();
    jdbc.sql("insert into guides.old_file (guide_id, name, now_name) values (:id, :name, :by) on conflict (guide_id, name) do update set now_name = excluded.now_name")
        .params(params)
        .update();
    jdbc.sql("delete from guides.old_file where guide_id = :id and name = now_name").params(params).update();
  }

  Optional<String> fileNow(GuideId id, String name) {
    return jdbc.sql("select now_name from guides.old_file where guide_id = :id and name = :name").params(Params.of("id", id).and("name", name).toMap()).query(String.class).optional();
  }

  /// Whether a page has or had another file by a name.
  boolean isNameOfAnother(GuideId id, String name, String sha256) {
    var sql = "select exists (select 1 from guides.version_file where guide_id = :id and name = :name and sha256 <> :sha256)";
    return jdbc.sql(sql).params(Params.of("id", id).and("name", name).and("sha256", sha256).toMap()).query(Boolean.class).single();
  }

  void see(GuideId id, StaffId who, Instant at) {
    var sql =
        """
        insert into guides.presence (guide_id, staff_id, seen_at)
        values (:id, :who, :at)
        on conflict (guide_id, staff_id) do update set seen_at = excluded.seen_at
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("who", who).and("at", at).toMap()).update();
  }

  List<StaffId> seen(GuideId id, Instant since) {
    var sql = "select staff_id from guides.presence where guide_id = :id and seen_at > :since order by staff_id";
    return jdbc.sql(sql).params(Params.of("id", id).and("since", since).toMap()).query((row, _) -> new StaffId(row.getObject("staff_id", UUID.class))).list();
  }

  private static Guide guide(ResultSet row, int number) throws SQLException {
    var publication =
        row.getObject("out_number") == null
            ? null
            : new Guide.Publication(row.getInt("out_number"), row.getString("out_title"), Rows.instant(row, "out_at"), new StaffId(row.getObject("out_by", UUID.class)));
    return new Guide(
        new GuideId(row.getObject("id", UUID.class)),
        guideOrNull(row, "parent_id"),
        row.getInt("position"),
        row.getString("name"),
        row.getInt("placed"),
        new StaffId(row.getObject("placed_by", UUID.class)),
        Rows.instant(row, "placed_at"),
        Audience.valueOf(row.getString("audience")),
        row.getString("title"),
        row.getInt("revision"),
        staffOrNull(row, "owner_id"),
        row.getObject("unit_id") == null ? null : new UnitId(row.getObject("unit_id", UUID.class)),
        row.getObject("review_by", LocalDate.class),
        row.getBoolean("review_shown"),
        Rows.instantOrNull(row, "reviewed_at"),
        staffOrNull(row, "reviewed_by"),
        Rows.instant(row, "made_at"),
        Rows.instant(row, "changed_at"),
        new StaffId(row.getObject("changed_by", UUID.class)),
        Rows.instantOrNull(row, "taken_down_at"),
        guideOrNull(row, "taken_down_with"),
        row.getInt("newest"),
        publication);
  }

  private static @Nullable GuideId guideOrNull(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new GuideId(id);
  }

  private static @Nullable StaffId staffOrNull(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new StaffId(id);
  }
}
