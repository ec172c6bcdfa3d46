package dk.pip.newsroom;

import dk.pip.editions.Attachment;
import dk.pip.editions.StoryId;
import dk.pip.shared.Params;
import dk.pip.shared.Slug;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes which file a path in a story's text means. Their bytes are the editions' to keep.
@Repository
class StoryAttachments {
  private static final String FOLDER = "files/";
  private static final int LONGEST_NAME = 60;

  private final JdbcClient jdbc;

  StoryAttachments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// For each story the hash behind each path that its text has or had.
  Map<StoryId, Map<String, String>> paths(Collection<StoryId> of) {
    var all = new HashMap<StoryId, Map<String, String>>();
    of.forEach(story -> all.put(story, new TreeMap<>()));
    jdbc.sql("select story_id, path, sha256 from newsroom.attachment where story_id = any(:stories)")
        .params(Params.of("stories", of.stream().map(StoryId::value).toArray(UUID[]::new)).toMap())
        .query(
            row -> {
              all.computeIfAbsent(new StoryId(row.getObject("story_id", UUID.class)), _ -> new TreeMap<>())
                  .put(row.getString("path"), row.getString("sha256"));
            });
    return all;
  }

  Optional<String> find(StoryId story, String path) {
    return jdbc.sql("select sha256 from newsroom.attachment where story_id = :story and path = :path")
        .params(Params.of("story", story).and("path", path).toMap())
        .query(String.class)
        .optional();
  }

  void put(StoryId story, String path, String sha256, Instant at) {
    var sql =
        """
        insert into newsroom.attachment (story_id, path, sha256, added_at)
        values (:story, :path, :sha256, :at)
        on conflict (story_id, path)
        do update set sha256 = excluded.sha256, added_at = excluded.added_at where attachment.sha256 <> excluded.sha256
        """;
    jdbc.sql(sql).params(Params.of("story", story).and("path", path).and("sha256", sha256).and("at", at).toMap()).update();
  }

  /// Adds a file under a path that no other file has in any story, as stories come to stand in one edition. The same file in
  /// the same story is there once.
  ///
  /// @param name as it was called where it came from
  /// @return the path
  String add(StoryId story, String name, Attachment attachment, Instant at) {
    var slug = Slug.of(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceFirst("\\.[^.]*$", ""), LONGEST_NAME);
    var stem = FOLDER + (slug.isEmpty() ? "bilag" : slug);
    for (var i = 1; ; i++) {
      var path = stem + (i == 1 ? "" : "-" + i) + "." + attachment.kind().extension();
      if (isFree(path, attachment.sha256())) {
        put(story, path, attachment.sha256(), at);
        return path;
      }
    }
  }

  private boolean isFree(String path, String sha256) {
    var sql = "select not exists (select 1 from newsroom.attachment where path = :path and sha256 <> :sha256)";
    return jdbc.sql(sql).params(Params.of("path", path).and("sha256", sha256).toMap()).query(Boolean.class).single();
  }
}
