package dk.pip.documents;

import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is known of each document, and which wait to be read.
@Repository
class DocumentTexts {
  private final JdbcClient jdbc;

  DocumentTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param attempts that came to no end
  record Waiting(String sha256, DocumentKind kind, int attempts) {}

  void add(DocumentSource.Offer offer, Instant at) {
    var sql =
        """
        insert into documents.document (sha256, kind, state, next_at)
        values (:sha256, :kind, 'WAITING', :at)
        on conflict do nothing
        """;
    jdbc.sql(sql).params(Params.of("sha256", offer.sha256()).and("kind", offer.kind()).and("at", at).toMap()).update();
  }

  List<Waiting> waiting(Instant now, int most) {
    var sql =
        """
        select sha256, kind, attempts
          from documents.document
         where state = 'WAITING'
           and next_at <= :now
         order by next_at, sha256
         limit :most
        """;
    return jdbc.sql(sql)
        .params(Params.of("now", now).and("most", most).toMap())
        .query((row, _) -> new Waiting(row.getString("sha256"), DocumentKind.valueOf(row.getString("kind")), row.getInt("attempts")))
        .list();
  }

  void postpone(String sha256, Instant until) {
    var sql =
        """
        update documents.document
           set attempts = attempts + 1, next_at = :until
         where sha256 = :sha256
           and state = 'WAITING'
        """;
    jdbc.sql(sql).params(Params.of("sha256", sha256).and("until", until).toMap()).update();
  }

  /// @return whether it still waited
  boolean write(String sha256, DocumentText text, Instant at) {
    var sql =
        """
        update documents.document
           set state = :state, text = :text, pages = :pages, is_cut = :cut, reason = :reason, read_at = :at
         where sha256 = :sha256
           and state = 'WAITING'
        """;
    var params =
        switch (text) {
          case DocumentText.Read(var words, var pages, var cut) -> Params.of("state", "READ").and("text", words).and("pages", pages).and("cut", cut).and("reason", null);
          case DocumentText.Unreadable(var reason) -> Params.of("state", "UNREADABLE").and("text", null).and("pages", 0).and("cut", false).and("reason", reason);
        };
    return jdbc.sql(sql).params(params.and("sha256", sha256).and("at", at).toMap()).update() == 1;
  }

  Map<String, DocumentText> find(Collection<String> sha256s) {
    var sql =
        """
        select sha256, state, text, pages, is_cut, reason
          from documents.document
         where sha256 = any(:all)
           and state <> 'WAITING'
        """;
    var found = new HashMap<String, DocumentText>();
    jdbc.sql(sql)
        .params(Params.of("all", sha256s.toArray(String[]::new)).toMap())
        .query(
            row -> {
              found.put(row.getString("sha256"), text(row));
            });
    return found;
  }

  private static DocumentText text(ResultSet row) throws SQLException {
    return row.getString("state").equals("READ")
        ? new DocumentText.Read(row.getString("text"), row.getInt("pages"), row.getBoolean("is_cut"))
        : new DocumentText.Unreadable(Unread.valueOf(row.getString("reason")));
  }

  List<String> after(String sha256, int most) {
    var sql =
        """
        select sha256
          from documents.document
         where sha256 > :after
         order by sha256
         limit :most
        """;
    return jdbc.sql(sql).params(Params.of("after", sha256).and("most", most).toMap()).query((row, _) -> row.getString("sha256")).list();
  }

  void delete(Collection<String> sha256s) {
    jdbc.sql("delete from documents.document where sha256 = any(:all)").params(Params.of("all", sha256s.toArray(String[]::new)).toMap()).update();
  }
}
