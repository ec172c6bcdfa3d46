package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.mailing.MailingCourse;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.engine.Settlement.State;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.Db;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A node is silent for so long that another takes over from it, and then it goes on.
class FreezeNodesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static HikariDataSource database;
  private static JdbcClient jdbc;
  private static MailingCourse course;

  @TempDir Path folder;
  private LedgerTable table;
  private Node silent;
  private Node other;

  @BeforeAll
  static void open() {
    database = new HikariDataSource();
    database.setJdbcUrl(Db.fresh());
    database.setMaximumPoolSize(4);
    jdbc = JdbcClient.create(database);
    course = MailingCourse.on(database, Clock.systemUTC(), Texts.in(Language.DA));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void twoNodes() {
    jdbc.sql("delete from mailing.node").update();
    jdbc.sql("delete from mailing.retry").update();
    jdbc.sql("update mailing.mailing set state = 'CANCELLED'").update();
    table = new LedgerTable(database, Clock.systemUTC());
    silent = node();
    other = node();
  }

  @AfterEach
  void letGoOfTheConnection() {
    table.close();
  }

  @Test
  void claimsNothingForANodeThatIsGone() throws SQLException {
    var id = begun(100, WhenUncertain.HOLD);
    var delivery = silent.claimChunk(Set.of()).deliveries().getFirst();
    table.write(silent.id(), List.of(settlement(delivery, State.WAITING, true)), List.of(), List.of(), null);
    takeOver();

    assertThat(silent.claimChunk(Set.of()).deliveries()).isEmpty();
    assertThat(silent.claimRetries(NOW.plus(Duration.ofDays(365)), Set.of()).deliveries()).isEmpty();
    assertThat(claimed(id)).isZero();
  }

  @Test
  void givesBackWhatANodeHadHoweverItGoes() {
    var id = begun(100, WhenUncertain.HOLD);
    silent.claimChunk(Set.of());
    assertThat(claimed(id)).isEqualTo(1);

    jdbc.sql("delete from mailing.node").update();

    assertThat(claimed(id)).isZero();
  }

  /// What it holds for claimed is another's by now.
  @Test
  void writesNothingOfWhatIsAnothersByNow() throws SQLException {
    var id = begun(100, WhenUncertain.HOLD);
    var mine = silent.claimChunk(Set.of()).deliveries();
    takeOver();
    var theirs = other.claimChunk(Set.of()).deliveries();
    assertThat(theirs).hasSameSizeAs(mine);

    var postponed = settlement(mine.getFirst(), State.WAITING, false);
    assertThat(table.write(silent.id(), List.of(postponed), mine.subList(1, 9), List.of(), null)).isFalse();

    assertThat(state(id, mine.getFirst())).isEqualTo(State.PLANNED);
    assertThat(count("select count(*) from mailing.retry")).isZero();
    assertThat(claimed(id)).isEqualTo(1);
  }

  @Test
  void saysLateWhatCameOfWhatWasOnTheWire() throws SQLException {
    for (var when : WhenUncertain.values()) {
      var id = begun(100, when);
      var mine = silent.claimChunk(Set.of()).deliveries();
      onWire(mine.subList(0, 5));
      takeOver();
      assertThat(state(id, mine.getFirst())).isEqualTo(when == WhenUncertain.HOLD ? State.UNCERTAIN : State.WAITING);

      var late =
          List.of(
              settlement(mine.get(0), State.DELIVERED, true),
              settlement(mine.get(1), State.REFUSED, true),
              settlement(mine.get(2), State.UNCERTAIN, true),
              settlement(mine.get(3), State.WAITING, true),
              settlement(mine.get(4), State.WAITING, false));
      table.settleLate(late);
      table.settleLate(late);

      assertThat(mine.subList(0, 5))
          .extracting(one -> state(id, one))
          .containsExactly(State.DELIVERED, State.REFUSED, State.UNCERTAIN, State.WAITING, State.WAITING);
      assertThat(other.claimRetries(NOW.plus(Duration.ofDays(365)), Set.of()).deliveries())
          .extracting(one -> one.number)
          .containsExactlyInAnyOrder(mine.get(3).number, mine.get(4).number);
      assertThat(attempts(id, mine.get(3))).isEqualTo(1);
      letGoOfTheConnection();
      twoNodes();
    }
  }

  /// That a mail was taken is true whoever else is at it; anything else is theirs to say.
  @Test
  void leavesToOthersWhatTheyAreAt() throws SQLException {
    var id = begun(100, WhenUncertain.RESEND);
    var mine = silent.claimChunk(Set.of()).deliveries();
    onWire(mine.subList(0, 4));
    takeOver();
    assertThat(other.claimRetries(NOW.plus(Duration.ofDays(365)), Set.of()).deliveries()).hasSize(4);

    table.settleLate(
        List.of(
            settlement(mine.get(0), State.DELIVERED, true),
            settlement(mine.get(1), State.REFUSED, true),
            settlement(mine.get(2), State.WAITING, false)));

    assertThat(mine.subList(0, 4))
        .extracting(one -> state(id, one))
        .containsExactly(State.DELIVERED, State.WAITING, State.WAITING, State.WAITING);
    assertThat(count("select count(*) from mailing.retry where node = " + other.id())).isEqualTo(3);
  }

  /// The answer to a transaction that was taken is lost on the line, and it is written again when another has the mails.
  @Test
  void takesNothingFromOthersByWritingAgain() throws SQLException {
    var id = begun(100, WhenUncertain.HOLD);
    var mine = silent.claimChunk(Set.of()).deliveries();
    var answers =
        List.of(
            settlement(mine.get(0), State.WAITING, true),
            settlement(mine.get(1), State.WAITING, false),
            settlement(mine.get(2), State.UNCERTAIN, true));
    assertThat(table.write(silent.id(), answers, List.of(), List.of(), null)).isTrue();
    course.resendUncertain(null, id);
    assertThat(other.claimRetries(NOW.plus(Duration.ofDays(365)), Set.of()).deliveries()).hasSize(3);

    assertThat(table.write(silent.id(), answers, List.of(), List.of(), null)).isTrue();

    assertThat(count("select count(*) from mailing.retry where node = " + other.id())).isEqualTo(3);
    assertThat(mine.subList(0, 3)).extracting(one -> attempts(id, one)).containsExactly(1, 0, 1);
    assertThat(mine.subList(0, 3)).extracting(one -> state(id, one)).containsOnly(State.WAITING);
  }

  /// It was noted as on the wire and never got there; meanwhile all others have had their mail.
  @Test
  void goesOnWithAMailingThatEndedWithoutIt() throws SQLException {
    var id = begun(1, WhenUncertain.HOLD);
    var mine = silent.claimChunk(Set.of()).deliveries();
    onWire(mine);
    takeOver();
    assertThat(other.claimChunk(Set.of()).deliveries()).isEmpty();
    assertThat(other.end(NOW)).containsExactly(id.value());

    table.settleLate(List.of(settlement(mine.getFirst(), State.WAITING, false)));
    other.end(NOW);
    var again = other.claimRetries(NOW.plus(Duration.ofDays(365)), Set.of()).deliveries();
    assertThat(again).hasSize(1);
    table.write(other.id(), List.of(settlement(again.getFirst(), State.DELIVERED, true)), List.of(), List.of(), null);

    assertThat(other.end(NOW)).containsExactly(id.value());
    assertThat(state(id, mine.getFirst())).isEqualTo(State.DELIVERED);
  }

  @Test
  void endsACancelledMailingThatItComesBackTo() throws SQLException {
    var id = begun(1, WhenUncertain.HOLD);
    var mine = silent.claimChunk(Set.of()).deliveries();
    onWire(mine);
    course.cancel(null, id);
    takeOver();
    assertThat(other.end(NOW)).containsExactly(id.value());

    table.settleLate(List.of(settlement(mine.getFirst(), State.WAITING, false)));
    other.end(NOW);

    assertThat(state(id, mine.getFirst())).isEqualTo(State.WITHDRAWN);
    assertThat(count("select count(*) from mailing.retry")).isZero();
    assertThat(course.find(id).orElseThrow().state().over()).isTrue();
  }

  /// A node that stirs is not taken over from, however long ago it was seen when this one looked the last time.
  @Test
  void takesOverFromNobodyWhoStirs() throws SQLException {
    begun(100, WhenUncertain.HOLD);
    assertThat(other.takeOver(Duration.ZERO, NOW)).isZero();
    table.write(silent.id(), List.of(), List.of(), List.of(), null);

    assertThat(other.takeOver(Duration.ZERO, NOW)).isZero();
    assertThat(other.takeOver(Duration.ZERO, NOW)).isEqualTo(1);
  }

  /// Some rounds of what [Chaos] does by the hundred when it is run by hand.
  @Test
  void addsUpWhateverIsFrozenCutOrKilled() throws Exception {
    try (var chaos = new Chaos(folder)) {
      for (var seed = 1; seed <= 2; seed++) {
        assertThat(chaos.round(seed, 200, 4, List.of(Chaos.Fault.values())).wrong()).as("seed " + seed).isEmpty();
      }
    }
  }

  private static Node node() {
    var template = new Template("Subject: Marts\r\n\r\nGodt nyt\r\n".getBytes(StandardCharsets.US_ASCII), one -> {
      throw new UnsupportedOperationException();
    }, null, Clock.systemUTC());
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return new Node(jdbc, transaction, _ -> template, new Stalls(Duration.ofSeconds(30)), (_, _, _, _) -> {});
  }

  private static MailingId begun(int readers, WhenUncertain when) {
    var id = EngineTest.mailing(jdbc, readers);
    course.whenUncertain(null, id, when);
    assertThat(course.start(null, id)).isTrue();
    return id;
  }

  private void takeOver() {
    while (count("select count(*) from mailing.node where id = " + silent.id()) > 0) {
      other.takeOver(Duration.ZERO, NOW);
    }
  }

  private void onWire(List<Delivery> deliveries) throws SQLException {
    assertThat(table.write(silent.id(), List.of(), List.of(), deliveries.stream().map(Delivery::key).toList(), null)).isTrue();
  }

  private static Settlement settlement(Delivery delivery, State state, boolean attempted) {
    return new Settlement(delivery, state, 250, "Ok", null, attempted, false);
  }

  private static State state(MailingId id, Delivery delivery) {
    return State.values()[of(id, delivery, "state")];
  }

  private static int attempts(MailingId id, Delivery delivery) {
    return of(id, delivery, "attempts");
  }

  private static int of(MailingId id, Delivery delivery, String column) {
    return jdbc.sql("select " + column + " from mailing.delivery where mailing_id = :id and number = :number")
        .param("id", id.value())
        .param("number", delivery.number)
        .query(Integer.class)
        .single();
  }

  private static int claimed(MailingId id) {
    return count("select count(*) from mailing.chunk where node is not null and mailing_id = " + id.value())
        + count("select count(*) from mailing.retry where node is not null and mailing_id = " + id.value());
  }

  private static int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
