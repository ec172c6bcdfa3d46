package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.backup.Backup;
import dk.pip.backup.Restore;
import dk.pip.hold.Hold;
import dk.pip.jobs.Beats;
import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingCourse;
import dk.pip.mailing.MailingId;
import dk.pip.release.Release;
import dk.pip.release.Release.Choice;
import dk.pip.settings.Settings;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.Await;
import dk.pip.testing.Servers;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A backup that was taken in the middle of a mailing is read in elsewhere, and the copy is started.
class RestoreInMidMailingTest extends EngineTest {
  private static final int READERS = 600;

  @TempDir Path folder;

  @Test
  void sendsNothingUntilSomebodySaysSoAndThenWhatWasSaid() throws Exception {
    var id = mailing(READERS);
    var backup = folder.resolve("midt-i.zip");
    var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (var slow =
        new Sink(
            true,
            (stage, _, _) -> {
              if (stage == Sink.Stage.END) {
                TimeUnit.MILLISECONDS.sleep(15);
              }
              return null;
            })) {
      assertThat(mailings().start(null, id)).isTrue();
      engine(slow, 2);
      Await.until("the middle of the mailing", () -> account(id).delivered() > 100);
      Backup.run(Servers.settings(database()), clock(), backup, quiet);
      stopEngines();
    }

    for (var choice : Choice.values()) {
      var url = Servers.emptyDatabase();
      Restore.run(Servers.settings(url), clock(), backup, false, quiet);
      try (var pool = new HikariDataSource()) {
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(6);
        tryCopy(pool, Servers.settings(url), id, choice);
      }
    }
  }

  private void tryCopy(DataSource pool, Settings settings, MailingId id, Choice choice)
      throws Exception {
    var jdbc = JdbcClient.create(pool);
    var course = MailingCourse.on(pool, clock(), Texts.in(Language.DA));
    var atBackup = account(course, id);
    var delivered = addresses(jdbc, id, "state = 2");
    var open = addresses(jdbc, id, "state in (0, 1)");
    assertThat(open).isNotEmpty();
    assertThat(delivered).hasSizeGreaterThan(100);
    var lastNode = lastNode(jdbc);
    var released = new AtomicBoolean();
    var tooEarly = new AtomicInteger();
    try (var sink =
        new Sink(
            true,
            (_, _, _) -> {
              if (!released.get()) {
                tooEarly.incrementAndGet();
              }
              return null;
            })) {
      var looks = new Counting(pool);
      var one = copy(looks, sink);
      var other = copy(pool, sink);
      Await.until("the copy has looked for work", () -> looks.count() >= 3);
      one.stop();
      one = copy(looks, sink);
      Await.until("the copy that was started once more has looked for work", () -> looks.count() >= 6);
      assertThat(tooEarly).hasValue(0);
      assertThat(sink.connections()).isZero();
      assertThat(account(course, id)).isEqualTo(atBackup);
      assertThat(lastNode(jdbc)).as("no new node").isEqualTo(lastNode);

      var release = Release.on(pool, settings, clock());
      assertThat(release.waiting().orElseThrow().toDecide())
          .singleElement()
          .satisfies(waiting -> assertThat(waiting.open()).isEqualTo(open.size()));
      assertThat(release.release(null, Map.of())).isEqualTo(new Release.Outcome.Undecided(List.of(id)));
      assertThat(new Hold(jdbc).isHeld()).as("nothing was chosen").isTrue();
      released.set(true);
      assertThat(release.release(null, Map.of(id, choice))).isInstanceOf(Release.Outcome.Released.class);
      assertThat(release.release(null, Map.of(id, choice))).isInstanceOf(Release.Outcome.NotHeld.class);

      // What the dead node had on the wire is uncertain as ever; it is taken over after its silence.
      jdbc.sql("update mailing.node set seen_at = now() - interval '1 hour' where id <= :old").param("old", lastNode).update();
      Await.until("the end", () -> find(course, id).state() == Mailing.State.FINISHED);
      one.stop();
      other.stop();
      assertThat(sink.faults()).isEmpty();
      assertThat(tooEarly).hasValue(0);
      var account = account(course, id);
      assertThat(account.settled()).isEqualTo(account.planned());
      var got = new HashSet<>(sink.taken().keySet());
      assertThat(got).doesNotContainAnyElementsOf(delivered);
      assertThat(sink.taken().values()).allSatisfy(times -> assertThat(times).hasValue(1));
      switch (choice) {
        case SEND -> {
          assertThat(got).isEqualTo(new HashSet<>(addresses(jdbc, id, "state = 2 and doubtful")));
          assertThat(account.doubtful()).isEqualTo(got.size());
          assertThat(account.delivered()).isEqualTo(delivered.size() + got.size());
          assertThat(account.uncertain()).isEqualTo(open.size() - got.size()).isLessThan(60);
        }
        case UNCERTAIN -> {
          assertThat(got).isEmpty();
          assertThat(account.uncertain()).isEqualTo(open.size());
          assertThat(account.delivered()).isEqualTo(delivered.size());
        }
      }
      assertThat(jdbc.sql("select act from people.audit where act like '%audit.rest-%' or act like 'release.%'")
              .query(String.class)
              .list())
          .containsExactlyInAnyOrder(
              "release.audit.released",
              choice == Choice.SEND ? "mailing.audit.rest-sent" : "mailing.audit.rest-uncertain");
    }
  }

  private static long lastNode(JdbcClient jdbc) {
    return jdbc.sql("select coalesce(max(id), 0) from mailing.node").query(Long.class).single();
  }

  private Engine copy(DataSource database, Sink sink) {
    var engine =
        new Engine(
            database,
            clock(),
            bean(MailTemplates.class),
            (_, some) -> new HashSet<>(some),
            new Engine.Plan(
                () -> List.of(new Relay(server(sink.port()), 1, 2, 0)),
                new Engine.Depth(2, 24),
                EngineConfiguration.SILENCE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Map.of(),
                QUICK),
            (_, _, _, _) -> {},
            new Beats(Clock.systemUTC()));
    engine.start();
    return engine;
  }

  private static Mailing find(MailingCourse course, MailingId id) {
    return course.find(id).orElseThrow();
  }

  private static DeliveryTotals account(MailingCourse course, MailingId id) {
    return course.account(find(course, id));
  }

  private static List<String> addresses(JdbcClient jdbc, MailingId id, String which) {
    return jdbc.sql("select address from mailing.delivery where mailing_id = :id and " + which)
        .param("id", id.value())
        .query(String.class)
        .list();
  }

  /// Counts how often somebody asks something.
  private static final class Counting extends DelegatingDataSource {
    private final AtomicInteger asked = new AtomicInteger();

    Counting(DataSource database) {
      super(database);
    }

    int count() {
      return asked.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
      asked.incrementAndGet();
      return super.getConnection();
    }
  }
}
