package dk.pip.editions;

import dk.pip.editions.AttachmentText.End;
import dk.pip.editions.AttachmentText.Unread;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a PDF read by [PdfWords] in a Java of its own with little memory: a few bytes of PDF may unpack to any amount,
/// in more ways than one can look for beforehand, and that is to end nothing but their own reading.
final class PdfReading {
  private static final Logger LOG = LoggerFactory.getLogger(PdfReading.class);
  private static final String MEMORY = "-Xmx128m";
  private static final int LONGEST_LINE = 10_000_000;

  /// A busy machine gives a process less than all of its time.
  private static final int PATIENCE = 3;

  private static final Duration START = Duration.ofSeconds(10);

  private PdfReading() {}

  static End read(byte[] bytes, Duration longest, ObjIntConsumer<String> lines) {
    var most = longest.multipliedBy(PATIENCE).plus(START);
    try {
      var process = start(longest, most);
      CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS).execute(process::destroyForcibly);
      try (var said = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
        try (var out = process.getOutputStream()) {
          out.write(bytes);
        }
        begun(said);
        return listen(said, lines);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.warn("A PDF was not read to its end: {}", e.toString());
      return new End(EnumSet.of(Unread.TOO_LONG), List.of());
    }
  }

  private static void begun(DataInputStream said) throws IOException {
    try {
      if (said.readInt() != PdfWords.BEGUN) {
        throw new IOException("what reads PDFs says something else");
      }
    } catch (EOFException e) {
      LOG.error("The Java that reads PDFs doesn’t start, or was ended before it had begun: nothing that stories bring along as PDF is searched");
      throw e;
    }
  }

  private static Process start(Duration longest, Duration most) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-cp",
            ManagementFactory.getRuntimeMXBean().getClassPath(),
            PdfWords.class.getName(),
            String.valueOf(longest.toMillis()),
            String.valueOf(most.toMillis()));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    // Without one, Java can't read a folder's name with ø in it.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static End listen(DataInputStream said, ObjIntConsumer<String> lines) throws IOException {
    while (true) {
      var page = said.readInt();
      if (page == PdfWords.END) {
        var unread = EnumSet.noneOf(Unread.class);
        for (var name : said.readUTF().split(",")) {
          if (!name.isEmpty()) {
            unread.add(Unread.valueOf(name));
          }
        }
        var pages = new ArrayList<Integer>();
        for (var left = said.readInt(); left > 0; left--) {
          pages.add(said.readInt());
        }
        return new End(unread, pages);
      }
      var length = said.readInt();
      if (length > LONGEST_LINE) {
        throw new IOException("a line of " + length);
      }
      lines.accept(new String(said.readNBytes(length), StandardCharsets.UTF_8), page);
    }
  }
}
