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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes what the ledger knows, over one connection that it keeps.
final class LedgerTable {
  private static final String SETTLE =
      """
      update mailing.delivery d
         set state = s.state, settled_at = ?, code = s.code, answer = s.answer,
             attempts = d.attempts + s.attempted, doubtful = d.doubtful or s.doubtful
        from unnest(?::bigint[], ?::int[], ?::smallint[], ?::smallint[], ?::text[], ?::smallint[], ?::boolean[])
             as s (mailing_id, number, state, code, answer, attempted, doubtful)
       where d.mailing_id = s.mailing_id and d.number = s.number and d.state in (0, 1, 4, 5)
      """;
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
  private static final String LET_GO =
      """
      update mailing.retry r set node = null
        from unnest(?::bigint[], ?::int[]) as s (mailing_id, number)
       where r.mailing_id = s.mailing_id and r.number = s.number
      """;
  private static final String CHUNK_OVER =
      "update mailing.chunk set done = ?, node = null where mailing_id = ? and number = ? and node = ?";
  private static final String NODE =
      "update mailing.node set on_wire = ?, trouble = ?, seen_at = clock_timestamp() where id = ?";

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
    if (!settlements.isEmpty()) {
      settle(db, settlements);
      settlements.forEach(settlement -> count(settlement.delivery().chunk));
    }
    if (!dropped.isEmpty()) {
      letGo(db, dropped);
    }
    for (var counted : less.entrySet()) {
      if (counted.getKey().left() <= counted.getValue()) {
        chunkOver(db, counted.getKey(), node);
      }
    }
    boolean there;
    try (var statement = db.prepareStatement(NODE)) {
      statement.setArray(1, db.createArrayOf("bigint", onWire.toArray()));
      statement.setString(2, trouble);
      statement.setLong(3, node);
      there = statement.executeUpdate() == 1;
    }
    db.commit();
    less.forEach(Chunk::less);
    less.clear();
    return there;
  }

  private void count(@Nullable Chunk chunk) {
    if (chunk != null) {
      less.merge(chunk, 1, Integer::sum);
    }
  }

  private void letGo(Connection db, List<Delivery> dropped) throws SQLException {
    for (var delivery : dropped) {
      if (delivery.chunk != null) {
        delivery.chunk.letGo();
        count(delivery.chunk);
      }
    }
    try (var statement = db.prepareStatement(LET_GO)) {
      keys(db, statement, dropped);
      statement.executeUpdate();
    }
  }

  void reconnect() {
    var broken = connection;
    connection = null;
    less.clear();
    if (broken != null) {
      try {
        broken.rollback();
      } catch (SQLException e) {
        // it is broken
      }
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
      open.setAutoCommit(false);
      connection = open;
    }
    return open;
  }

  private void settle(Connection db, List<Settlement> settlements) throws SQLException {
    var size = settlements.size();
    var mailings = new Long[size];
    var numbers = new Integer[size];
    var states = new Short[size];
    var codes = new Short[size];
    var answers = new String[size];
    var attempted = new Short[size];
    var doubtful = new Boolean[size];
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
      statement.setArray(2, db.createArrayOf("bigint", mailings));
      statement.setArray(3, db.createArrayOf("int4", numbers));
      statement.setArray(4, db.createArrayOf("int2", states));
      statement.setArray(5, db.createArrayOf("int2", codes));
      statement.setArray(6, db.createArrayOf("text", answers));
      statement.setArray(7, db.createArrayOf("int2", attempted));
      statement.setArray(8, db.createArrayOf("bool", doubtful));
      statement.executeUpdate();
    }
    var now = clock.instant();
    var waiting = settlements.stream().filter(one -> one.state() == State.WAITING).toList();
    if (!waiting.isEmpty()) {
      try (var statement = db.prepareStatement(RETRY)) {
        keys(db, statement, waiting.stream().map(Settlement::delivery).toList());
        statement.setArray(3, db.createArrayOf("timestamptz", waiting.stream().map(one -> next(one, now)).toArray()));
        statement.executeUpdate();
      }
    }
    var over = settlements.stream().filter(one -> one.state() != State.WAITING && one.delivery().chunk == null).toList();
    if (!over.isEmpty()) {
      try (var statement = db.prepareStatement(RETRIED)) {
        keys(db, statement, over.stream().map(Settlement::delivery).toList());
        statement.executeUpdate();
      }
    }
  }

  private static String next(Settlement settlement, Instant now) {
    var pause = settlement.pause();
    return (pause == null ? now : now.plus(pause)).toString();
  }

  private static void keys(Connection db, PreparedStatement statement, List<Delivery> deliveries) throws SQLException {
    statement.setArray(1, db.createArrayOf("bigint", deliveries.stream().map(one -> one.mailing).toArray()));
    statement.setArray(2, db.createArrayOf("int4", deliveries.stream().map(one -> one.number).toArray()));
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
