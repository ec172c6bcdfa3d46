package dk.pip.language;

import dk.pip.shared.Params;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Words that are right here, though no dictionary has them; in lower case.
@Repository
class OwnWords {
  private final JdbcClient jdbc;

  OwnWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<String> list() {
    var sql =
        """
        select word
          from language.own_word
         order by word collate "da-x-icu"
        """;
    return jdbc.sql(sql).query((row, _) -> row.getString("word")).list();
  }

  boolean add(String word, Instant at) {
    var sql =
        """
        insert into language.own_word (word, added_at)
        values (:word, :at)
        on conflict do nothing
        """;
    return jdbc.sql(sql).params(Params.of("word", word).and("at", at).toMap()).update() == 1;
  }

  boolean remove(String word) {
    return jdbc.sql("delete from language.own_word where word = :word").params(Params.of("word", word).toMap()).update() == 1;
  }
}
