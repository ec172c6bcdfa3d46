package dk.pip.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// The data folder, held for this program alone as long as it is open. The operating system lets go of it when
/// the program dies, however it dies.
final class DataFolder implements AutoCloseable {
  private static final long LEAST_SPACE = 200L * 1024 * 1024;

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes the folder if it isn't there and takes hold of it, or refuses with what is in the way.
  static DataFolder hold(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Folders.createPrivate(path);
      }
      var space = Files.getFileStore(path).getUsableSpace();
      if (space < LEAST_SPACE) {
        throw new Refused(
            "data.full", path, Long.toString(space / 1024 / 1024), Long.toString(LEAST_SPACE / 1024 / 1024));
      }
      return lock(path);
    } catch (IOException e) {
      throw new Refused("data.unwritable", path, System.getProperty("user.name"), Failures.say(e));
    }
  }

  /// Whether a running program holds the folder.
  static boolean held(Path path) {
    var file = path.resolve("pip.lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var lock = channel.tryLock();
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new Refused("data.unwritable", path, System.getProperty("user.name"), Failures.say(e));
    }
  }

  private static DataFolder lock(Path path) throws IOException {
    var file = path.resolve("pip.lock");
    Set<StandardOpenOption> options =
        new LinkedHashSet<>(
            Arrays.asList(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    var channel = FileChannel.open(file, options, Folders.attributes(file, "rw-------"));
    var locked = false;
    try {
      locked = tryLock(channel);
      if (!locked) {
        throw new Refused("data.taken", path, holder(file));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(path, channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(Path file) throws IOException {
    var pid = Files.readString(file).strip();
    return pid.isEmpty() ? "?" : pid;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
