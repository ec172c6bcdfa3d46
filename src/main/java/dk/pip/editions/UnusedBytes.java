package dk.pip.editions;

import dk.pip.hold.Hold;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes the bytes of attachments and pictures that no draft, publication, story, version or entry of the library has referred to
/// for a while, in small steps. Whoever keeps a file that is there already ends its time of grace, and holds its row until what
/// refers to it is there, too. A restored copy that is held deletes nothing.
@Component
class UnusedBytes {
  static final Duration GRACE = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(UnusedBytes.class);
  private static final int LOOKED_AT_ONCE = 500;
  private static final int DELETED_AT_ONCE = 25;
  private static final int MOST_STEPS = 80;

  private final JdbcClient jdbc;
  private final List<BytesUsers> users;
  private final TransactionTemplate transaction;
  private final Hold hold;
  private final Clock clock;

  UnusedBytes(JdbcClient jdbc, List<BytesUsers> users, TransactionTemplate transaction, Hold hold, Clock clock) {
    this.jdbc = jdbc;
    this.users = List.copyOf(users);
    this.transaction = transaction;
    this.hold = hold;
    this.clock = clock;
  }

  /// What is kept once under its hash.
  ///
  /// @param used whether this module refers to a row `k` of the table
  private enum Kept {
    ATTACHMENTS(
        "attachment",
        """
        (exists (select 1 from editions.draft_file f where f.attachment = k.sha256)
         or exists (select 1 from editions.draft_aside d where d.attachment = k.sha256)
         or exists (select 1 from editions.published_attachment a where a.attachment = k.sha256))
        """),
    PICTURES(
        "picture",
        """
        (exists (select 1 from editions.draft_file f where f.picture = k.sha256)
         or exists (select 1 from editions.published_story s where s.picture = k.sha256)
         or exists (select 1 from editions.withheld_picture w where k.sha256 in (w.sha256, w.of_sha256)))
        """);

    private final String table;
    private final String used;

    Kept(String table, String used) {
      this.table = "editions." + table;
      this.used = used;
    }
  }

  private record Row(String sha256, boolean used, boolean marked, long size) {}

  void run() {
    if (hold.isHeld()) {
      return;
    }
    var now = clock.instant();
    for (var kept : Kept.values()) {
      mark(kept, now);
      sweep(kept, now.minus(GRACE));
    }
  }

  /// Notes of all since when nothing refers to them.
  private void mark(Kept kept, Instant now) {
    var sql =
        "select k.sha256, " + kept.used + " as used, k.unused_since is not null as marked, 0 as size from " + kept.table + " k where k.sha256 > :after order by k.sha256 limit :most";
    var after = "";
    while (true) {
      var rows = rows(sql, Params.of("after", after).and("most", LOOKED_AT_ONCE));
      if (rows.isEmpty()) {
        return;
      }
      after = rows.getLast().sha256();
      var used = used(rows);
      set(kept, rows.stream().filter(row -> !row.marked() && !used.contains(row.sha256())).map(Row::sha256).toList(), now);
      end(kept, rows.stream().filter(row -> row.marked() && used.contains(row.sha256())).map(Row::sha256).toList());
    }
  }

  private void set(Kept kept, List<String> sha256s, Instant now) {
    change(kept, "set unused_since = :now", " and k.unused_since is null", sha256s, Params.of("now", now));
  }

  private void end(Kept kept, List<String> sha256s) {
    change(kept, "set unused_since = null", "", sha256s, Params.of("none", ""));
  }

  /// Those that somebody is just taking up again are left for the next time: whoever waited here for them with others in hand might
  /// wait for ever.
  private void change(Kept kept, String set, String where, List<String> sha256s, Params params) {
    if (!sha256s.isEmpty()) {
      var sql =
          "update "
              + kept.table
              + " "
              + set
              + " where sha256 in (select k.sha256 from "
              + kept.table
              + " k where k.sha256 = any(:all)"
              + where
              + " order by k.sha256 for update skip locked)";
      jdbc.sql(sql).params(params.and("all", sha256s.toArray(String[]::new)).toMap()).update();
    }
  }

  /// Deletes those for which that has been so for long enough.
  private void sweep(Kept kept, Instant before) {
    var count = 0;
    var bytes = 0L;
    for (var step = 0; step < MOST_STEPS; step++) {
      var rows = Objects.requireNonNull(transaction.execute(_ -> delete(kept, before)));
      if (rows.isEmpty()) {
        break;
      }
      var deleted = rows.stream().filter(row -> !row.used()).toList();
      count += deleted.size();
      bytes += deleted.stream().mapToLong(Row::size).sum();
    }
    if (count > 0) {
      LOG.info("{} rows of {} to which nothing has referred for {} days deleted, {} bytes", count, kept.table, GRACE.toDays(), bytes);
    }
  }

  /// @return those that were looked at
  private List<Row> delete(Kept kept, Instant before) {
    var sql =
        "select k.sha256, false as used, true as marked, length(k.content) as size from "
            + kept.table
            + " k where k.unused_since <= :before and not "
            + kept.used
            + " order by k.unused_since, k.sha256 limit :most for update skip locked";
    var rows = rows(sql, Params.of("before", before).and("most", DELETED_AT_ONCE));
    if (rows.isEmpty()) {
      return rows;
    }
    var used = used(rows);
    end(kept, List.copyOf(used));
    var gone = rows.stream().map(Row::sha256).filter(sha256 -> !used.contains(sha256)).toArray(String[]::new);
    jdbc.sql("delete from " + kept.table + " where sha256 = any(:gone)").params(Params.of("gone", gone).toMap()).update();
    return rows.stream().map(row -> new Row(row.sha256(), used.contains(row.sha256()), row.marked(), row.size())).toList();
  }

  private Set<String> used(List<Row> rows) {
    var used = new HashSet<>(rows.stream().filter(Row::used).map(Row::sha256).toList());
    var others = rows.stream().filter(row -> !row.used()).map(Row::sha256).toList();
    if (!others.isEmpty()) {
      users.forEach(user -> used.addAll(user.used(others)));
    }
    return used;
  }

  private List<Row> rows(String sql, Params params) {
    return jdbc.sql(sql)
        .params(params.toMap())
        .query((row, _) -> new Row(row.getString("sha256"), row.getBoolean("used"), row.getBoolean("marked"), row.getLong("size")))
        .list();
  }
}
