package dk.pip.documents;

import dk.pip.documents.reader.Signals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has documents read by processes of their own: two at most, one of them for whoever waits at a page. They live as long as there is
/// something to read, and are replaced when they die.
public final class DocumentReader {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);
  private static final int PROCESSES = 2;
  private static final Duration IDLE = Duration.ofMinutes(1);

  /// One that dies without a reason of its own is begun anew once.
  private static final int ATTEMPTS = 2;

  private static final Semaphore FREE = new Semaphore(PROCESSES, true);

  /// What is read for later leaves one process to those who wait.
  private static final Semaphore FOR_LATER = new Semaphore(PROCESSES - 1, true);

  private static final Deque<ReaderProcess> IDLING = new ArrayDeque<>();

  private DocumentReader() {}

  /// Gives each line with the number of its page; 0 where the kind of document knows no pages. Nothing that may be a word is left
  /// out, such as notes, forms and what is broken.
  ///
  /// @param longest how much of a processor's time it may take
  /// @param lines may get a line twice
  public static ReadingEnd lines(DocumentKind kind, byte[] bytes, Duration longest, ObjIntConsumer<String> lines) {
    return read(Signals.LINES, kind, bytes, longest, () -> lines);
  }

  /// The running text, by Tika.
  static DocumentText text(DocumentKind kind, byte[] bytes, Duration longest) {
    FOR_LATER.acquireUninterruptibly();
    try {
      var kept = new Kept();
      var end = read(Signals.TEXT, kind, bytes, longest, kept::anew);
      return kept.text(end);
    } finally {
      FOR_LATER.release();
    }
  }

  /// What was read until now.
  private static final class Kept {
    private StringBuilder words = new StringBuilder();
    private int page;

    ObjIntConsumer<String> anew() {
      words = new StringBuilder();
      return (piece, at) -> {
        page = Math.max(page, at);
        words.append(piece, 0, Math.min(piece.length(), DocumentText.MOST_SIGNS - words.length()));
      };
    }

    DocumentText text(ReadingEnd end) {
      // The database knows no such sign.
      var text = words.toString().replace("\0", "").strip();
      var why = end.unread().stream().min(Enum::compareTo);
      return text.isEmpty()
          ? new DocumentText.Unreadable(why.orElse(Unread.NO_WORDS))
          : new DocumentText.Read(text, Math.max(page, end.pages()), why.isPresent());
    }
  }

  private static ReadingEnd read(int way, DocumentKind kind, byte[] bytes, Duration longest, Supplier<ObjIntConsumer<String>> pieces) {
    FREE.acquireUninterruptibly();
    try {
      for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
        try {
          return read(way, kind, bytes, longest, pieces.get());
        } catch (IOException e) {
          LOG.warn("A document was not read to its end: {}", e.toString());
        }
      }
      return ReadingEnd.of(Unread.TOO_LONG);
    } finally {
      FREE.release();
    }
  }

  private static ReadingEnd read(int way, DocumentKind kind, byte[] bytes, Duration longest, ObjIntConsumer<String> pieces) throws IOException {
    var idling = idling();
    var process = idling == null ? ReaderProcess.start() : idling;
    try {
      return process.read(way, kind, bytes, longest, pieces);
    } finally {
      if (process.isWell()) {
        rest(process);
      } else {
        process.end();
      }
    }
  }

  private static @Nullable ReaderProcess idling() {
    synchronized (IDLING) {
      while (!IDLING.isEmpty()) {
        var process = IDLING.pop();
        if (process.isWell()) {
          return process;
        }
        process.end();
      }
    }
    return null;
  }

  private static void rest(ReaderProcess process) {
    synchronized (IDLING) {
      IDLING.push(process);
    }
    var rested = process.read();
    CompletableFuture.delayedExecutor(IDLE.toMillis(), TimeUnit.MILLISECONDS).execute(() -> endIdle(process, rested));
  }

  /// @param read how many it had read when it began to rest
  private static void endIdle(ReaderProcess process, int read) {
    synchronized (IDLING) {
      if (process.read() == read && IDLING.remove(process)) {
        process.end();
      }
    }
  }

  /// Those that have nothing to do at the moment.
  static List<Long> idlingProcesses() {
    synchronized (IDLING) {
      return IDLING.stream().map(ReaderProcess::pid).toList();
    }
  }
}
