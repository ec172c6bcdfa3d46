package dk.pip.mailing.engine;

import dk.pip.mailing.engine.Settlement.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes what the ledger knows, over one connection that it keeps.
final class LedgerTable {
  /// How long a transaction may be left in its midst: that of a node which is frozen then must not hold its own row, by which
  /// the others take over from it.
  static final Duration FROZEN = Duration.ofSeconds(10);

  private static final String NODE =
      "update mailing.node set on_wire = ?, trouble = ?, seen_at = clock_timestamp() where id = ?";

  /// One statement, so that the usual turn is one round trip. Nothing is settled when the node's row is gone.
  private static final String SETTLE =
      "with me as (" + NODE + " returning id), "
          + """
          settled as (
            update mailing.delivery d
               set state = s.state, settled_at = ?, code = s.code, answer = s.answer,
                   attempts = d.attempts + s.attempted, doubtful = d.doubtful or s.doubtful
              from me,
                   unnest(?::bigint[], ?::int[], ?::smallint[], ?::smallint[], ?::text[], ?::smallint[], ?::boolean[],
                          ?::smallint[])
                   as s (mailing_id, number, state, code, answer, attempted, doubtful, before)
             where d.mailing_id = s.mailing_id and d.number = s.number and d.state in (0, 1, 4, 5)
               and d.attempts = s.before
          )
          select exists (select from me)
          """;

  /// Deliveries that wait for another try, and who has them; held until the transaction's end.
  private static final String HELD =
      """
      select r.mailing_id, r.number, r.node is not null as held
        from mailing.retry r
        join unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
          on r.mailing_id = s.mailing_id and r.number = s.number
       order by r.mailing_id, r.number
         for update of r
      """;

  /// What is said only now about deliveries that others hold for uncertain. That a mail was taken stands above everything;
  /// other answers count if nobody has tried it since, and that it never went out only brings it back.
  private static final String SETTLE_LATE =
      """
      with late as (
        select *
          from unnest(?::bigint[], ?::int[], ?::smallint[], ?::smallint[], ?::text[], ?::smallint[], ?::boolean[],
                      ?::smallint[], ?::timestamptz[])
               as s (mailing_id, number, state, code, answer, attempted, doubtful, before, next_at)
      ), settled as (
        update mailing.delivery d
           set state = s.state, settled_at = ?, code = s.code, answer = s.answer,
               attempts = d.attempts + s.attempted, doubtful = d.doubtful or s.doubtful
          from late s
         where d.mailing_id = s.mailing_id and d.number = s.number
           and (s.state = 2 and d.state in (1, 4, 5)
                or s.attempted = 1 and d.state in (1, 4) and d.attempts = s.before
                or s.attempted = 0 and d.state = 4 and d.attempts = s.before)
        returning d.mailing_id, d.number, d.state, d.code, s.next_at
      ), refused as (
        insert into mailing.refusal (mailing_id, number)
        select mailing_id, number from settled where state = 3 and code <> 0
        on conflict do nothing
      ), done as (
        delete from mailing.retry r
         using settled s
         where s.state <> 1 and r.mailing_id = s.mailing_id and r.number = s.number
      )
      insert into mailing.retry (mailing_id, number, next_at)
      select mailing_id, number, next_at from settled where state = 1
      on conflict (mailing_id, number) do update set next_at = excluded.next_at
      """;
  private static final String RETRY =
      """
      insert into mailing.retry (mailing_id, number, next_at)
      select s.* from unnest(?::bigint[], ?::int[], ?::timestamptz[]) as s (mailing_id, number, next_at)
        join mailing.delivery d on d.mailing_id = s.mailing_id and d.number = s.number and d.state = 1
      on conflict (mailing_id, number) do update set next_at = excluded.next_at, node = null
       where retry.node is null or retry.node = ?
      """;
  private static final String RETRIED =
      """
      delete from mailing.retry r
       using unnest(?::bigint[], ?::int[]) as s (mailing_id, number), mailing.delivery d
       where r.mailing_id = s.mailing_id and r.number = s.number
         and d.mailing_id = s.mailing_id and d.number = s.number and d.state <> 1
      """;
  private static final String REFUSED =
      """
      insert into mailing.refusal (mailing_id, number)
      select s.* from unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
        join mailing.delivery d on d.mailing_id = s.mailing_id and d.number = s.number and d.state = 3
      on conflict do nothing
      """;
  private static final String LET_GO =
      """
      update mailing.retry r set node = null
        from unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
       where r.mailing_id = s.mailing_id and r.number = s.number and r.node = ?
      """;
  private static final String LET_GO_OF_CHUNKS_BUT =
      """
      update mailing.chunk c set node = null
       where node = ?
         and not exists (select from unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
                          where c.mailing_id = s.mailing_id and c.number = s.number)
      """;
  private static final String LET_GO_OF_RETRIES_BUT =
      """
      update mailing.retry r set node = null
       where node = ?
         and not exists (select from unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
                          where r.mailing_id = s.mailing_id and r.number = s.number)
      """;
  private static final String CHUNK_OVER =
      "update mailing.chunk set done = ?, node = null where mailing_id = ? and number = ? and node = ?";
  private final DataSource database;
  private final Clock clock;
  private @Nullable Connection connection;

