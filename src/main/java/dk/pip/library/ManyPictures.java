package dk.pip.library;

import dk.pip.editions.PictureStore;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Params;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Small pictures with the words of those that there are: for measuring how the library's pages bear many.
public final class ManyPictures {
  private static final int SMALL = 64;

  private ManyPictures() {}

  /// Adds pictures until there are so many.
  public static void fill(JdbcClient jdbc, int pictures) {
    var store = new PictureStore(jdbc);
    var originals =
        jdbc.sql("select id, sha256 from library.picture where withdrawn_at is null order by id")
            .query((row, _) -> new Original(row.getObject("id", UUID.class), row.getString("sha256")))
            .list();
    var there = jdbc.sql("select count(*) from library.picture").query(Integer.class).single();
    for (var i = there; i < pictures && !originals.isEmpty(); i++) {
      var original = originals.get(i % originals.size());
      var picture = part(store, original, i);
      store.add(picture);
      add(jdbc, original, picture, i);
    }
  }

  private record Original(UUID id, String sha256) {}

  /// Another part of it each time, as no picture is in the library twice.
  private static Picture part(PictureStore store, Original original, int number) {
    var whole = store.find(original.sha256()).orElseThrow();
    var width = Math.max(1, whole.width() - SMALL);
    var height = Math.max(1, whole.height() - SMALL);
    return Pictures.part(whole, number * 7 % width, number * 13 % height, Math.min(SMALL, whole.width()), Math.min(SMALL, whole.height()));
  }

  private static void add(JdbcClient jdbc, Original original, Picture picture, int number) {
    var sql =
        """
        insert into library.picture (id, sha256, original, file, width, height, alt, decorative, caption, credit, licence, people,
                                     children, ground, places, delete_by, brought_by, brought_at)
        select gen_random_uuid(), :sha256, :sha256, replace(p.file, '.', '-' || :number || '.'), :width, :height, p.alt, p.decorative,
               p.caption, p.credit, p.licence, p.people, p.children, p.ground, p.places, p.delete_by, p.brought_by,
               p.brought_at - :number * interval '1 minute'
          from library.picture p
         where p.id = :original
        """;
    jdbc.sql(sql)
        .params(
            Params.of("sha256", picture.sha256())
                .and("number", number)
                .and("width", picture.width())
                .and("height", picture.height())
                .and("original", original.id())
                .toMap())
        .update();
  }
}
