package dk.pip.backup;

import dk.pip.database.Migrations;
import dk.pip.database.OpenDatabase;
import dk.pip.hold.Hold;
import dk.pip.settings.Settings;
import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import dk.pip.shared.ProgramVersion;
import dk.pip.shared.Sha256;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Reads a backup into an installation, in one transaction: all of it, or nothing is touched. The file is read
/// from end to end and checked before the database is so much as started. What was read in is a copy, which is held back
/// from the world until somebody lets it go on, see [Hold].
public final class Restore {
  private static final String DEFAULT_LOCATION = "classpath:db/migration";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Settings settings;
  private final Clock clock;
  private final boolean overwrite;
  private final BackupProgress progress;
  private final Migrations migrations;

  private Restore(Settings settings, Clock clock, boolean overwrite, BackupProgress progress, Migrations migrations) {
    this.settings = settings;
    this.clock = clock;
    this.overwrite = overwrite;
    this.progress = progress;
    this.migrations = migrations;
  }

  /// Reads the file in. An installation that has something in it is refused unless it is to be overwritten, and
  /// then all that Pip's database user owns goes.
  public static void run(Settings settings, Clock clock, Path file, boolean overwrite, PrintStream out) {
    run(settings, clock, file, overwrite, out, DEFAULT_LOCATION);
  }

  static void run(
      Settings settings, Clock clock, Path file, boolean overwrite, PrintStream out, String... locations) {
    new Restore(settings, clock, overwrite, new BackupProgress(settings.language(), out), new Migrations(locations))
        .read(file.toAbsolutePath());
  }

  private void read(Path file) {
    progress.say("backup.restore.checking", file);
    try (var backup = BackupFile.open(file)) {
      refuseNewer(backup.manifest());
      try (var database = OpenDatabase.forWriting(settings)) {
        read(backup, database.connection());
      }
      var rows = backup.manifest().tables().stream().mapToLong(Manifest.Contents::rows).sum();
      progress.say("backup.restore.done", BackupProgress.number(rows), backup.manifest().at().toString());
      progress.say("backup.restore.held");
    } catch (IOException e) {
      throw new OperatorException("backup.restore.unreadable", file, Failures.say(e));
    } catch (SQLException | DataAccessException | FlywayException e) {
      throw new OperatorException("backup.restore.database", Failures.say(e));
    }
  }

  private void refuseNewer(Manifest manifest) {
    var migration = manifest.migration();
    if (VersionOrder.compare(manifest.program(), ProgramVersion.number()) > 0
        || (migration != null && migrations.isNewer(migration))) {
      throw new OperatorException("backup.restore.newer", manifest.program(), ProgramVersion.number());
    }
  }

