package dk.pip.search;

import dk.pip.search.SearchResult.State;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/// The words that people looked for in vain, and how often: never who, from where, or in what company. A question with a mail
/// address or a long number in it leaves nothing behind at all.
@Repository
public class VainWords {
  private static final Logger LOG = LoggerFactory.getLogger(VainWords.class);

  /// How long a word is kept after the day on which it was looked for.
  public static final Period KEPT = Period.ofDays(90);

  /// How often a word is looked for before anybody is told.
  public static final int FEWEST = 3;

  private static final int MOST_A_DAY = 2_000;
  private static final int MOST_SHOWN = 50;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 30;

  /// Mail addresses, and numbers as long as those of people and telephones, however they are divided.
  private static final Pattern PERSONAL = Pattern.compile("@|[0-9](?:[\\s./()+–-]*[0-9]){5}");

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private final JdbcClient jdbc;
  private final SearchIndex index;
  private final Clock clock;

  VainWords(JdbcClient jdbc, SearchIndex index, Clock clock) {
    this.jdbc = jdbc;
    this.index = index;
    this.clock = clock;
  }

  /// What the newsroom says of a word.
  public enum Settlement {
    /// We have written about it.
    WRITTEN,
    /// It is nothing for us.
    DISMISSED
  }

  /// A word that was looked for in vain.
  ///
  /// @param isFound whether it is found by now
  public record Sought(String word, int times, LocalDate last, boolean isFound) {}

  public record Settled(String word, Settlement outcome, LocalDate day) {}

  /// Keeps the words of a search that nothing has. Nobody waits for it, and nobody is told when it fails.
  public void note(SearchQuery query, SearchResult result) {
    if (result.state() != State.SEARCHED || result.vain().isEmpty() || query.page() > 1 || query.asTyped() || PERSONAL.matcher(query.words()).find()) {
      return;
    }
    var words = result.vain().stream().filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST && WORD.matcher(word).matches()).toArray(String[]::new);
    if (words.length == 0) {
      return;
    }
    var sql =
        """
        insert into search.vain_word as v (word, day, times)
        select n.word, :day, 1
          from unnest(:words::text[]) as n(word)
         where (select count(*) from search.vain_word w where w.day = :day) < :most
         order by n.word
        on conflict (word, day) do update set times = least(v.times + 1, 1000000)
        """;
    try {
      jdbc.sql(sql).params(Params.of("day", today()).and("words", words).and("most", MOST_A_DAY).toMap()).update();
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("What was looked for in vain isn't counted", e);
    }
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// The words that were looked for several times, the most wanted first.
  public List<Sought> list() {
    var sql =
        """
        select v.word, sum(v.times)::int as times, max(v.day) as last
          from search.vain_word v
          left join search.settled_word s on s.word = v.word
         where v.day > :since
           and (s.day is null or v.day > s.day)
         group by v.word
        having sum(v.times) >= :fewest
         order by times desc, last desc, v.word
         limit :most
        """;
    return jdbc.sql(sql)
        .params(Params.of("since", today().minus(KEPT)).and("fewest", FEWEST).and("most", MOST_SHOWN).toMap())
        .query((row, _) -> new Sought(row.getString("word"), row.getInt("times"), row.getObject("last", LocalDate.class), isFound(row.getString("word"))))
        .list();
  }

  private boolean isFound(String word) {
    var sought = QueryWords.read(word);
    return !sought.isEmpty() && index.count(List.of(Audience.PUBLIC), QueryWords.all(sought), new SearchIndex.Filter(null, null, null), 1) > 0;
  }

  public List<Settled> settled() {
    var sql =
        """
        select word, outcome, day
          from search.settled_word
         order by day desc, word
         limit :most
        """;
    return jdbc.sql(sql)
        .param("most", MOST_SHOWN)
        .query((row, _) -> new Settled(row.getString("word"), Settlement.valueOf(row.getString("outcome")), row.getObject("day", LocalDate.class)))
        .list();
  }

  /// Takes a word off the list until it is looked for on a later day, as often again.
  ///
  /// @return whether it stood there
  public boolean settle(String word, Settlement outcome) {
    var sql =
        """
        insert into search.settled_word (word, outcome, day)
        select :word, :outcome, :day
         where exists (select 1 from search.vain_word where word = :word)
        on conflict (word) do update set outcome = excluded.outcome, day = excluded.day
        """;
    return jdbc.sql(sql).params(Params.of("word", word).and("outcome", outcome).and("day", today()).toMap()).update() == 1;
  }

  /// Puts it back as it was.
  public boolean unsettle(String word) {
    return jdbc.sql("delete from search.settled_word where word = :word").param("word", word).update() == 1;
  }

  /// Forgets what was looked for too long ago, and what was said of it.
  void forget() {
    var since = Params.of("since", today().minus(KEPT)).toMap();
    jdbc.sql("delete from search.vain_word where day <= :since").params(since).update();
    jdbc.sql("delete from search.settled_word where day <= :since").params(since).update();
  }
}
