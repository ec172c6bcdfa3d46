package dk.pip.backup;

import dk.pip.database.Migrations;
import dk.pip.database.OpenDatabase;
import dk.pip.installation.PrivateFolders;
import dk.pip.settings.Settings;
import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import dk.pip.shared.ProgramVersion;
import dk.pip.shared.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/// Writes everything that the installation has to one file, as it stood at one moment, also while people work.
/// Rows that mean nothing elsewhere, such as sessions, are left out: tables whose comment begins with `Transient`.
public final class Backup {
  private final Settings settings;
  private final Clock clock;
  private final BackupProgress progress;

  private Backup(Settings settings, Clock clock, BackupProgress progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /// Writes the file, which only its owner may read; there is no file until it is whole. A file that is there
  /// already is not written over.
  public static void run(Settings settings, Clock clock, Path file, PrintStream out) {
    new Backup(settings, clock, new BackupProgress(settings.language(), out)).write(file.toAbsolutePath());
  }

  private void write(Path file) {
    if (Files.exists(file)) {
      throw new OperatorException("backup.exists", file);
    }
    var part = file.resolveSibling(file.getFileName() + ".part");
    try (var database = OpenDatabase.forReading(settings)) {
      Files.deleteIfExists(part);
      var rows = writePart(database.connection(), part);
      seal(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(file);
      progress.say("backup.done", file, BackupProgress.number(rows), BackupProgress.megabytes(Files.size(file)));
    } catch (IOException e) {
      throw new OperatorException("backup.failed", file, Failures.say(e));
    } catch (SQLException e) {
      throw new OperatorException("backup.database", Failures.say(e));
    } finally {
      discard(part);
    }
  }

  private long writePart(Connection connection, Path part) throws IOException, SQLException {
    connection.setAutoCommit(false);
    Catalog.takeSnapshot(connection);
    var catalog = Catalog.read(connection);
    if (catalog.tables().isEmpty()) {
      throw new OperatorException("backup.nothing");
    }
    var contents = new ArrayList<Manifest.Contents>();
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(part, options, PrivateFolders.attributes(part, "rw-------"));
        var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.setComment(BackupFile.SEAL + "0".repeat(BackupFile.DIGEST_LENGTH));
      for (var table : catalog.lasting()) {
        var content = writeTable(connection, zip, table);
        contents.add(content);
        progress.say("backup.table", table.name(), BackupProgress.number(content.rows()));
      }
      // Read after the snapshot, so a sequence is never behind the rows that were numbered by it.
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              ProgramVersion.number(),
              Migrations.version(connection),
              clock.instant().truncatedTo(ChronoUnit.SECONDS),
              contents,
              Catalog.sequences(connection),
              catalog.leftOut());
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(manifest.toJson());
      zip.closeEntry();
    }
    connection.rollback();
    return contents.stream().mapToLong(Manifest.Contents::rows).sum();
  }

  private static Manifest.Contents writeTable(Connection connection, ZipOutputStream zip, Catalog.Table table)
      throws IOException, SQLException {
    zip.putNextEntry(new ZipEntry(Manifest.entryOf(table.name())));
    var digest = Sha256.digest();
    OutputStream counted = new DigestOutputStream(new Unclosed(zip), digest);
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    var rows = copy.copyOut("copy " + table.withColumns() + " to stdout", counted);
    zip.closeEntry();
    return new Manifest.Contents(
        table.schema(), table.table(), table.columns(), rows, HexFormat.of().formatHex(digest.digest()));
  }

  /// Reads the file back and writes its digest over the zeros at its end, so that what is sealed is what the
  /// disk gave back.
  private void seal(Path part) throws IOException {
    progress.say("backup.sealing");
    try (var channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      BackupFile.writeSeal(channel);
      channel.force(true);
    }
  }

  private static void syncFolder(Path file) {
    try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Not every system lets a folder be opened; there the rename is as lasting as it can be.
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // What is left has a name that says it isn't whole.
    }
  }

  /// An entry's end is not the archive's.
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
