package dk.pip.editions;

import dk.pip.hold.Hold;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /// @param used whether this module refers to it
  /// @param marked whether it is noted that nothing refers to it
  private record Row(String sha256, boolean used, boolean marked) {}

  private record Old(String sha256, long size) {}

  /// @param looked how many were looked at
  private record Step(int looked, int deleted, long bytes) {}

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
        "select k.sha256, " + kept.used + " as used, k.unused_since is not null as marked from " + kept.table + " k where k.sha256 > :after order by k.sha256 limit :most";
    var after = "";
    while (true) {
      var rows =
          jdbc.sql(sql)
              .params(Params.of("after", after).and("most", LOOKED_AT_ONCE).toMap())
              .query((row, _) -> new Row(row.getString("sha256"), row.getBoolean("used"), row.getBoolean("marked")))
              .list();
      if (rows.isEmpty()) {
        return;
      }
      after = rows.getLast().sha256();
      var elsewhere = usedElsewhere(rows.stream().filter(row -> !row.used()).map(Row::sha256).toList());
      Predicate<Row> used = row -> row.used() || elsewhere.contains(row.sha256());
      note(kept, rows.stream().filter(row -> !row.marked()).filter(used.negate()).map(Row::sha256).toList(), now);
      note(kept, rows.stream().filter(Row::marked).filter(used).map(Row::sha256).toList(), null);
    }
  }

  /// Those that somebody is just taking up again are left for the next time: whoever waited here for them with others in hand might
  /// wait for ever.
  ///
  /// @param unusedSince null where they are used again
  private void note(Kept kept, Collection<String> sha256s, @Nullable Instant unusedSince) {
    if (sha256s.isEmpty()) {
      return;
    }
    var sql =
        """
        update %1$s
           set unused_since = :since::timestamptz
         where sha256 in (select k.sha256
                            from %1$s k
                           where k.sha256 = any(:all)
                             and (k.unused_since is null) = (:since::timestamptz is not null)
                           order by k.sha256
                             for update skip locked)
        """
            .formatted(kept.table);
    jdbc.sql(sql).params(Params.of("since", unusedSince).and("all", sha256s.toArray(String[]::new)).toMap()).update();
  }

  /// Deletes those for which that has been so for long enough.
  private void sweep(Kept kept, Instant before) {
    var count = 0;
    var bytes = 0L;
    for (var i = 0; i < MOST_STEPS; i++) {
      var step = Objects.requireNonNull(transaction.execute(_ -> delete(kept, before)));
      if (step.looked() == 0) {
        break;
      }
      count += step.deleted();
      bytes += step.bytes();
    }
    if (count > 0) {
      LOG.info("{} rows of {} to which nothing has referred for {} days deleted, {} bytes", count, kept.table, GRACE.toDays(), bytes);
    }
  }

  private Step delete(Kept kept, Instant before) {
    var sql =
        "select k.sha256, length(k.content) as size from "
            + kept.table
            + " k where k.unused_since <= :before and not "
            + kept.used
            + " order by k.unused_since, k.sha256 limit :most for update skip locked";
    var old =
        jdbc.sql(sql)
            .params(Params.of("before", before).and("most", DELETED_AT_ONCE).toMap())
            .query((row, _) -> new Old(row.getString("sha256"), row.getLong("size")))
            .list();
    var used = usedElsewhere(old.stream().map(Old::sha256).toList());
    note(kept, used, null);
    var gone = old.stream().filter(row -> !used.contains(row.sha256())).toList();
    jdbc.sql("delete from " + kept.table + " where sha256 = any(:gone)")
        .params(Params.of("gone", gone.stream().map(Old::sha256).toArray(String[]::new)).toMap())
        .update();
    return new Step(old.size(), gone.size(), gone.stream().mapToLong(Old::size).sum());
  }

  private Set<String> usedElsewhere(Collection<String> sha256s) {
    return sha256s.isEmpty() ? Set.of() : users.stream().flatMap(user -> user.used(sha256s).stream()).collect(Collectors.toSet());
  }
}