  /// How much each chunk has left, so that a transaction that fails counts nothing.
  private final Map<Chunk, Integer> less = new HashMap<>();

  LedgerTable(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// One transaction. Written twice, it says the same, whatever has become of the deliveries meanwhile: the answer to the
  /// first time may have been lost on the way, and others may have them since.
  ///
  /// @param dropped deliveries that this node claimed and lets go of, as they were
  /// @return false when the node's row is gone, and nothing is written: another node has taken over
  boolean write(
      long node,
      List<Settlement> settlements,
      List<Delivery> dropped,
      Collection<Long> onWire,
      @Nullable String trouble)
      throws SQLException {
    var db = connection();
    less.clear();
    settlements.forEach(settlement -> count(settlement.delivery().chunk));
    dropped.forEach(delivery -> letGo(delivery.chunk));
    var over = less.entrySet().stream().filter(one -> one.getKey().left() <= one.getValue()).map(Map.Entry::getKey).toList();
    var waiting = settlements.stream().filter(one -> one.state() == State.WAITING).toList();
    var retried = settlements.stream().filter(one -> one.state() != State.WAITING && one.delivery().chunk == null).toList();
    var refused =
        settlements.stream().filter(one -> one.state() == State.REFUSED && one.code() != 0).map(Settlement::delivery).toList();
    var alone = dropped.isEmpty() && over.isEmpty() && waiting.isEmpty() && retried.isEmpty() && refused.isEmpty();
    db.setAutoCommit(alone);
    var there = settlements.isEmpty() ? see(db, node, onWire, trouble) : settle(db, settlements, node, onWire, trouble);
    if (!there) {
      if (!alone) {
        db.rollback();
      }
      less.clear();
      return false;
    }
    if (!alone) {
      retryLater(db, waiting, node);
      change(db, RETRIED, retried.stream().map(Settlement::delivery).toList());
      change(db, REFUSED, refused);
      letGo(db, dropped, node);
      for (var chunk : over) {
        chunkOver(db, chunk, node);
      }
      db.commit();
    }
    less.forEach(Chunk::less);
    less.clear();
    return true;
  }

  /// Writes what came of deliveries that were on the wire when another node took over from this one. Written twice, it
  /// says the same.
  void settleLate(List<Settlement> settlements) throws SQLException {
    var db = connection();
    db.setAutoCommit(false);
    var held = new HashSet<Long>();
    try (var statement = db.prepareStatement(HELD)) {
      keys(statement, 1, settlements.stream().map(Settlement::delivery).toList());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getBoolean(3)) {
            held.add(Delivery.key(rows.getLong(1), rows.getInt(2)));
          }
        }
      }
    }
    var mine =
        settlements.stream()
            .filter(one -> one.state() == State.DELIVERED || !held.contains(one.delivery().key()))
            .toList();
    var now = clock.instant();
    try (var statement = db.prepareStatement(SETTLE_LATE)) {
      settlements(db, statement, 1, mine);
      statement.setArray(9, db.createArrayOf("timestamptz", mine.stream().map(one -> next(one, now)).toArray()));
      statement.setTimestamp(10, Timestamp.from(now));
      statement.executeUpdate();
    }
    db.commit();
  }

  /// Frees what the node has claimed, but for these deliveries and the chunks that they are of.
  void letGoOfAllBut(long node, List<Delivery> known) throws SQLException {
    var db = connection();
    db.setAutoCommit(true);
    var chunks = known.stream().map(delivery -> delivery.chunk).filter(Objects::nonNull).distinct().toList();
    try (var statement = db.prepareStatement(LET_GO_OF_CHUNKS_BUT)) {
      statement.setLong(1, node);
      statement.setObject(2, chunks.stream().mapToLong(one -> one.mailing).toArray());
      statement.setObject(3, chunks.stream().mapToInt(one -> one.number).toArray());
      statement.executeUpdate();
    }
    try (var statement = db.prepareStatement(LET_GO_OF_RETRIES_BUT)) {
      statement.setLong(1, node);
      keys(statement, 2, known);
      statement.executeUpdate();
    }
  }

  private void count(@Nullable Chunk chunk) {
    if (chunk != null) {
      less.merge(chunk, 1, Integer::sum);
    }
  }

  private void letGo(@Nullable Chunk chunk) {
    if (chunk != null) {
      chunk.letGo();
      count(chunk);
    }
  }

  /// Gives the connection back as it was, for another to be taken at the next need.
  void close() {
    var kept = connection;
    connection = null;
    less.clear();
    if (kept == null) {
      return;
    }
    try {
      if (!kept.getAutoCommit()) {
        kept.rollback();
        kept.setAutoCommit(true);
      }
      try (var statement = kept.createStatement()) {
        statement.execute("reset idle_in_transaction_session_timeout");
      }
    } catch (SQLException e) {
      // it is broken
    }
    close(kept);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // it is broken
    }
  }

  private Connection connection() throws SQLException {
    var open = connection;
    if (open == null) {
      open = database.getConnection();
      try (var statement = open.createStatement()) {
        statement.execute("set idle_in_transaction_session_timeout = " + FROZEN.toMillis());
      } catch (SQLException e) {
        close(open);
        throw e;
      }
      connection = open;
    }
    return open;
  }

  private static boolean see(Connection db, long node, Collection<Long> onWire, @Nullable String trouble)
      throws SQLException {
    try (var statement = db.prepareStatement(NODE)) {
      see(statement, 1, node, onWire, trouble);
      return statement.executeUpdate() == 1;
    }
  }

  private static void see(
      PreparedStatement statement, int first, long node, Collection<Long> onWire, @Nullable String trouble)
      throws SQLException {
    statement.setObject(first, onWire.stream().mapToLong(Long::longValue).toArray());
    statement.setString(first + 1, trouble);
    statement.setLong(first + 2, node);
  }

  private boolean settle(
      Connection db, List<Settlement> settlements, long node, Collection<Long> onWire, @Nullable String trouble)
      throws SQLException {
    try (var statement = db.prepareStatement(SETTLE)) {
      see(statement, 1, node, onWire, trouble);
      statement.setTimestamp(4, Timestamp.from(clock.instant()));
      settlements(db, statement, 5, settlements);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void settlements(Connection db, PreparedStatement statement, int first, List<Settlement> settlements)
      throws SQLException {
    var size = settlements.size();
    var mailings = new long[size];
    var numbers = new int[size];
    var states = new short[size];
    var codes = new short[size];
    var answers = new String[size];
    var attempted = new short[size];
    var doubtful = new boolean[size];
    var before = new short[size];
    for (var i = 0; i < size; i++) {
      var settlement = settlements.get(i);
      mailings[i] = settlement.delivery().mailing;
      numbers[i] = settlement.delivery().number;
      states[i] = (short) settlement.state().ordinal();
      codes[i] = (short) settlement.code();
      answers[i] = settlement.answer().replace("\0", "");
      attempted[i] = (short) (settlement.attempted() ? 1 : 0);
      doubtful[i] = settlement.doubtful();
      before[i] = (short) settlement.delivery().attempts;
    }
    statement.setObject(first, mailings);
    statement.setObject(first + 1, numbers);
    statement.setObject(first + 2, states);
    statement.setObject(first + 3, codes);
    statement.setArray(first + 4, db.createArrayOf("text", answers));
    statement.setObject(first + 5, attempted);
    statement.setObject(first + 6, doubtful);
    statement.setObject(first + 7, before);
  }

  private void retryLater(Connection db, List<Settlement> waiting, long node) throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    var now = clock.instant();
    try (var statement = db.prepareStatement(RETRY)) {
      keys(statement, 1, waiting.stream().map(Settlement::delivery).toList());
      statement.setArray(3, db.createArrayOf("timestamptz", waiting.stream().map(one -> next(one, now)).toArray()));
      statement.setLong(4, node);
      statement.executeUpdate();
    }
  }

  private static void change(Connection db, String sql, List<Delivery> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (var statement = db.prepareStatement(sql)) {
      keys(statement, 1, deliveries);
      statement.executeUpdate();
    }
  }

  private static void letGo(Connection db, List<Delivery> deliveries, long node) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (var statement = db.prepareStatement(LET_GO)) {
      keys(statement, 1, deliveries);
      statement.setLong(3, node);
      statement.executeUpdate();
    }
  }

  private static String next(Settlement settlement, Instant now) {
    var pause = settlement.pause();
    return (pause == null ? now : now.plus(pause)).toString();
  }

  private static void keys(PreparedStatement statement, int first, List<Delivery> deliveries) throws SQLException {
    statement.setObject(first, deliveries.stream().mapToLong(one -> one.mailing).toArray());
    statement.setObject(first + 1, deliveries.stream().mapToInt(one -> one.number).toArray());
  }

  private static void chunkOver(Connection db, Chunk chunk, long node) throws SQLException {
    try (var statement = db.prepareStatement(CHUNK_OVER)) {
      statement.setBoolean(1, !chunk.wasLetGo());
      statement.setLong(2, chunk.mailing);
      statement.setInt(3, chunk.number);
      statement.setLong(4, node);
      statement.executeUpdate();
    }
  }
}
