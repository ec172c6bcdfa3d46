package dk.pip.council.floor.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One line to a screen. It holds no thread, and nothing that waits but the newest picture, which it shares with others: a screen that is
/// slow gets the newest when it can take it, and never those between.
final class OpenScreen implements WriteListener, AsyncListener {
  private final AsyncContext context;
  private final ServletOutputStream out;
  private final Consumer<OpenScreen> gone;
  private byte @Nullable [] first;
  private @Nullable FloorPicture wanted;
  private @Nullable String shown;
  private byte @Nullable [] beat;
  private boolean unflushed;
  private boolean ready;
  private boolean closed;
  private long waitsSince;

  /// @param shown the version that the screen has already; null for none
  /// @param first what is sent before all else
  OpenScreen(AsyncContext context, ServletOutputStream out, @Nullable String shown, byte[] first, Consumer<OpenScreen> gone) {
    this.context = context;
    this.out = out;
    this.shown = shown;
    this.first = first;
    this.gone = gone;
  }

  /// @param now what tells the time, sent ahead of it
  synchronized void show(FloorPicture picture, byte[] now, long nanos) {
    if (!picture.version().equals(shown)) {
      wanted = picture;
      beat = now;
      push(nanos);
    }
  }

  synchronized void beat(byte[] now, long nanos) {
    beat = now;
    push(nanos);
  }

  /// Whether it has taken nothing for so long that it had better come back.
  synchronized boolean isStuck(long nanos, long most) {
    return waitsSince != 0 && nanos - waitsSince > most;
  }

  private void push(long nanos) {
    if (!ready || closed) {
      if (waitsSince == 0) {
        waitsSince = nanos;
      }
      return;
    }
    try {
      while (out.isReady()) {
        waitsSince = 0;
        if (unflushed) {
          unflushed = false;
          out.flush();
          continue;
        }
        var next = next();
        if (next == null) {
          return;
        }
        unflushed = true;
        out.write(next);
      }
      if (waitsSince == 0) {
        waitsSince = nanos;
      }
    } catch (IOException | IllegalStateException e) {
      close();
    }
  }

  private byte @Nullable [] next() {
    var head = first;
    if (head != null) {
      first = null;
      return head;
    }
    var time = beat;
    if (time != null) {
      beat = null;
      return time;
    }
    var picture = wanted;
    if (picture != null) {
      wanted = null;
      shown = picture.version();
      return picture.bytes();
    }
    return null;
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      gone.accept(this);
      try {
        context.complete();
      } catch (IllegalStateException e) {
        // It is over already.
      }
    }
  }

  @Override
  public synchronized void onWritePossible() {
    ready = true;
    push(System.nanoTime());
  }

  @Override
  public void onError(Throwable problem) {
    close();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