  private void read(BackupFile backup, Connection connection) throws IOException, SQLException {
    connection.setAutoCommit(false);
    var done = false;
    try {
      Catalog.execute(connection, "set local lock_timeout = '15s'");
      refuseOthers(connection);
      clear(connection);
      var migration = backup.manifest().migration();
      if (migration != null) {
        migrations.migrate(connection, migration);
      }
      fill(backup, connection);
      migrations.migrate(connection, migrations.newest());
      var copy = new Hold(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
      copy.begin(clock.instant(), backup.manifest().at());
      refuseOthers(connection);
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  /// A server that has just been stopped may still be on its way out; the database sees it go a moment later.
  private static void refuseOthers(Connection connection) throws SQLException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (hasOthers(connection)) {
      if (System.nanoTime() > end) {
        throw new OperatorException("backup.restore.others");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /// Who is there now: without the first statement, PostgreSQL answers as it did before in the transaction.
  private static boolean hasOthers(Connection connection) throws SQLException {
    Catalog.execute(connection, "select pg_stat_clear_snapshot()");
    try (var statement = connection.createStatement();
        var others =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                 where datname = current_database() and application_name = 'pip' and pid <> pg_backend_pid()
                """)) {
      return others.next() && others.getLong(1) > 0;
    }
  }

  private void clear(Connection connection) throws SQLException {
    var catalog = Catalog.read(connection);
    if (!overwrite) {
      var rows = 0L;
      for (var table : catalog.lasting()) {
        rows += Catalog.count(connection, table);
      }
      if (rows > 0) {
        throw new OperatorException("backup.restore.not-empty", BackupProgress.number(rows));
      }
    }
    for (var schema : catalog.schemas()) {
      Catalog.execute(connection, "drop schema " + schema + " cascade");
    }
  }

  /// Puts the rows in with foreign keys away, so that no order of the tables is needed and none can be wrong;
  /// putting the keys back checks every row.
  private void fill(BackupFile backup, Connection connection) throws IOException, SQLException {
    var tables = new TreeMap<String, Catalog.Table>();
    for (var table : Catalog.read(connection).tables()) {
      tables.put(table.name(), table);
    }
    refuseOtherContents(backup.manifest(), tables, Catalog.sequences(connection));
    var keys = foreignKeys(connection);
    for (var key : keys) {
      Catalog.execute(connection, "alter table " + key.table() + " drop constraint " + key.name());
    }
    for (var table : tables.values()) {
      if (table.lasting()) {
        Catalog.execute(connection, "alter table " + table.quoted() + " disable trigger user");
        Catalog.execute(connection, "truncate table " + table.quoted());
      }
    }
    for (var contents : backup.manifest().tables()) {
      fillTable(backup, connection, contents, tables);
    }
    setSequences(connection, backup.manifest().sequences());
    for (var table : tables.values()) {
      if (table.lasting()) {
        Catalog.execute(connection, "alter table " + table.quoted() + " enable trigger user");
      }
    }
    for (var key : keys) {
      Catalog.execute(
          connection, "alter table " + key.table() + " add constraint " + key.name() + " " + key.definition());
    }
  }

  /// A backup of ours has each table that backups hold once, and no other; the rest of the database is none of its
  /// business, whatever it says of itself.
  private static void refuseOtherContents(
      Manifest manifest, Map<String, Catalog.Table> tables, List<Manifest.Sequence> known) {
    var held = new HashSet<String>();
    for (var contents : manifest.tables()) {
      var table = tables.get(contents.name());
      if (table == null || !table.lasting() || !held.add(contents.name())) {
        throw new OperatorException("backup.restore.other-tables", contents.name());
      }
      if (!table.columns().equals(contents.columns())) {
        throw new OperatorException("backup.restore.other-columns", contents.name());
      }
    }
    for (var table : tables.values()) {
      if (table.lasting() && !held.contains(table.name())) {
        throw new OperatorException("backup.restore.table-missing", table.name());
      }
    }
    var sequences = new HashSet<String>();
    known.forEach(sequence -> sequences.add(sequence.fullName()));
    for (var sequence : manifest.sequences()) {
      if (!sequences.contains(sequence.fullName())) {
        throw new OperatorException("backup.restore.other-tables", sequence.fullName());
      }
    }
  }

  private void fillTable(
      BackupFile backup, Connection connection, Manifest.Contents contents, Map<String, Catalog.Table> tables)
      throws IOException, SQLException {
    var table = tables.get(contents.name());
    if (table == null) {
      throw new OperatorException("backup.restore.other-tables", contents.name());
    }
    var digest = Sha256.digest();
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try (var rows = backup.rowsOf(contents, digest)) {
      copy.copyIn("copy " + table.withColumns() + " from stdin", rows);
    }
    var right =
        HexFormat.of().formatHex(digest.digest()).equals(contents.sha256())
            && Catalog.count(connection, table) == contents.rows();
    if (!right) {
      throw new OperatorException("backup.restore.miscounted", contents.name());
    }
    progress.say("backup.restore.table", contents.name(), BackupProgress.number(contents.rows()));
  }

  private static void setSequences(Connection connection, List<Manifest.Sequence> sequences) throws SQLException {
    try (var statement =
        connection.prepareStatement("select setval(format('%I.%I', ?::text, ?::text)::regclass, ?, ?)")) {
      for (var sequence : sequences) {
        statement.setString(1, sequence.schema());
        statement.setString(2, sequence.name());
        statement.setLong(3, sequence.last());
        statement.setBoolean(4, sequence.used());
        statement.execute();
      }
    }
  }

  private record ForeignKey(String table, String name, String definition) {}

  private static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
    var keys = new ArrayList<ForeignKey>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select format('%I.%I', n.nspname, c.relname), quote_ident(k.conname), pg_get_constraintdef(k.oid)
                  from pg_constraint k
                  join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where k.contype = 'f'
                   and k.conparentid = 0
                   and n.nspowner = (select oid from pg_roles where rolname = current_user)
                """)) {
      while (rows.next()) {
        keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return keys;
  }
}
