package dk.pip.search;

import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps what can be found, and finds the few among it that are worth ranking.
@Repository
class SearchIndex {
  private static final String ALL = "*";

  private final JdbcClient jdbc;

  SearchIndex(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Lets one change the index at a time, on all nodes, until the transaction ends: what is read after it is what others left.
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('search.document'))").query((_, _) -> 0).list();
  }

  /// Puts documents in the place of those that came with the key before, and of others at their addresses.
  void replace(String source, String key, List<SearchDocument> documents) {
    var changes = new EnumMap<Audience, Map<String, Integer>>(Audience.class);
    var sql =
        """
        delete from search.document
         where source = :source and key = :key
            or path = any(:paths)
        returning audience, words
        """;
    jdbc.sql(sql)
        .params(Params.of("source", source).and("key", key).and("paths", documents.stream().map(SearchDocument::path).toArray(String[]::new)).toMap())
        .query(row -> {
          count(changes, Audience.valueOf(row.getString("audience")), List.of((String[]) row.getArray("words").getArray()), -1);
        });
    for (var document : documents) {
      var entry = IndexEntry.of(document);
      add(source, key, document, entry);
      count(changes, document.audience(), entry.words(), 1);
    }
    changes.forEach(this::change);
  }

  private static void count(Map<Audience, Map<String, Integer>> changes, Audience audience, Collection<String> words, int by) {
    var of = changes.computeIfAbsent(audience, _ -> new TreeMap<>());
    words.forEach(word -> of.merge(word, by, Integer::sum));
    of.merge(ALL, by, Integer::sum);
  }

  private void add(String source, String key, SearchDocument document, IndexEntry entry) {
    var sql =
        """
        insert into search.document
               (source, key, path, audience, kind, section, year, at, lexemes, impacts, words, language, title, standfirst, byline,
                text, pictures, attachment_names, attachment_words)
        values (:source, :key, :path, :audience, :kind, :section::text, :year, :at, array_to_tsvector(:lexemes), :impacts, :words,
                :language, :title, :standfirst::text, :byline::text, :text, :pictures, :names, :attached)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("source", source)
                .and("key", key)
                .and("path", document.path())
                .and("audience", document.audience())
                .and("kind", document.kind())
                .and("section", document.section())
                .and("year", Dates.local(document.at()).getYear())
                .and("at", document.at())
                .and("lexemes", entry.lexemes().toArray(String[]::new))
                .and("impacts", entry.impacts())
                .and("words", entry.words().toArray(String[]::new))
                .and("language", document.language())
                .and("title", clean(document.title()))
                .and("standfirst", document.standfirst() == null ? null : clean(document.standfirst()))
                .and("byline", document.byline())
                .and("text", clean(document.text()))
                .and("pictures", document.pictures().stream().map(SearchIndex::clean).toArray(String[]::new))
                .and("names", document.attachments().stream().map(file -> clean(file.name())).toArray(String[]::new))
                .and("attached", document.attachments().stream().map(file -> clean(file.words())).toArray(String[]::new))
                .toMap())
        .update();
  }

  /// The database keeps no zero signs, which files may hold.
  private static String clean(String text) {
    return text.replace("\u0000", "");
  }

  private void change(Audience audience, Map<String, Integer> by) {
    var more = by.entrySet().stream().filter(one -> one.getValue() > 0).toList();
    if (!more.isEmpty()) {
      var sql =
          """
          insert into search.word as w (audience, word, stem, documents, near)
          select :audience, n.word, n.stem, n.documents, n.near::int[]
            from unnest(:words::text[], :stems::text[], :documents::int[], :near::text[]) as n(word, stem, documents, near)
          on conflict (audience, word) do update set documents = w.documents + excluded.documents
          """;
      jdbc.sql(sql)
          .params(
              Params.of("audience", audience)
                  .and("words", more.stream().map(Map.Entry::getKey).toArray(String[]::new))
                  .and("stems", more.stream().map(one -> stem(one.getKey())).toArray(String[]::new))
                  .and("documents", more.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                  .and("near", more.stream().map(one -> array(Spelling.near(one.getKey()))).toArray(String[]::new))
                  .toMap())
          .update();
    }
    var less = by.entrySet().stream().filter(one -> one.getValue() < 0).toList();
    if (!less.isEmpty()) {
      var sql =
          """
          update search.word w
             set documents = w.documents + n.documents
            from unnest(:words::text[], :documents::int[]) as n(word, documents)
           where w.audience = :audience
             and w.word = n.word
          """;
      var words = less.stream().map(Map.Entry::getKey).toArray(String[]::new);
      jdbc.sql(sql)
          .params(Params.of("audience", audience).and("words", words).and("documents", less.stream().map(Map.Entry::getValue).toArray(Integer[]::new)).toMap())
          .update();
      jdbc.sql("delete from search.word where audience = :audience and word = any(:words) and documents <= 0")
          .params(Params.of("audience", audience).and("words", words).toMap())
          .update();
    }
  }

  private static String stem(String word) {
    return word.equals(ALL) ? ALL : DanishWords.of(word).stem();
  }

  private static String array(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
  }

  List<String> keys(String source) {
    return jdbc.sql("select distinct key from search.document where source = :source").param("source", source).query((row, _) -> row.getString(1)).list();
  }

  List<String> sources() {
    return jdbc.sql("select distinct source from search.document").query((row, _) -> row.getString(1)).list();
  }

  int madeBy() {
    return jdbc.sql("select analysis from search.made").query(Integer.class).optional().orElse(0);
  }

  void made(int analysis, Instant at) {
    var sql =
        """
        insert into search.made (analysis, at)
        values (:analysis, :at)
        on conflict (one) do update set analysis = excluded.analysis, at = excluded.at
        """;
    jdbc.sql(sql).params(Params.of("analysis", analysis).and("at", at).toMap()).update();
  }

  // Finding

  /// What narrows a search down; null for all.
  record Filter(@Nullable Integer year, @Nullable String section, @Nullable String kind) {}

  /// What ranking needs to know.
  record Candidate(long id, byte[] impacts, String title, Instant at) {}

  /// A document as it is shown among the hits.
  record Shown(
      long id,
      String path,
      Audience audience,
      String kind,
      @Nullable String section,
      Instant at,
      String language,
      String title,
      @Nullable String standfirst,
      @Nullable String byline,
      String text,
      List<String> pictures,
      List<String> attachmentNames,
      List<String> attachmentWords) {}

  /// Bounds what the statements of this transaction may cost, and keeps them to the indexes.
  void bound(int milliseconds) {
    jdbc.sql("select set_config('statement_timeout', :most, true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('transaction_read_only', 'on', true)")
        .param("most", Integer.toString(milliseconds))
        .query((_, _) -> 0)
        .list();
  }

  /// For each of those whose documents may be found, as each has an index of its own.
  private static String each(Collection<Audience> audiences, String statement) {
    return audiences.stream().map(audience -> "(" + statement.formatted("'" + audience.name() + "'") + ")").collect(Collectors.joining("\nunion all\n"));
  }

  private static String where(Filter filter) {
    return (filter.year() == null ? "" : " and year = :year") + (filter.section() == null ? "" : " and section = :section") + (filter.kind() == null ? "" : " and kind = :kind");
  }

  private static Params params(String query, Filter filter) {
    return Params.of("query", query).and("year", filter.year()).and("section", filter.section()).and("kind", filter.kind());
  }

  /// The newest of those that a query of the database finds.
  List<Long> find(Collection<Audience> audiences, String query, Filter filter, int most) {
    var sql =
        each(
            audiences,
            """
            select id, at
              from search.document
             where audience = %s
               and lexemes @@ :query::tsquery
            """
                + where(filter)
                + "\n order by at desc, id desc\n limit :most");
    return jdbc.sql("select id from (" + sql + ") as found order by at desc, id desc limit :most")
        .params(params(query, filter).and("most", most).toMap())
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// How many there are; what is more than that isn't counted.
  int count(Collection<Audience> audiences, String query, Filter filter, int most) {
    var sql =
        each(
            audiences,
            """
            select 1
              from search.document
             where audience = %s
               and lexemes @@ :query::tsquery
            """
                + where(filter)
                + "\n limit :most");
    return jdbc.sql("select count(*) from (" + sql + ") as found").params(params(query, filter).and("most", most).toMap()).query(Integer.class).single();
  }

  List<Candidate> candidates(Collection<Long> ids) {
    return jdbc.sql("select id, impacts, title, at from search.document where id = any(:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> new Candidate(row.getLong("id"), row.getBytes("impacts"), row.getString("title"), Rows.instant(row, "at")))
        .list();
  }

  /// What is read in a document to see how it says what was looked for, the weightiest first.
  Map<Long, List<String>> texts(List<Long> ids, int letters) {
    var found = new HashMap<Long, List<String>>();
    jdbc.sql("select id, title, standfirst, byline, section, left(text, :letters) as text, array_to_string(pictures, ' ') as pictures from search.document where id = any(:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .param("letters", letters)
        .query(row -> {
          var fields = new ArrayList<String>();
          for (var field : List.of("title", "standfirst", "text", "byline", "section", "pictures")) {
            var text = row.getString(field);
            if (text != null) {
              fields.add(text);
            }
          }
          found.put(row.getLong("id"), fields);
        });
    return found;
  }

  List<Shown> shown(List<Long> ids) {
    var sql =
        """
        select id, path, audience, kind, section, at, language, title, standfirst, byline, text, pictures, attachment_names, attachment_words
          from search.document
         where id = any(:ids)
        """;
    var found = new HashMap<Long, Shown>();
    jdbc.sql(sql).param("ids", ids.toArray(Long[]::new)).query(SearchIndex::shown).list().forEach(one -> found.put(one.id(), one));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static Shown shown(ResultSet row, int number) throws SQLException {
    return new Shown(
        row.getLong("id"),
        row.getString("path"),
        Audience.valueOf(row.getString("audience")),
        row.getString("kind"),
        row.getString("section"),
        Rows.instant(row, "at"),
        row.getString("language"),
        row.getString("title"),
        row.getString("standfirst"),
        row.getString("byline"),
        row.getString("text"),
        List.of((String[]) row.getArray("pictures").getArray()),
        List.of((String[]) row.getArray("attachment_names").getArray()),
        List.of((String[]) row.getArray("attachment_words").getArray()));
  }

  /// The values that a filter may have, read by the index and not by the rows.
  private <T> List<T> values(Collection<Audience> audiences, String column, Class<T> type) {
    var all = new ArrayList<T>();
    for (var audience : audiences) {
      var sql =
          """
          with recursive value as (
            (select %1$s as it from search.document where audience = :audience and %1$s is not null order by %1$s limit 1)
            union all
            select (select d.%1$s from search.document d where d.audience = :audience and d.%1$s > value.it order by d.%1$s limit 1)
              from value
             where value.it is not null
          )
          select it from value where it is not null limit 200
          """
              .formatted(column);
      all.addAll(jdbc.sql(sql).params(Params.of("audience", audience).toMap()).query(type).list());
    }
    return all.stream().distinct().toList();
  }

  List<Integer> years(Collection<Audience> audiences) {
    return values(audiences, "year", Integer.class);
  }

  List<String> sections(Collection<Audience> audiences) {
    return values(audiences, "section", String.class);
  }

  List<String> kinds(Collection<Audience> audiences) {
    return values(audiences, "kind", String.class);
  }

  // Words

  /// In how many documents each stem stands as a word of its own.
  Map<String, Integer> frequencies(Collection<Audience> audiences, Collection<String> stems) {
    var sql = each(audiences, "select stem, sum(documents) as documents from search.word where audience = %s and stem = any(:stems) group by stem");
    var found = new HashMap<String, Integer>();
    jdbc.sql(sql).param("stems", stems.toArray(String[]::new)).query(row -> {
      found.merge(row.getString("stem"), row.getInt("documents"), Integer::sum);
    });
    return found;
  }

  int size(Collection<Audience> audiences) {
    return frequencies(audiences, List.of(ALL)).getOrDefault(ALL, 0);
  }

  /// Words that share a number with one of [Spelling#near].
  List<Spelling.Known> near(Collection<Audience> audiences, int[] numbers) {
    var sql = each(audiences, "select word, documents from search.word where audience = %s and near && :numbers::int[] order by documents desc limit 500");
    return known(sql, "numbers", array(numbers));
  }

  /// Words that begin so, the most usual first.
  List<Spelling.Known> beginning(Collection<Audience> audiences, String letters, int most) {
    var sql = each(audiences, "select word, documents from search.word where audience = %s and word >= :letters and word < :letters || U&'\\FFFF' order by word limit 400");
    return known(sql, "letters", letters).stream().sorted((one, other) -> Integer.compare(other.documents(), one.documents())).limit(most).toList();
  }

  private List<Spelling.Known> known(String sql, String name, String value) {
    var found = new TreeMap<String, Integer>();
    jdbc.sql(sql).param(name, value).query(row -> {
      found.merge(row.getString("word"), row.getInt("documents"), Integer::sum);
    });
    return found.entrySet().stream().map(one -> new Spelling.Known(one.getKey(), one.getValue())).toList();
  }
}
