package dk.pip.library;

import dk.pip.library.LibraryPicture.Focus;
import dk.pip.library.LibraryPicture.Why;
import dk.pip.library.LibraryPicture.Withdrawal;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes what is known of pictures, and the paths by which texts name them.
@Repository
class LibraryPictures {
  static final String COLUMNS =
      """
      select p.id, p.sha256, p.original, p.file, p.width, p.height, p.alt, p.decorative, p.caption, p.credit, p.licence,
             p.people, p.children, p.ground, p.places, p.delete_by, p.focus_x, p.focus_y, p.brought_by, p.brought_at,
             p.opened, p.published, p.withdrawn_at, p.withdrawn_by, p.withdrawn_why, p.revision
        from library.picture p
      """;

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
        row.getInt("revision"));
  }
}
