package dk.pip.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A line to a server on this machine that breaks once, after so many bytes from there; later ones hold.
public final class CutLine implements AutoCloseable {
  private final ServerSocket door;
  private final int server;
  private final AtomicLong left;
  private final AtomicInteger cuts = new AtomicInteger();

  private CutLine(int server, long bytes) throws IOException {
    this.server = server;
    left = new AtomicLong(bytes);
    door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::open);
  }

  public static CutLine to(int server, long bytes) throws IOException {
    return new CutLine(server, bytes);
  }

  public int port() {
    return door.getLocalPort();
  }

  /// How often it has broken.
  public int cuts() {
    return cuts.get();
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var other = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> carry(client, other, false));
        Thread.ofVirtual().start(() -> carry(other, client, true));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to, boolean counted) {
    try (from; to) {
      var buffer = new byte[8192];
      for (var read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
        if (counted && cuts.get() == 0 && left.addAndGet(-read) < 0) {
          cuts.incrementAndGet();
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One end has hung up, and so does the other.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
