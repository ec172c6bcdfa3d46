package dk.pip.editions;

import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The bytes of all attachments, each kept once under its hash, wherever it stands.
@Repository
public class AttachmentStore {
  private final JdbcClient jdbc;

  AttachmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps an attachment, unless it is there already. Part of the transaction that keeps what refers to it: until that ends nobody
  /// deletes it.
  public void add(Attachment attachment) {
    var sql =
        """
        insert into editions.attachment (sha256, kind, content)
        values (:sha256, :kind, :content)
        on conflict (sha256) do update set unused_since = null where attachment.unused_since is not null
        """;
    jdbc.sql(sql)
        .params(Params.of("sha256", attachment.sha256()).and("kind", attachment.kind()).and("content", attachment.bytes()).toMap())
        .update();
  }

  public Optional<Attachment> find(String sha256) {
    var sql = "select sha256, kind, content from editions.attachment where sha256 = :sha256";
    return jdbc.sql(sql).param("sha256", sha256).query(AttachmentStore::attachment).optional();
  }

  /// What is known of an attachment without its bytes.
  public record Facts(Attachment.Kind kind, long size) {}

  /// Those of them that are there, by their hashes.
  public Map<String, Facts> facts(Collection<String> sha256s) {
    var sql = "select sha256, kind, length(content) as size from editions.attachment where sha256 = any(:all)";
    var facts = new HashMap<String, Facts>();
    jdbc.sql(sql)
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .query(
            row -> {
              facts.put(row.getString("sha256"), new Facts(Attachment.Kind.valueOf(row.getString("kind")), row.getLong("size")));
            });
    return facts;
  }

  /// The bytes of those of them that are there, by their hashes.
  Map<String, byte[]> contents(Collection<String> sha256s) {
    var found = new HashMap<String, byte[]>();
    jdbc.sql("select sha256, content from editions.attachment where sha256 = any(:all)")
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .query(
            row -> {
              found.put(row.getString("sha256"), row.getBytes("content"));
            });
    return found;
  }

  static Attachment attachment(ResultSet row, int number) throws SQLException {
    return new Attachment(row.getString("sha256"), Attachment.Kind.valueOf(row.getString("kind")), row.getBytes("content"));
  }
}
