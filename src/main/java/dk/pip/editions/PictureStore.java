package dk.pip.editions;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The bytes of all pictures, each kept once under its hash, wherever it stands.
@Repository
public class PictureStore {
  private static final int LARGEST_KEPT = 400;

  private final JdbcClient jdbc;

  public PictureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps a picture, unless it is there already. Part of the transaction that keeps what refers to it: until that ends nobody
  /// deletes it.
  public void add(Picture picture) {
    var sql =
        """
        insert into editions.picture (sha256, format, width, height, content)
        values (:sha256, :format, :width, :height, :content)
        on conflict (sha256) do update set unused_since = null where picture.unused_since is not null
        """;
    jdbc.sql(sql)
        .params(
            Params.of("sha256", picture.sha256())
                .and("format", picture.format())
                .and("width", picture.width())
                .and("height", picture.height())
                .and("content", picture.bytes())
                .toMap())
        .update();
  }

  public Optional<Picture> find(String sha256) {
    var sql = "select sha256, format, width, height, content from editions.picture where sha256 = :sha256";
    return jdbc.sql(sql).param("sha256", sha256).query(PictureStore::picture).optional();
  }

  /// How large a picture is.
  public record Size(int width, int height) {}

  public Size size(String sha256) {
    return jdbc.sql("select width, height from editions.picture where sha256 = :sha256")
        .param("sha256", sha256)
        .query((row, _) -> new Size(row.getInt("width"), row.getInt("height")))
        .single();
  }

  /// Those of them that are there, by their hashes.
  public Map<String, Picture> findAll(Collection<String> sha256s) {
    var sql = "select sha256, format, width, height, content from editions.picture where sha256 = any(:all)";
    var found = new HashMap<String, Picture>();
    jdbc.sql(sql)
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .query((row, number) -> found.put(row.getString("sha256"), picture(row, number)))
        .list();
    return found;
  }

  /// A picture at most so wide. Small ones are kept, as lists ask for many at a time.
  public Optional<Picture> scaled(String sha256, int width) {
    if (width > LARGEST_KEPT) {
      return find(sha256).map(picture -> Pictures.scaledTo(picture, width));
    }
    var sql = "select sha256, format, width, height, content from editions.thumbnail where sha256 = :sha256 and width = :width";
    var params = Params.of("sha256", sha256).and("width", width);
    return jdbc.sql(sql).params(params.toMap()).query(PictureStore::picture).optional().or(() -> find(sha256).map(picture -> thumbnail(picture, width)));
  }

  private Picture thumbnail(Picture picture, int width) {
    var scaled = Pictures.scaledTo(picture, width);
    if (scaled != picture) {
      var sql =
          """
          insert into editions.thumbnail (sha256, width, format, height, content)
          values (:sha256, :width, :format, :height, :content)
          on conflict do nothing
          """;
      jdbc.sql(sql)
          .params(
              Params.of("sha256", picture.sha256())
                  .and("width", width)
                  .and("format", scaled.format())
                  .and("height", scaled.height())
                  .and("content", scaled.bytes())
                  .toMap())
          .update();
    }
    return scaled;
  }

  static Picture picture(ResultSet row, int number) throws SQLException {
    return new Picture(
        row.getString("sha256"),
        Picture.Format.valueOf(row.getString("format")),
        row.getInt("width"),
        row.getInt("height"),
        row.getBytes("content"));
  }
}
