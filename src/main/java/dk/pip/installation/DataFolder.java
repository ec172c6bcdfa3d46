package dk.pip.installation;

import dk.pip.shared.Failures;
import dk.pip.shared.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The data folder, held for this program alone as long as it is open. The operating system lets go of it when
/// the program dies, however it dies.
public final class DataFolder implements AutoCloseable {
  /// Those held by this very process. The system's locks are the whole process's, and would all be let go of by
  /// opening and closing the file once more.
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
  private static final Set<StandardOpenOption> OPTIONS =
      EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final long LEAST_SPACE = 200L * 1024 * 1024;

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes the folder if it isn't there and takes hold of it, or refuses with what is in the way.
  public static DataFolder hold(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        PrivateFolders.createPrivate(path);
      }
      var space = Files.getFileStore(path).getUsableSpace();
      if (space < LEAST_SPACE) {
        throw new OperatorException(
            "installation.full", path, Long.toString(space / 1024 / 1024), Long.toString(LEAST_SPACE / 1024 / 1024));
      }
      return lock(path);
    } catch (IOException e) {
      throw new OperatorException("installation.unwritable", path, System.getProperty("user.name"), Failures.say(e));
    }
  }

  /// Whether a running program holds the folder.
  public static boolean held(Path path) {
    var file = path.resolve("pip.lock");
    if (!Files.exists(file)) {
      return false;
    }
    if (OURS.contains(key(path))) {
      return true;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var lock = channel.tryLock();
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (IOException e) {
      throw new OperatorException("installation.unwritable", path, System.getProperty("user.name"), Failures.say(e));
    }
  }

  private static DataFolder lock(Path path) throws IOException {
    var key = key(path);
    if (!OURS.add(key)) {
      throw new OperatorException("installation.taken", path, Long.toString(ProcessHandle.current().pid()));
    }
    @Nullable FileChannel channel = null;
    var locked = false;
    try {
      var file = path.resolve("pip.lock");
      channel = FileChannel.open(file, OPTIONS, PrivateFolders.attributes(file, "rw-------"));
      if (channel.tryLock() == null) {
        throw new OperatorException("installation.taken", path, holder(file));
      }
      var pid = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      locked = true;
      return new DataFolder(path, channel);
    } finally {
      if (!locked) {
        OURS.remove(key);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static Path key(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static String holder(Path file) throws IOException {
    var pid = Files.readString(file).strip();
    return pid.isEmpty() ? "?" : pid;
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    OURS.remove(key(path));
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
