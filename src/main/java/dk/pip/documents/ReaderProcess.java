package dk.pip.documents;

import dk.pip.documents.reader.Signals;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Java of its own that reads documents, with little memory and a clock: a few bytes may unpack to any amount, in more ways than
/// one can look for beforehand, and that is to end nothing but their own reading. It reads one document at a time, and is not used
/// again once anything went wrong in it.
final class ReaderProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderProcess.class);
  private static final String MEMORY = "-Xmx256m";
  private static final String MAIN = "dk.pip.documents.reader.ReaderMain";

  /// Whatever a library keeps of what it has read ends with the process.
  private static final int MOST_READ = 50;

  private static final Duration TO_START = Duration.ofMillis(Signals.START_MILLISECONDS);
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final Process process;
  private final DataInputStream said;
  private final DataOutputStream out;
  private volatile int read;
  private boolean isWell = true;

  private ReaderProcess(Process process) {
    this.process = process;
    this.said = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /// It ended in the midst of a document, and not by anything that the document did.
  static final class Died extends IOException {
    private static final long serialVersionUID = 1;

    Died(String what) {
      super(what);
    }
  }

  static ReaderProcess start() throws IOException {
    var reader = new ReaderProcess(process());
    try (var _ = reader.endedAfter(TO_START.multipliedBy(Signals.PATIENCE))) {
      if (reader.said.readInt() != Signals.BEGUN) {
        throw new IOException("what reads documents says something else");
      }
      return reader;
    } catch (IOException e) {
      reader.end();
      LOG.error("The Java that reads documents doesn’t start, or was ended before it had begun: nothing that stories bring along is searched");
      throw e;
    }
  }

  private static Process process() throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            // What it says then would stand among the words.
            "-XX:+DisplayVMOutputToStderr",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-cp",
            classPath(),
            MAIN);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    // Without one, Java can't read a folder's name with ø in it.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  /// The server's, and what only the reader needs, which stands in a folder beside the program.
  private static String classPath() {
    var server = ManagementFactory.getRuntimeMXBean().getClassPath();
    try {
      var program = Path.of(ReaderProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var folder = program.resolveSibling("reader");
      return Files.isRegularFile(program) && Files.isDirectory(folder) ? server + File.pathSeparator + folder.resolve("*") : server;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether it may read one more.
  boolean isWell() {
    return isWell && read < MOST_READ && process.isAlive();
  }

  /// How many it has read.
  int read() {
    return read;
  }

  long pid() {
    return process.pid();
  }

  /// @param way one of [Signals]
  /// @param longest how much of a processor's time it may take
  ReadingEnd read(int way, DocumentKind kind, byte[] bytes, Duration longest, ObjIntConsumer<String> pieces) throws IOException {
    isWell = false;
    read++;
    try (var clock = endedAfter(Duration.ofMillis(Signals.longestByTheClock(longest.toMillis())).plus(TO_END))) {
      try {
        out.writeInt(way);
        out.writeInt(kind.ordinal());
        out.writeLong(longest.toMillis());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        var end = listen(pieces);
        isWell = true;
        return end;
      } catch (EOFException e) {
        return ended(clock);
      } catch (Died e) {
        throw e;
      } catch (IOException e) {
        // A pipe that broke, mostly.
        return ended(clock);
      }
    } finally {
      if (!isWell) {
        end();
      }
    }
  }

  private ReadingEnd listen(ObjIntConsumer<String> pieces) throws IOException {
    while (true) {
      var page = said.readInt();
      if (page == Signals.END) {
        return readEnd();
      }
      var length = said.readInt();
      if (length < 0 || length > Signals.LONGEST_PIECE) {
        throw new Died("a piece of " + length);
      }
      var bytes = new byte[length];
      said.readFully(bytes);
      pieces.accept(new String(bytes, StandardCharsets.UTF_8), page);
    }
  }

  private ReadingEnd readEnd() throws IOException {
    var unread = EnumSet.noneOf(Unread.class);
    for (var name : said.readUTF().split(",")) {
      if (!name.isEmpty()) {
        unread.add(Unread.valueOf(name));
      }
    }
    var pages = said.readInt();
    var silent = new ArrayList<Integer>();
    for (var left = said.readInt(); left > 0; left--) {
      silent.add(said.readInt());
    }
    return new ReadingEnd(unread, silent, pages);
  }

  /// Why it ended.
  private ReadingEnd ended(Clock clock) throws Died {
    try {
      if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Died("it closed its mouth and goes on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ReadingEnd.of(Unread.TOO_LONG);
    }
    if (clock.hasRung()) {
      return ReadingEnd.of(Unread.TOO_LONG);
    }
    return switch (process.exitValue()) {
      case Signals.NO_MEMORY -> ReadingEnd.of(Unread.TOO_MUCH);
      case Signals.TIME_IS_UP -> ReadingEnd.of(Unread.TOO_LONG);
      default -> throw new Died("it ended with " + process.exitValue());
    };
  }

  /// It has nothing more to read.
  void end() {
    process.destroyForcibly();
  }

  /// Ends the process by the clock, unless it is closed before.
  private final class Clock implements AutoCloseable {
    private volatile boolean rung;
    private final CompletableFuture<Void> future;

    Clock(Executor executor) {
      future =
          CompletableFuture.runAsync(
              () -> {
                rung = true;
                process.destroyForcibly();
              },
              executor);
    }

    boolean hasRung() {
      return rung;
    }

    @Override
    public void close() {
      future.cancel(false);
    }
  }

  private Clock endedAfter(Duration longest) {
    return new Clock(CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
  }
}
