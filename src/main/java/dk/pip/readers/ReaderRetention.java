package dk.pip.readers;

import dk.pip.operations.Settings;
import dk.pip.shared.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  private final Settings settings;
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
      Settings settings,
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

  /// Returns how many readers were forgotten.
  public int forget() {
    var now = clock.instant();
    pending.removeBefore(now.minus(SignUps.WAITS));
    throttle.forget(now);
    lists.countAnew();
    imports.removeBefore(now.minus(ABANDONED), now.minus(REFUSALS));
    var forgotten = 0;
    var left = left(now.minus(settings.forgetReaders()));
    while (!left.isEmpty()) {
      var some = left;
      transactions.executeWithoutResult(_ -> some.forEach(this::forget));
      forgotten += some.size();
      left = left(now.minus(settings.forgetReaders()));
    }
    if (forgotten > 0) {
      LOG.info("{} readers who had left are forgotten; their no is kept", forgotten);
    }
    return forgotten;
  }

  private void forget(Gone reader) {
    suppressions.add(reader.address(), Suppressions.Because.LEFT, clock.instant());
    readers.remove(new ReaderId(reader.id()));
  }

  private record Gone(long id, String address) {}

  /// Readers who are on no list, and have not been for so long.
  private List<Gone> left(Instant before) {
    var sql =
        """
        select r.id, r.address
          from readers.reader r
         where r.added_at < :before
           and not exists (
             select 1
               from readers.subscription s
              where s.reader_id = r.id
                and (s.left_at is null or s.left_at >= :before))
         limit :count
        """;
    return jdbc.sql(sql)
        .params(Params.of("before", before).and("count", AT_ONCE).toMap())
        .query((row, _) -> new Gone(row.getLong("id"), row.getString("address")))
        .list();
  }
}
