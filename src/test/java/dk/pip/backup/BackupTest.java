package dk.pip.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.database.DatabaseServer;
import dk.pip.hold.Hold;
import dk.pip.shared.Language;
import dk.pip.shared.OperatorException;
import dk.pip.testing.Await;
import dk.pip.testing.Servers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BackupTest {
  private static final String[] LOCATIONS = {"classpath:db/migration", "classpath:db/choir"};
  private static final String TEMPLATE = fill(Servers.emptyDatabase());
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-19T16:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void bringsEveryRowToAnotherInstallation() {
    var from = installation();
    var to = Servers.emptyDatabase();
    var file = backup(from);

    restore(to, file, false);

    assertThat(contents(to)).isEqualTo(contents(from)).containsKeys("choir.pupil", "choir.proposal");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("choir.proposal: 3 rækker")
        .contains("Alt er på plads");
    assertThat(one(to, "insert into choir.proposal (pupil, text) values (1, 'ny') returning id")).isEqualTo("4");
    assertThatThrownBy(() -> Servers.execute(to, "insert into choir.proposal (pupil, text) values (99, 'x')"))
        .hasMessageContaining("proposal_pupil_fkey");
  }

  @Test
  void leavesOutWhatMeansNothingElsewhere() {
    var from = installation();
    Servers.execute(
        from, "insert into people.session values (repeat('a', 36), repeat('b', 36), 0, 0, 0, 0, 'anna@example.dk')");
    var to = Servers.emptyDatabase();

    restore(to, backup(from), false);

    assertThat(one(to, "select count(*) from people.session")).isEqualTo("0");
  }

  @Test
  void takesWhatStoriesBringAlong() {
    var from = installation();
    Servers.execute(
        from,
        """
        insert into editions.attachment values (repeat('ab', 32), 'PDF', '\\x255044462d00ff');
        insert into newsroom.story (id, slug, state, audience, revision, headline, text, author_id, made_at, changed_at, changed_by)
        select gen_random_uuid(), 'baenken', 'DRAFT', 'PUBLIC', 1, 'Bænken', '', gen_random_uuid(), now(), now(), gen_random_uuid();
        insert into newsroom.attachment select id, 'files/regler.pdf', repeat('ab', 32), now() from newsroom.story
        """);
    var to = Servers.emptyDatabase();

    restore(to, backup(from), false);

    assertThat(contents(to)).isEqualTo(contents(from)).containsKeys("editions.attachment", "newsroom.attachment");
    assertThat(one(to, "select encode(content, 'hex') from editions.attachment")).isEqualTo("255044462d00ff");
  }

  /// Their steps refuse to be changed, and still come back, twice over, and refuse it again.
  @Test
  void bringsPromisesBackWithAllTheirSteps() {
    var from = installation();
    Servers.execute(
        from,
        """
        insert into commitments.contact (id, name, title, organisation, mail, made_at) select gen_random_uuid(), 'Karen', '', '', '', now();
        insert into commitments.commitment (id, slug, form_key, source_kind, source_words, promised_on, made_at, step, stepped_at, state, audience, sentence, due, owner_id, place, place_slug)
        select gen_random_uuid(), 'baenken-k7m2', '\\x01', 'OTHER', '', '2026-03-01', now(), 2, now(), 'LATE', 'PUBLIC', 'Bænken', '2026-09-01', id, '', '' from commitments.contact;
        insert into commitments.step (commitment_id, number, act, state, audience, sentence, due, sign, owner_id, owed, place, why, day, at, form_key)
        select c.id, n, 'MADE', 'MADE', 'PUBLIC', 'Bænken', '2026-09-01', '', c.owner_id, '', '', 'Ordene ' || n, '2026-03-01', now(), int4send(n)
          from generate_series(1, 2) n, commitments.commitment c order by n
        """);
    var to = Servers.emptyDatabase();

    restore(to, backup(from), false);
    restore(to, backup(from), true);

    assertThat(contents(to)).isEqualTo(contents(from)).containsKeys("commitments.step");
    assertThat(one(to, "select year || ' ' || rank from commitments.commitment")).isEqualTo("2026 0");
    assertThatThrownBy(() -> Servers.execute(to, "update commitments.step set why = ''")).hasMessageContaining("Nothing of a promise is ever unmade");
  }

  @Test
  void goesFromTheBundledToAServerAndBack() {
    assertThat(Servers.hasDebian()).as("a PostgreSQL server from Debian; ./pip test installs it").isTrue();
    var from = installation();
    var server = Servers.emptyDatabaseOnDebian();
    var back = Servers.emptyDatabase();

    restore(server, backup(from), false);
    restore(back, backup(server), false);

    assertThat(contents(server)).isEqualTo(contents(from));
    assertThat(contents(back)).isEqualTo(contents(from));
  }

  @Test
  void isOneMomentWhilePeopleWrite() throws Exception {
    var from = installation();
    var writing = new AtomicBoolean(true);
    var begun = new CountDownLatch(20);
    var failed = new AtomicInteger();
    // Each transaction adds one to both; a backup of two moments would have them differ.
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (writing.get()) {
                    try {
                      Servers.execute(
                          from,
                          """
                          begin;
                          insert into choir.pupil (name) values ('Ny');
                          insert into choir.proposal (pupil, text) select max(id), 'forslag' from choir.pupil;
                          commit
                          """);
                    } catch (RuntimeException e) {
                      failed.incrementAndGet();
                    }
                    begun.countDown();
                  }
                });
    begun.await();
    var file = backup(from);
    writing.set(false);
    writer.join();
    var to = Servers.emptyDatabase();

    restore(to, file, false);

    assertThat(failed).hasValue(0);
    assertThat(one(to, "select count(*) - (select count(*) from choir.pupil) from choir.proposal")).isEqualTo("1");
    assertThat(one(to, "select count(*) > 20 from choir.pupil")).isEqualTo("t");
  }

  @Test
  void isForItsOwnerAloneAndNeverWrittenOver() throws Exception {
    var file = backup(installation());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(Files.list(folder)).containsExactly(file);
    assertThatThrownBy(() -> Backup.run(Servers.settings(Servers.emptyDatabase()), CLOCK, file, out))
        .satisfies(e -> assertThat(sentence(e)).contains("findes allerede"));
  }

  @Test
  void refusesAFileThatWasCutOff() throws Exception {
    var bytes = Files.readAllBytes(backup(installation()));
    var to = installation();
    var before = contents(to);

    for (var length : new int[] {0, 3, 100, bytes.length / 2, bytes.length - 1}) {
      var cut = Files.write(folder.resolve("cut-" + length), Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> restore(to, cut, true)).isInstanceOf(OperatorException.class);
    }

    assertThat(contents(to)).isEqualTo(before);
  }

  @Test
  void refusesAFileWithOneBitTurned() throws Exception {
    var bytes = Files.readAllBytes(backup(installation()));
    var to = installation();
    var before = contents(to);

    for (var at = 0; at < bytes.length; at += Math.max(1, bytes.length / 40)) {
      var altered = bytes.clone();
      altered[at] ^= 0x10;
      var file = Files.write(folder.resolve("altered-" + at), altered);
      assertThatThrownBy(() -> restore(to, file, true)).isInstanceOf(OperatorException.class);
    }

    assertThat(contents(to)).isEqualTo(before);
  }

  @Test
  void refusesANewerPipsBackup() {
    var from = installation();
    var file = backup(from);
    var to = Servers.emptyDatabase();

    // Without the choir's migration this program is older than the one that wrote the file.
    assertThatThrownBy(() -> Restore.run(Servers.settings(to), CLOCK, file, false, out))
        .satisfies(e -> assertThat(sentence(e)).contains("Opgradér først"));

    assertThat(contents(to)).isEmpty();
  }

  @Test
  void refusesAnInstallationWithSomethingInIt() {
    var file = backup(installation());
    var to = installation();
    Servers.execute(to, "insert into choir.pupil (name) values ('Kun her')");
    var before = contents(to);

    assertThatThrownBy(() -> restore(to, file, false))
        .satisfies(e -> assertThat(sentence(e)).contains("--overwrite"));
    assertThat(contents(to)).isEqualTo(before);

    restore(to, file, true);
    assertThat(contents(to)).isNotEqualTo(before);
  }

  @Test
  void isACopyUntilSomebodySaysOtherwise() {
    var from = installation();
    assertThat(hold(from).isHeld()).isFalse();
    var to = Servers.emptyDatabase();
    restore(to, backup(from), false);

    var copy = hold(to);
    assertThat(copy.find()).contains(new Hold.Held(CLOCK.instant(), CLOCK.instant()));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("./pip release");
    assertThat(copy.rereadSince()).isEmpty();
    assertThat(copy.release("Agnes", CLOCK.instant())).isTrue();
    assertThat(copy.release("Bertha", CLOCK.instant())).as("somebody has just done so").isFalse();
    assertThat(copy.isHeld()).isFalse();
    assertThat(copy.rereadSince()).contains(CLOCK.instant());
    copy.reread(CLOCK.instant());
    assertThat(copy.rereadSince()).isEmpty();

    restore(from, backup(to), true);
    assertThat(hold(from).isHeld()).as("also what was written over, from a copy that was let go on").isTrue();
    assertThat(one(from, "select count(*) from hold.restored")).isEqualTo("2");
  }

  /// The table of copies has moved since then.
  @Test
  void bringsInWhatAnOlderPipWrote() {
    var from = Servers.emptyDatabase();
    migrate(from, "77", "classpath:db/migration");
    Servers.execute(
        from, "insert into backup.restored (restored_at, backup_at, released_at, released_by) values (now(), now(), now(), 'Agnes')");
    var file = backup(from);
    var to = Servers.emptyDatabase();

    restore(to, file, false);

    assertThat(hold(to).isHeld()).isTrue();
    assertThat(one(to, "select string_agg(coalesce(released_by, '-'), ' ' order by id) from hold.restored")).isEqualTo("Agnes -");
  }

  @Test
  void takesOnlyTheTablesThatBackupsHold() throws Exception {
    var session =
        """
        {"schema": "people", "table": "session", "columns": ["primary_id", "session_id", "creation_time",
          "last_access_time", "max_inactive_interval", "expiry_time", "principal_name"], "rows": 0,
         "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        """;
    var to = installation();
    var file = backup(to);

    assertRefused(to, crafted(file, "\"tables\" : [", "\"tables\" : [" + session, "people.session"), "people.session");
    assertRefused(to, crafted(file, "\"id\", \"name\", \"picture\"", "\"id\", \"loud\", \"picture\"", null), "kolonner");
    assertRefused(to, crafted(file, "\"proposal_id_seq\"", "\"x\"", null), "choir.x");
    assertRefused(to, crafted(file, "\"tables\" : [", "\"tables\" : null, \"others\" : [", null), "kan ikke læses");
    assertRefused(to, without(file, "choir.pupil"), "choir.pupil mangler");
  }

  private void assertRefused(String to, Path crafted, String why) {
    var before = contents(to);
    assertThatThrownBy(() -> restore(to, crafted, true))
        .isInstanceOfSatisfying(OperatorException.class, e -> assertThat(sentence(e)).contains(why).contains("Intet er ændret"));
    assertThat(contents(to)).isEqualTo(before);
  }

  /// The backup with another manifest and a seal that is right.
  ///
  /// @param table whose rows are to be in it, too; null for none
  private Path crafted(Path backup, String from, String to, String table) throws Exception {
    return rewritten(
        backup,
        _ -> true,
        table == null ? null : Manifest.entryOf(table),
        manifest -> {
          assertThat(manifest).contains(from);
          return manifest.replace(from, to);
        });
  }

  private Path without(Path backup, String table) throws Exception {
    return rewritten(
        backup,
        name -> !name.equals(Manifest.entryOf(table)),
        null,
        manifest -> {
          var all = Manifest.ofJson(manifest.getBytes(StandardCharsets.UTF_8));
          var tables = all.tables().stream().filter(one -> !one.name().equals(table)).toList();
          var some =
              new Manifest(all.format(), all.program(), all.migration(), all.at(), tables, all.sequences(), all.leftOut());
          return new String(some.toJson(), StandardCharsets.UTF_8);
        });
  }

  private Path rewritten(Path backup, Predicate<String> kept, String added, UnaryOperator<String> manifest)
      throws Exception {
    var file = folder.resolve("crafted-" + System.nanoTime());
    try (var zip = new ZipFile(backup.toFile());
        var written = new ZipOutputStream(Files.newOutputStream(file))) {
      written.setComment(BackupFile.SEAL + "0".repeat(BackupFile.DIGEST_LENGTH));
      for (var entry : zip.stream().filter(entry -> kept.test(entry.getName())).toList()) {
        written.putNextEntry(new ZipEntry(entry.getName()));
        var bytes = zip.getInputStream(entry).readAllBytes();
        var isManifest = entry.getName().equals(Manifest.ENTRY);
        written.write(
            isManifest
                ? manifest.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
      if (added != null) {
        written.putNextEntry(new ZipEntry(added));
      }
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      BackupFile.writeSeal(channel);
    }
    return file;
  }

  private static Hold hold(String url) {
    return new Hold(JdbcClient.create(new DriverManagerDataSource(url)));
  }

  @Test
  void refusesWhileAServerUsesTheDatabase() throws Exception {
    var file = backup(installation());
    var to = Servers.emptyDatabase();

    try (var _ = DatabaseServer.connect(Servers.settings(to).database())) {
      assertThatThrownBy(() -> restore(to, file, true))
          .satisfies(e -> assertThat(sentence(e)).contains("Stop alle servere"));
    }
  }

  @Test
  void waitsForAServerThatIsJustStopping() throws Exception {
    var file = backup(installation());
    var to = Servers.emptyDatabase();
    var stopping = DatabaseServer.connect(Servers.settings(to).database());
    var seen = "select count(*) from pg_stat_activity where datname = current_database() and query like '%pg_stat_%application_name%'";

    var stopped =
        Thread.ofVirtual()
            .start(
                () -> {
                  Await.until("the restore to have looked", () -> Integer.parseInt(one(to, seen)) > 1);
                  close(stopping);
                });
    restore(to, file, false);

    stopped.join();
    assertThat(contents(to)).containsKey("choir.proposal");
  }

  /// It is held where it throws away what was there before.
  @Test
  void refusesWhenAServerStartsInTheMidst() throws Exception {
    var file = backup(installation());
    var to = installation();
    var before = contents(to);
    var waits = "select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())";

    try (var held = DriverManager.getConnection(to)) {
      held.setAutoCommit(false);
      held.createStatement().execute("lock table choir.pupil in access share mode");
      var started = new AtomicReference<Connection>();
      var starting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    Await.until("the restore to be under way", () -> !one(to, waits).equals("0"));
                    started.set(connect(to));
                    close(held);
                  });
      assertThatThrownBy(() -> restore(to, file, true))
          .satisfies(e -> assertThat(sentence(e)).contains("Stop alle servere"));
      starting.join();
      started.get().close();
    }
    assertThat(contents(to)).isEqualTo(before);
  }

  private static Connection connect(String url) {
    try {
      return DatabaseServer.connect(Servers.settings(url).database());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String installation() {
    return Servers.copyOf(TEMPLATE);
  }

  private static void migrate(String url, String newest, String... locations) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations(locations)
        .target(newest)
        .defaultSchema("operations")
        .schemas("operations")
        .load()
        .migrate();
  }

  private static String fill(String url) {
    migrate(url, "latest", LOCATIONS);
    Servers.execute(
        url,
        "insert into choir.pupil (name, picture) values ('Åse »Ø« \\ tab\t linje\n', '\\x00ff10'), (null, null)",
        """
        insert into choir.proposal (pupil, text, at, details, follows) values
          (1, 'Flere træer', '2026-03-19 17:00:00.123456+01', '{"stemmer": 12.50}', null),
          (2, '', 'infinity', null, 1),
          (1, '\\N', '2026-10-25 00:30Z', '[]', 2)
        """);
    return url;
  }

  private Path backup(String from) {
    var file = folder.resolve("pip-" + System.nanoTime() + ".backup");
    Backup.run(Servers.settings(from), CLOCK, file, out);
    return file;
  }

  private void restore(String to, Path file, boolean overwrite) {
    Restore.run(Servers.settings(to), CLOCK, file, overwrite, out, LOCATIONS);
  }

  private static String sentence(Throwable failure) {
    return ((OperatorException) failure).sentence(Language.DA);
  }

  /// Every row of every table as text, in an order of its own; but for what says that it is a copy, see
  /// [#isACopyUntilSomebodySaysOtherwise].
  private static Map<String, String> contents(String url) {
    var contents = new TreeMap<String, String>();
    try (var connection = DriverManager.getConnection(url)) {
      for (var table : Catalog.read(connection).lasting()) {
        if (table.name().equals("hold.restored")) {
          continue;
        }
        contents.put(
            table.name(),
            one(
                url,
                "select coalesce(string_agg(t::text, E'\\n' order by t::text collate \"C\"), '') from "
                    + table.quoted()
                    + " t"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return contents;
  }

  private static String one(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
