package dk.pip.search;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What one has without any of this, to measure beside it: the same texts, PostgreSQL's configuration for Danish, an index.
public final class PlainSearch {
  private PlainSearch() {}

  /// Makes a table of its own, which nothing removes.
  public static void make(JdbcClient jdbc) {
    var sql =
        """
        create table search.plain_story as
        select path, setweight(to_tsvector('danish', title), 'A') || setweight(to_tsvector('danish', coalesce(standfirst, '')), 'B')
                     || to_tsvector('danish', text) as words
          from search.document
         where audience = 'PUBLIC'
        """;
    jdbc.sql(sql).update();
    jdbc.sql("create index on search.plain_story using gin (words)").update();
    jdbc.sql("analyze search.plain_story").update();
  }

  public static List<String> find(JdbcClient jdbc, String words, int most) {
    var sql =
        """
        select path
          from search.plain_story, websearch_to_tsquery('danish', :words) as query
         where words @@ query
         order by ts_rank(words, query) desc
         limit :most
        """;
    return jdbc.sql(sql).param("words", words).param("most", most).query((row, _) -> row.getString(1)).list();
  }
}
