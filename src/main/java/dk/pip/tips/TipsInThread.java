package dk.pip.tips;

import dk.pip.editions.PublishedNews;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import dk.pip.thread.Threads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tips in the thread. The newsroom sees which tip it was, and of one that is sealed only its number. Others see that there was a tip,
/// and nothing of it, once a story of it is out and if whoever told it said yes to being named; else nothing, nor what lies beyond it.
@Component
public class TipsInThread implements ThreadSource {
  private static final String KIND = "tip";
  private static final String DESK = "/redaktion/tips/";
  private static final Pattern AT_DESK = Pattern.compile(DESK + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*|#.*)?");

  private final JdbcClient jdbc;
  private final PublishedNews news;
  private final Threads threads;

  TipsInThread(JdbcClient jdbc, PublishedNews news, Threads threads) {
    this.jdbc = jdbc;
    this.news = news;
    this.threads = threads;
  }

  public static Knot.Ref ref(TipId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  /// @param saidYes to being named, whoever it is
  private record Told(TipId id, long number, TipState state, Instant at, String subject, boolean isSealed, boolean saidYes) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public boolean passesOn() {
    return false;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var told = told(refs);
    var found = new HashMap<String, Knot>();
    if (eyes == Eyes.NEWSROOM) {
      told.forEach(tip -> found.put(tip.id().value().toString(), atDesk(tip)));
      return found;
    }
    var open = told.stream().filter(tip -> tip.saidYes() && !tip.isSealed() && tip.state() != TipState.SPAM && tip.state() != TipState.MERGED).toList();
    if (open.isEmpty()) {
      return found;
    }
    var cameOfThem = new HashMap<TipId, List<StoryId>>();
    threads.cameOf(KIND, open.stream().map(tip -> tip.id().value().toString()).toList())
        .forEach((ref, those) -> cameOfThem.put(new TipId(UUID.fromString(ref)), those.stream().flatMap(it -> StoriesInThread.id(it).stream()).toList()));
    var audiences = eyes == Eyes.EVERYBODY ? Set.of(Audience.PUBLIC) : Set.of(Audience.PUBLIC, Audience.STAFF);
    var out = news.of(cameOfThem.values().stream().flatMap(List::stream).toList(), audiences);
    for (var tip : open) {
      if (cameOfThem.getOrDefault(tip.id(), List.of()).stream().anyMatch(out::containsKey)) {
        found.put(tip.id().value().toString(), Knot.of(ref(tip.id()), Knot.Words.of("tips.thread.kind"), Knot.Words.of("tips.thread.reader"), tip.at()));
      }
    }
    return found;
  }

  private static Knot atDesk(Told tip) {
    var number = Knot.Words.of("tips.number", String.valueOf(tip.number()));
    var title = tip.isSealed() ? number : tip.subject().isEmpty() ? Knot.Words.of("tips.forgotten.subject") : Knot.Words.written(CoveredText.without(tip.subject(), true));
    return Knot.of(ref(tip.id()), Knot.Words.of("tips.thread.kind"), title, tip.at())
        .readAt(DESK + tip.id().value())
        .in(tip.isSealed() ? Knot.Words.of("tips.thread.sealed") : Knot.Words.of("tips.state." + tip.state().word()));
  }

  private List<Told> told(Collection<String> refs) {
    var sql =
        """
        select t.id, t.number, t.state, t.came_at, t.subject, t.sealed_to is not null as sealed, t.said_yes or coalesce(p.may_name, false) as said_yes
          from tips.tip t
          left join tips.tipper p on p.tip_id = t.id
         where t.id = any(:ids)
        """;
    return jdbc.sql(sql).params(Params.of("ids", refs.stream().map(UUID::fromString).toArray(UUID[]::new)).toMap()).query(TipsInThread::told).list();
  }

  private static Told told(ResultSet row, int number) throws SQLException {
    return new Told(
        new TipId(row.getObject("id", UUID.class)),
        row.getLong("number"),
        TipState.valueOf(row.getString("state")),
        Rows.instant(row, "came_at"),
        row.getString("subject"),
        row.getBoolean("sealed"),
        row.getBoolean("said_yes"));
  }

  @Override
  public Optional<String> refAt(String path) {
    var atDesk = AT_DESK.matcher(path);
    return atDesk.matches() ? Optional.of(atDesk.group(1)) : Optional.empty();
  }

  /// Whatever changes who sees a tip says so to the thread.
  @Override
  public Object state() {
    return "";
  }
}
