package dk.pip.incoming;

import dk.pip.shared.Sha256;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import org.jspecify.annotations.Nullable;

/// A mail on its way in: in memory, or in a file while it is large. The file has no name, so that it is gone when this is
/// closed, and also when the node is killed.
///
/// @param bytes all of it; null where it lies in the file
/// @param size in bytes, as it came, also where not all of it is kept
record FetchedMail(byte @Nullable [] bytes, @Nullable FileChannel file, byte[] hash, long size) implements AutoCloseable {
  /// In bytes; a mail server that lets larger mails through is rare.
  static final long MOST_KEPT = 200L << 20;

  private static final int BUFFER = 1 << 16;

  static FetchedMail of(byte[] bytes) {
    return new FetchedMail(bytes, null, Sha256.of(bytes), bytes.length);
  }

  /// Reads it to its end, whatever its size.
  ///
  /// @param expected its size as the mail server tells it, near enough
  static FetchedMail of(InputStream in, long expected) throws IOException {
    if (expected <= LetterReader.MOST) {
      var start = in.readNBytes(LetterReader.MOST);
      var more = start.length < LetterReader.MOST ? -1 : in.read();
      return more < 0 ? of(start) : toFile(start, more, in);
    }
    return toFile(new byte[0], -1, in);
  }

  private static FetchedMail toFile(byte[] start, int next, InputStream in) throws IOException {
    var file = nameless();
    var size = (long) start.length;
    var digest = Sha256.digest();
    try {
      // Closing it would close the file, and with it all that is in it.
      var out = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)), digest);
      out.write(start);
      if (next >= 0) {
        out.write(next);
        size++;
      }
      var buffer = new byte[BUFFER];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (size < MOST_KEPT) {
          out.write(buffer, 0, (int) Math.min(read, MOST_KEPT - size));
        }
        size += read;
      }
      out.flush();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    return new FetchedMail(null, file, digest.digest(), size);
  }

  /// Deleted at once where the system can do that, and when it is closed elsewhere.
  private static FileChannel nameless() throws IOException {
    return FileChannel.open(Files.createTempFile("pip-mail-", ".eml"), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
  }

  boolean isWhole() {
    return bytes != null;
  }

  InputStream open() throws IOException {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    if (file == null) {
      return InputStream.nullInputStream();
    }
    return new FromStart(file);
  }

  /// Closing it leaves the file open.
  private static final class FromStart extends InputStream {
    private final FileChannel file;
    private long at;

    FromStart(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      var read = file.read(ByteBuffer.wrap(into, from, length), at);
      at += Math.max(0, read);
      return read;
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
