package dk.pip.library;

import dk.pip.editions.EditionId;
import dk.pip.library.LibraryPicture.Cut;
import dk.pip.library.LibraryPicture.Focus;
import dk.pip.library.LibraryPicture.Why;
import dk.pip.library.LibraryPicture.Withdrawal;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes what is known of pictures, and the paths by which texts name them.
@Repository
class LibraryPictures {
  static final String COLUMNS =
      """
      select p.id, p.sha256, p.original, p.file, p.width, p.height, p.alt, p.decorative, p.caption, p.credit, p.licence,
             p.people, p.children, p.ground, p.places, p.delete_by, p.focus_x, p.focus_y, p.brought_by, p.brought_at,
             p.opened, p.published, p.withdrawn_at, p.withdrawn_by, p.withdrawn_why, p.revision, p.cut_left, p.cut_top,
             p.cut_width, p.cut_height
        from library.picture p
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_WORDS = 8;

  private final JdbcClient jdbc;

  LibraryPictures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Lets those who bring in the same picture at once take turns, until the transaction ends.
  void alone(String sha256) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:sha256, 0))").param("sha256", sha256).query().listOfRows();
  }

  /// @return false where another picture has the name of its file
  boolean add(LibraryPicture picture) {
    var sql =
        """
        insert into library.picture (id, sha256, original, file, width, height, alt, decorative, caption, credit, licence,
                                     people, children, ground, places, delete_by, brought_by, brought_at)
        values (:id, :sha256, :sha256, :file, :width, :height, :alt, :decorative, :caption, :credit, :licence,
                :people, :children, :ground::text, :places, :deleteBy::date, :by, :at)
        on conflict (file) do nothing
        """;
    var params =
        details(picture.details())
            .and("id", picture.id())
            .and("sha256", picture.sha256())
            .and("file", picture.file())
            .and("width", picture.width())
            .and("height", picture.height())
            .and("by", picture.broughtBy())
            .and("at", picture.broughtAt());
    if (jdbc.sql(sql).params(params.toMap()).update() == 0) {
      return false;
    }
    addContent(picture.sha256(), picture.id());
    return true;
  }

  void addContent(String sha256, LibraryPictureId id) {
    jdbc.sql("insert into library.picture_content (sha256, picture_id) values (:sha256, :id) on conflict do nothing")
        .params(Params.of("sha256", sha256).and("id", id).toMap())
        .update();
  }

  static Params details(PictureDetails details) {
    return Params.of("alt", details.alt())
        .and("decorative", details.decorative())
        .and("caption", details.caption())
        .and("credit", details.credit())
        .and("licence", details.licence())
        .and("people", details.people())
        .and("children", details.children())
        .and("ground", details.ground())
        .and("places", details.places().stream().map(Enum::name).sorted().toArray(String[]::new))
        .and("deleteBy", details.deleteBy());
  }

  /// How many files begin with these letters: where to begin to count for one that is free.
  int namedLike(String stem) {
    return jdbc.sql("select count(*) from library.picture where starts_with(file, :stem)").param("stem", stem).query(Integer.class).single();
  }

  Optional<LibraryPicture> find(LibraryPictureId id) {
    return jdbc.sql(COLUMNS + " where p.id = :id").params(Params.of("id", id).toMap()).query(LibraryPictures::picture).optional();
  }

  /// The same, which nobody else changes until the transaction ends.
  Optional<LibraryPicture> lock(LibraryPictureId id) {
    return jdbc.sql(COLUMNS + " where p.id = :id for update").params(Params.of("id", id).toMap()).query(LibraryPictures::picture).optional();
  }

  /// The picture that looks like this, or did before it was cut.
  Optional<LibraryPicture> findContent(String sha256) {
    return jdbc.sql(COLUMNS + " join library.picture_content c on c.picture_id = p.id where c.sha256 = :sha256")
        .param("sha256", sha256)
        .query(LibraryPictures::picture)
        .optional();
  }

  /// Those that look like these, or did before they were cut.
  Map<String, LibraryPicture> findContents(Collection<String> sha256s) {
    var sql =
        COLUMNS.replace("select ", "select c.sha256 as content, ")
            + " join library.picture_content c on c.picture_id = p.id where c.sha256 = any(:all)";
    var found = new HashMap<String, LibraryPicture>();
    jdbc.sql(sql)
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .query((row, number) -> found.put(row.getString("content"), picture(row, number)))
        .list();
    return found;
  }

  /// The path by which a text names a picture already.
  Optional<String> path(UUID owner, LibraryPictureId picture) {
    var sql = "select path from library.picture_path where owner = :owner and picture_id = :picture order by path limit 1";
    return jdbc.sql(sql).params(Params.of("owner", owner).and("picture", picture).toMap()).query(String.class).optional();
  }

  /// @return false where the text means another picture by it
  boolean addPath(UUID owner, String path, LibraryPictureId picture) {
    var sql =
        """
        insert into library.picture_path (owner, path, picture_id)
        values (:owner, :path, :picture)
        on conflict do nothing
        """;
    return jdbc.sql(sql).params(Params.of("owner", owner).and("path", path).and("picture", picture).toMap()).update() == 1;
  }

  void putPath(UUID owner, String path, LibraryPictureId picture) {
    var sql =
        """
        insert into library.picture_path (owner, path, picture_id)
        values (:owner, :path, :picture)
        on conflict (owner, path) do update set picture_id = excluded.picture_id
        """;
    jdbc.sql(sql).params(Params.of("owner", owner).and("path", path).and("picture", picture).toMap()).update();
  }

  /// What the paths of texts show: for each owner its paths, and the hash for each.
  Map<UUID, Map<String, String>> paths(Collection<UUID> owners) {
    var sql =
        """
        select n.owner, n.path, p.sha256
          from library.picture_path n
          join library.picture p on p.id = n.picture_id
         where n.owner = any(:owners)
        """;
    var all = new HashMap<UUID, Map<String, String>>();
    owners.forEach(owner -> all.put(owner, new TreeMap<>()));
    jdbc.sql(sql)
        .params(Params.of("owners", owners.toArray(UUID[]::new)).toMap())
        .query(
            row -> {
              all.computeIfAbsent(row.getObject("owner", UUID.class), _ -> new TreeMap<>()).put(row.getString("path"), row.getString("sha256"));
            });
    return all;
  }

  /// The hashes of all that a picture has looked like.
  List<String> contents(LibraryPictureId id) {
    return jdbc.sql("select sha256 from library.picture_content where picture_id = :id")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Notes that somebody else has the picture too.
  void addBringer(LibraryPictureId id, StaffId who) {
    jdbc.sql("insert into library.picture_also (picture_id, staff_id) values (:id, :who) on conflict do nothing")
        .params(Params.of("id", id).and("who", who).toMap())
        .update();
  }

  boolean hasBrought(LibraryPictureId id, StaffId who) {
    return jdbc.sql("select exists (select 1 from library.picture_also where picture_id = :id and staff_id = :who)")
        .params(Params.of("id", id).and("who", who).toMap())
        .query(Boolean.class)
        .single();
  }

  /// A page of what is looked for, the newest first.
  ///
  /// @param sees who may see only theirs and what is open to all; null for an editor
  /// @param soon the last day that is soon
  /// @param after the last picture of the page before; null for the first
  List<LibraryPicture> list(@Nullable StaffId sees, StaffId me, PictureSearch search, LocalDate soon, @Nullable LibraryPictureId after, int most) {
    var sql = new StringBuilder(COLUMNS).append(" where ").append(wanted(search.filter()));
    var params = Params.of("me", me).and("soon", soon).and("most", most);
    if (sees != null) {
      sql.append(
          """
             and (p.brought_by = :me
                  or p.withdrawn_at is null and (p.opened or p.published)
                  or exists (select 1 from library.picture_also a where a.picture_id = p.id and a.staff_id = :me))
          """);
    }
    var words = search.words().toLowerCase(java.util.Locale.ROOT).strip().split("\\s+");
    for (var i = 0; i < Math.min(words.length, MOST_WORDS); i++) {
      sql.append(" and position(:word").append(i).append(" in p.words) > 0");
      params.and("word" + i, words[i]);
    }
    if (search.from() instanceof LocalDate from) {
      sql.append(" and p.brought_at >= :from");
      params.and("from", from.atStartOfDay(Dates.ZONE).toInstant());
    }
    if (search.until() instanceof LocalDate until) {
      sql.append(" and p.brought_at < :until");
      params.and("until", Dates.endOf(until));
    }
    if (search.edition() != null) {
      sql.append(" and exists (select 1 from library.edition_picture e where e.picture_id = p.id and e.edition_id = :edition)");
      params.and("edition", search.edition());
    }
    if (after != null) {
      sql.append(" and (p.brought_at, p.id) < (select a.brought_at, a.id from library.picture a where a.id = :after)");
      params.and("after", after);
    }
    sql.append(" order by p.brought_at desc, p.id desc limit :most");
    return jdbc.sql(sql.toString()).params(params.toMap()).query(LibraryPictures::picture).list();
  }

  private static String wanted(PictureFilter filter) {
    return switch (filter) {
      case ALL -> "p.withdrawn_at is null";
      case MINE -> "(p.brought_by = :me or exists (select 1 from library.picture_also m where m.picture_id = p.id and m.staff_id = :me))";
      case UNDESCRIBED -> "p.withdrawn_at is null and p.alt = '' and not p.decorative";
      case UNGROUNDED -> "p.withdrawn_at is null and p.ground is null";
      case SOON -> "p.withdrawn_at is null and p.delete_by <= :soon";
      case UNUSED ->
          """
          p.withdrawn_at is null
             and not exists (select 1 from library.picture_path u where u.picture_id = p.id)
             and not exists (select 1 from library.edition_picture v where v.picture_id = p.id)
          """;
      case WITHDRAWN -> "p.withdrawn_at is not null";
    };
  }

  /// How many are to be taken away by then, or show people without anybody having said why they may.
  int waiting(LocalDate soon) {
    var sql =
        """
        select (select count(*) from library.picture where withdrawn_at is null and delete_by <= :soon)
             + (select count(*) from library.picture
                 where withdrawn_at is null and ground is null and (children or people <> ''))
        """;
    return jdbc.sql(sql).params(Params.of("soon", soon).toMap()).query(Integer.class).single();
  }

  void describe(LibraryPicture before, PictureDetails details, boolean opened, Instant at, StaffId by) {
    var sql =
        """
        update library.picture
           set alt = :alt, decorative = :decorative, caption = :caption, credit = :credit, licence = :licence,
               people = :people, children = :children, ground = :ground::text, places = :places,
               delete_by = :deleteBy::date, opened = :opened, before = :before::jsonb, changed_by = :by, changed_at = :at,
               warned_at = case when delete_by is distinct from :deleteBy::date then null else warned_at end,
               revision = revision + 1
         where id = :id
        """;
    var params =
        details(details)
            .and("opened", opened)
            .and("before", JSON.writeValueAsString(new Before(before.details(), before.opened())))
            .and("by", by)
            .and("at", at)
            .and("id", before.id());
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// What was said of a picture before its last change, and whether it was open to all.
  record Before(PictureDetails details, boolean opened) {}

  /// For whoever made the last change, as long as it is the last.
  Optional<Before> before(LibraryPictureId id, StaffId by) {
    return jdbc.sql("select before::text from library.picture where id = :id and changed_by = :by and before is not null")
        .params(Params.of("id", id).and("by", by).toMap())
        .query((row, _) -> JSON.readValue(row.getString(1), Before.class))
        .optional();
  }

  void forgetBefore(LibraryPictureId id) {
    jdbc.sql("update library.picture set before = null where id = :id").params(Params.of("id", id).toMap()).update();
  }

  void focus(LibraryPictureId id, Focus focus) {
    jdbc.sql("update library.picture set focus_x = :x, focus_y = :y, revision = revision + 1 where id = :id")
        .params(Params.of("id", id).and("x", focus.x()).and("y", focus.y()).toMap())
        .update();
  }

  /// @param cut null for all of the original
  void cut(LibraryPictureId id, String sha256, int width, int height, @Nullable Cut cut) {
    var sql =
        """
        update library.picture
           set sha256 = :sha256, width = :width, height = :height, cut_left = :left::int, cut_top = :top::int,
               cut_width = :cutWidth::int, cut_height = :cutHeight::int, focus_x = 500, focus_y = 500, revision = revision + 1
         where id = :id
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("sha256", sha256)
                .and("width", width)
                .and("height", height)
                .and("left", cut == null ? null : cut.left())
                .and("top", cut == null ? null : cut.top())
                .and("cutWidth", cut == null ? null : cut.width())
                .and("cutHeight", cut == null ? null : cut.height())
                .toMap())
        .update();
    addContent(sha256, id);
  }

  void withdraw(LibraryPictureId id, Instant at, @Nullable StaffId by, Why why) {
    var sql =
        """
        update library.picture
           set withdrawn_at = :at, withdrawn_by = :by::uuid, withdrawn_why = :why, before = null, revision = revision + 1
         where id = :id
           and withdrawn_at is null
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("at", at).and("by", by).and("why", why).toMap()).update();
  }

  /// @param today a last day before it is forgotten, as the picture would go again at once
  void giveBack(LibraryPictureId id, LocalDate today) {
    var sql =
        """
        update library.picture
           set withdrawn_at = null, withdrawn_by = null, withdrawn_why = null, warned_at = null,
               delete_by = case when delete_by < :today then null else delete_by end, revision = revision + 1
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("today", today).toMap()).update();
  }

  /// Those whose last day is over.
  List<LibraryPictureId> past(LocalDate today) {
    return ids("select id from library.picture where withdrawn_at is null and delete_by < :day order by id", today);
  }

  /// Those that go by then, and of which nobody has been told.
  List<LibraryPictureId> unwarned(LocalDate soon) {
    return ids("select id from library.picture where withdrawn_at is null and warned_at is null and delete_by <= :day order by id", soon);
  }

  private List<LibraryPictureId> ids(String sql, LocalDate day) {
    return jdbc.sql(sql)
        .params(Params.of("day", day).toMap())
        .query((row, _) -> new LibraryPictureId(row.getObject("id", UUID.class)))
        .list();
  }

  /// @return false where somebody was told before
  boolean warned(LibraryPictureId id, Instant at) {
    return jdbc.sql("update library.picture set warned_at = :at where id = :id and warned_at is null")
            .params(Params.of("id", id).and("at", at).toMap())
            .update()
        == 1;
  }

  /// Whose texts name a picture.
  List<UUID> owners(LibraryPictureId id) {
    return jdbc.sql("select distinct owner from library.picture_path where picture_id = :id limit 200")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> row.getObject("owner", UUID.class))
        .list();
  }

  /// All that texts call a picture.
  List<String> paths(LibraryPictureId id) {
    return jdbc.sql("select distinct path from library.picture_path where picture_id = :id limit 200")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// The picture that a text means by a path.
  Optional<LibraryPicture> named(UUID owner, String path) {
    return jdbc.sql(COLUMNS + " join library.picture_path n on n.picture_id = p.id where n.owner = :owner and n.path = :path")
        .params(Params.of("owner", owner).and("path", path).toMap())
        .query(LibraryPictures::picture)
        .optional();
  }

  /// Notes what readers have seen in an edition.
  void seen(EditionId edition, Collection<String> sha256s) {
    var sql =
        """
        with seen as (
          select distinct picture_id from library.picture_content where sha256 = any(:all)),
        noted as (
          insert into library.edition_picture (edition_id, picture_id)
          select :edition, picture_id from seen
          on conflict do nothing)
        update library.picture set published = true where id in (select picture_id from seen) and not published
        """;
    jdbc.sql(sql).params(Params.of("edition", edition).and("all", sha256s.toArray(String[]::new)).toMap()).update();
  }

  /// The editions in which readers have seen pictures.
  List<EditionId> editions() {
    return jdbc.sql("select distinct edition_id from library.edition_picture").query((row, _) -> new EditionId(row.getObject(1, UUID.class))).list();
  }

  static LibraryPicture picture(ResultSet row, int number) throws SQLException {
    var ground = row.getString("ground");
    var places = EnumSet.noneOf(PicturePlace.class);
    Arrays.stream((String[]) row.getArray("places").getArray()).map(PicturePlace::valueOf).forEach(places::add);
    var withdrawnAt = Rows.instantOrNull(row, "withdrawn_at");
    var withdrawnBy = row.getObject("withdrawn_by", UUID.class);
    return new LibraryPicture(
        new LibraryPictureId(row.getObject("id", UUID.class)),
        row.getString("sha256"),
        row.getString("original"),
        row.getString("file"),
        row.getInt("width"),
        row.getInt("height"),
        new PictureDetails(
            row.getString("alt"),
            row.getBoolean("decorative"),
            row.getString("caption"),
            row.getString("credit"),
            row.getString("licence"),
            row.getString("people"),
            row.getBoolean("children"),
            ground == null ? null : PictureGround.valueOf(ground),
            places,
            row.getObject("delete_by", LocalDate.class)),
        new Focus(row.getInt("focus_x"), row.getInt("focus_y")),
        new StaffId(row.getObject("brought_by", UUID.class)),
        Rows.instant(row, "brought_at"),
        row.getBoolean("opened"),
        row.getBoolean("published"),
        withdrawnAt == null
            ? null
            : new Withdrawal(withdrawnAt, withdrawnBy == null ? null : new StaffId(withdrawnBy), Why.valueOf(row.getString("withdrawn_why"))),
        row.getObject("cut_left") == null
            ? null
            : new Cut(row.getInt("cut_left"), row.getInt("cut_top"), row.getInt("cut_width"), row.getInt("cut_height")),
        row.getInt("revision"));
  }
}
