package dk.pip.readers;

import dk.pip.shared.ItemByItem;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Forgets what is no longer needed: sign-ups that nobody confirmed, readers who have left everything, what imports
/// refused. Of a reader only a keyed hash remains, by which their no is honoured.
@Service
public class ReaderRetention {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderRetention.class);
  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final Duration REFUSALS = Duration.ofDays(30);
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final PendingSignUps pending;
  private final Throttle throttle;
  private final Imports imports;
  private final Lists lists;
  private final ReaderRows readers;
  private final Suppressions suppressions;
  private final TransactionOperations transactions;
  private final ReaderSettings settings;
  private final Clock clock;

  ReaderRetention(
      JdbcClient jdbc,
      PendingSignUps pending,
      Throttle throttle,
      Imports imports,
      Lists lists,
      ReaderRows readers,
      Suppressions suppressions,
      TransactionOperations transactions,
      ReaderSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.pending = pending;
    this.throttle = throttle;
    this.imports = imports;
    this.lists = lists;
    this.readers = readers;
    this.suppressions = suppressions;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /// A kind of data that has an end.
  private record Kind(String name, Runnable forgetting) {}

  /// Returns how many readers were forgotten. What can't be forgotten keeps nothing else; it is thrown when all have had
  /// their turn, and tried again the next night.
  public int forget() {
    var now = clock.instant();
    var forgotten = new AtomicInteger();
    var kinds =
        List.of(
            new Kind("Forgetting sign-ups that nobody confirmed", () -> pending.removeBefore(now.minus(SignUps.WAITS))),
            new Kind("Forgetting who has tried what", () -> throttle.forget(now)),
            new Kind("Counting the lists anew", lists::countAnew),
            new Kind("Forgetting old imports", () -> imports.removeBefore(now.minus(ABANDONED), now.minus(REFUSALS))),
            new Kind("Forgetting readers who have left", () -> forgetReaders(now.minus(settings.forget()), forgotten)));
    try {
      ItemByItem.forEach(kinds, Kind::name, kind -> kind.forgetting().run());
    } finally {
      if (forgotten.get() > 0) {
        LOG.info("{} readers who had left are forgotten; their no is kept", forgotten.get());
      }
    }
    return forgotten.get();
  }

  private void forgetReaders(Instant before, AtomicInteger forgotten) {
    var pages = Stream.iterate(left(before, 0), page -> !page.isEmpty(), page -> left(before, page.getLast().id()));
    ItemByItem.forEach(
        pages.flatMap(List::stream)::iterator,
        reader -> "Forgetting reader " + reader.id(),
        reader -> {
          transactions.executeWithoutResult(_ -> forget(reader));
          forgotten.incrementAndGet();
        });
  }

  private void forget(Gone reader) {
    suppressions.add(reader.address(), Suppressions.Because.LEFT, clock.instant());
    readers.remove(new ReaderId(reader.id()));
  }

  private record Gone(long id, String address) {}

  /// Readers who are on no list, and have not been for so long.
  private List<Gone> left(Instant before, long after) {
    var sql =
        """
        select r.id, r.address
          from readers.reader r
         where r.id > :after
           and r.added_at < :before
           and not exists (
             select 1
               from readers.subscription s
              where s.reader_id = r.id
                and (s.left_at is null or s.left_at >= :before))
         order by r.id
         limit :count
        """;
    return jdbc.sql(sql)
        .params(Params.of("before", before).and("after", after).and("count", AT_ONCE).toMap())
        .query((row, _) -> new Gone(row.getLong("id"), row.getString("address")))
        .list();
  }
}
