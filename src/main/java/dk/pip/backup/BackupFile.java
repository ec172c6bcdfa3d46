package dk.pip.backup;

import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import dk.pip.shared.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/// A backup that has been read from end to end and found to be whole: a zip file whose comment, the last bytes
/// of the file, is the digest of all that comes before it.
record BackupFile(ZipFile zip, Manifest manifest) implements AutoCloseable {
  static final String SEAL = "sha256:";
  static final int DIGEST_LENGTH = 64;

  private static final int LONGEST_MANIFEST = 4 * 1024 * 1024;
  private static final int BUFFER = 1024 * 1024;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /// Opens the file when every bit of it is as it was written, or refuses with what is wrong.
  static BackupFile open(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      checkSeal(file, channel);
    } catch (NoSuchFileException e) {
      throw new OperatorException("backup.restore.missing", file);
    } catch (IOException e) {
      throw new OperatorException("backup.restore.unreadable", file, Failures.say(e));
    }
    try {
      return openZip(file);
    } catch (IOException | JacksonException e) {
      throw new OperatorException("backup.restore.unreadable", file, Failures.say(e));
    }
  }

  private static BackupFile openZip(Path file) throws IOException {
    var zip = new ZipFile(file.toFile());
    var fine = false;
    try {
      var manifest = readManifest(file, zip);
      fine = true;
      return new BackupFile(zip, manifest);
    } finally {
      if (!fine) {
        zip.close();
      }
    }
  }

  private static Manifest readManifest(Path file, ZipFile zip) throws IOException {
    var entry = zip.getEntry(Manifest.ENTRY);
    if (entry == null || entry.getSize() > LONGEST_MANIFEST) {
      throw new OperatorException("backup.restore.not-a-backup", file);
    }
    byte[] json;
    try (var stream = zip.getInputStream(entry)) {
      json = stream.readNBytes(LONGEST_MANIFEST);
    }
    var format = Manifest.formatOf(json);
    if (format != Manifest.FORMAT) {
      throw new OperatorException("backup.restore.format", file, Integer.toString(format), Integer.toString(Manifest.FORMAT));
    }
    var manifest = Manifest.ofJson(json);
    var named = manifest.tables().stream().map(table -> Manifest.entryOf(table.name())).collect(Collectors.toSet());
    named.add(Manifest.ENTRY);
    if (!zip.stream().map(ZipEntry::getName).collect(Collectors.toSet()).equals(named)) {
      throw new OperatorException("backup.restore.not-a-backup", file);
    }
    return manifest;
  }

  InputStream rowsOf(Manifest.Contents contents, MessageDigest digest) throws IOException {
    var entry = zip.getEntry(Manifest.entryOf(contents.name()));
    return new DigestInputStream(zip.getInputStream(entry), digest);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  static void writeSeal(FileChannel channel) throws IOException {
    var end = channel.size() - DIGEST_LENGTH;
    channel.write(ByteBuffer.wrap(digestUntil(channel, end).getBytes(StandardCharsets.US_ASCII)), end);
  }

  private static void checkSeal(Path file, FileChannel channel) throws IOException {
    var end = channel.size() - DIGEST_LENGTH;
    if (!read(channel, 0, ZIP.length).equals(new String(ZIP, StandardCharsets.ISO_8859_1))) {
      throw new OperatorException("backup.restore.not-a-backup", file);
    }
    if (end < SEAL.length() || !read(channel, end - SEAL.length(), SEAL.length()).equals(SEAL)) {
      throw new OperatorException("backup.restore.cut", file);
    }
    if (!read(channel, end, DIGEST_LENGTH).equals(digestUntil(channel, end))) {
      throw new OperatorException("backup.restore.altered", file);
    }
  }

  private static String read(FileChannel channel, long from, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // a read may give less than was asked for
    }
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
  }

  private static String digestUntil(FileChannel channel, long end) throws IOException {
    var digest = Sha256.digest();
    var buffer = ByteBuffer.allocate(BUFFER);
    for (var at = 0L; at < end; ) {
      buffer.clear().limit((int) Math.min(BUFFER, end - at));
      var count = channel.read(buffer, at);
      if (count < 0) {
        break;
      }
      digest.update(buffer.flip());
      at += count;
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
