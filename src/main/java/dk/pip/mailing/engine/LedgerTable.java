package dk.pip.mailing.engine;

import dk.pip.mailing.engine.Settlement.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes what the ledger knows, over one connection that it keeps.
final class LedgerTable {
  private static final String NODE =
      "update mailing.node set on_wire = ?, trouble = ?, seen_at = clock_timestamp() where id = ?";

  /// One statement, so that the usual turn is one round trip.
  private static final String SETTLE =
      """
      with settled as (
        update mailing.delivery d
           set state = s.state, settled_at = ?, code = s.code, answer = s.answer,
               attempts = d.attempts + s.attempted, doubtful = d.doubtful or s.doubtful
          from unnest(?::bigint[], ?::int[], ?::smallint[], ?::smallint[], ?::text[], ?::smallint[], ?::boolean[])
               as s (mailing_id, number, state, code, answer, attempted, doubtful)
         where d.mailing_id = s.mailing_id and d.number = s.number and d.state in (0, 1, 4, 5)
      )
      """
          + NODE;
  private static final String RETRY =
      """
      insert into mailing.retry (mailing_id, number, next_at)
      select s.* from unnest(?::bigint[], ?::int[], ?::timestamptz[]) as s (mailing_id, number, next_at)
        join mailing.delivery d on d.mailing_id = s.mailing_id and d.number = s.number and d.state = 1
      on conflict (mailing_id, number) do update set next_at = excluded.next_at, node = null
      """;
  private static final String RETRIED =
      """
      delete from mailing.retry r
       using unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
       where r.mailing_id = s.mailing_id and r.number = s.number
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
       where r.mailing_id = s.mailing_id and r.number = s.number
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

  /// One transaction. Written twice, it says the same.
  ///
  /// @param dropped deliveries that this node claimed and lets go of, as they were
  /// @return false when the node's row is gone: another node has taken over
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
    var refused = settlements.stream().filter(one -> one.state() == State.REFUSED).map(Settlement::delivery).toList();
    var alone = dropped.isEmpty() && over.isEmpty() && waiting.isEmpty() && retried.isEmpty() && refused.isEmpty();
    db.setAutoCommit(alone);
    var there = settlements.isEmpty() ? see(db, node, onWire, trouble) : settle(db, settlements, node, onWire, trouble);
    if (!alone) {
      retryLater(db, waiting);
      change(db, RETRIED, retried.stream().map(Settlement::delivery).toList());
      change(db, REFUSED, refused);
      change(db, LET_GO, dropped);
      for (var chunk : over) {
        chunkOver(db, chunk, node);
      }
      db.commit();
    }
    less.forEach(Chunk::less);
    less.clear();
    return there;
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

  void reconnect() {
    var broken = connection;
    connection = null;
    less.clear();
    if (broken != null) {
      close(broken);
    }
  }

  void close() {
    reconnect();
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
    var size = settlements.size();
    var mailings = new long[size];
    var numbers = new int[size];
    var states = new short[size];
    var codes = new short[size];
    var answers = new String[size];
    var attempted = new short[size];
    var doubtful = new boolean[size];
    for (var i = 0; i < size; i++) {
      var settlement = settlements.get(i);
      mailings[i] = settlement.delivery().mailing;
      numbers[i] = settlement.delivery().number;
      states[i] = (short) settlement.state().ordinal();
      codes[i] = (short) settlement.code();
      answers[i] = settlement.answer().replace("\0", "");
      attempted[i] = (short) (settlement.attempted() ? 1 : 0);
      doubtful[i] = settlement.doubtful();
    }
    try (var statement = db.prepareStatement(SETTLE)) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      statement.setObject(2, mailings);
      statement.setObject(3, numbers);
      statement.setObject(4, states);
      statement.setObject(5, codes);
      statement.setArray(6, db.createArrayOf("text", answers));
      statement.setObject(7, attempted);
      statement.setObject(8, doubtful);
      see(statement, 9, node, onWire, trouble);
      return statement.executeUpdate() == 1;
    }
  }

  private void retryLater(Connection db, List<Settlement> waiting) throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    var now = clock.instant();
    try (var statement = db.prepareStatement(RETRY)) {
      keys(statement, 1, waiting.stream().map(Settlement::delivery).toList());
      statement.setArray(3, db.createArrayOf("timestamptz", waiting.stream().map(one -> next(one, now)).toArray()));
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
