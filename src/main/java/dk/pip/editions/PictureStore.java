package dk.pip.editions;

import dk.pip.pictures.Picture;
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
  private final JdbcClient jdbc;

  PictureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps a picture, unless it is there already.
  public void add(Picture picture) {
    var sql =
        """
        insert into editions.picture (sha256, format, width, height, content)
        values (:sha256, :format, :width, :height, :content)
        on conflict do nothing
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

  static Picture picture(ResultSet row, int number) throws SQLException {
    return new Picture(
        row.getString("sha256"),
        Picture.Format.valueOf(row.getString("format")),
        row.getInt("width"),
        row.getInt("height"),
        row.getBytes("content"));
  }
}
