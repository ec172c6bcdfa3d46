package dk.pip.council.floor.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A line that takes what it can, as a phone does at the edge of the wireless net.
class SlowScreenTest {
  private static final byte[] NOW = "event: now\n\n".getBytes(StandardCharsets.UTF_8);

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<OpenScreen> gone = new ArrayList<>();
  private boolean takes = true;
  private boolean broken;
  private final OpenScreen screen = new OpenScreen(context(), new Line(), "3-0", "first\n\n".getBytes(StandardCharsets.UTF_8), gone::add);

  private final class Line extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return takes;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int letter) throws IOException {
      if (broken) {
        throw new IOException("cut");
      }
      sent.write(letter);
    }
  }

  private static AsyncContext context() {
    return (AsyncContext) Proxy.newProxyInstance(AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (_, _, _) -> null);
  }

  private static FloorPicture picture(int number) {
    return FloorPicture.of(number + "-0", "<p>\n  picture " + number + "\n</p>\n");
  }

  private String sent() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  @Test
  void getsTheNewestAndNeverThoseBetween() {
    screen.onWritePossible();
    takes = false;
    for (var number = 4; number < 1000; number++) {
      screen.show(picture(number), NOW, number);
    }
    takes = true;
    screen.onWritePossible();
    assertThat(sent()).isEqualTo("first\n\nevent: now\n\nid: 999-0\nevent: floor\ndata: <p>\ndata: picture 999\ndata: </p>\n\n");
  }

  @Test
  void isSentNothingThatItHas() {
    screen.onWritePossible();
    screen.show(picture(3), NOW, 1);
    assertThat(sent()).isEqualTo("first\n\n");
    screen.show(picture(4), NOW, 1);
    screen.show(picture(4), NOW, 1);
    assertThat(sent()).containsOnlyOnce("id: 4-0");
  }

  @Test
  void isLetGoWhenItTakesNothing() {
    screen.onWritePossible();
    takes = false;
    screen.beat(NOW, TimeUnit.SECONDS.toNanos(10));
    assertThat(screen.isStuck(TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(40))).isFalse();
    screen.beat(NOW, TimeUnit.SECONDS.toNanos(45));
    assertThat(screen.isStuck(TimeUnit.SECONDS.toNanos(51), TimeUnit.SECONDS.toNanos(40))).isTrue();
    takes = true;
    screen.onWritePossible();
    assertThat(screen.isStuck(TimeUnit.SECONDS.toNanos(90), TimeUnit.SECONDS.toNanos(40))).isFalse();
  }

  @Test
  void isForgottenOnceWhenTheLineIsCut() {
    screen.onWritePossible();
    broken = true;
    screen.show(picture(4), NOW, 1);
    screen.show(picture(5), NOW, 1);
    screen.close();
    assertThat(gone).containsExactly(screen);
  }
}
