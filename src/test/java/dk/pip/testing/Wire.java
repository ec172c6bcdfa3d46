package dk.pip.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The net between a program and its database, which a test can hold up or cut.
public final class Wire implements AutoCloseable {
  private final InetSocketAddress database;
  private final int port;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flows = lock.newCondition();
  private boolean held;
  private volatile ServerSocket listener;

  /// @param url of the database at the other end
  public Wire(String url) {
    var server = url.replaceFirst("jdbc:postgresql://([^/]+)/.*", "$1");
    var colon = server.lastIndexOf(':');
    database = new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    port = Servers.freePort();
    listener = listen();
  }

  /// The address of the database over this wire.
  public String through(String url) {
    return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/");
  }

  /// Nothing comes through any more, and nobody is told: a machine that stands still, or a firewall that forgets.
  public void hold() {
    lock.lock();
    held = true;
    lock.unlock();
  }

  /// What was held up comes through.
  public void letGo() {
    lock.lock();
    held = false;
    flows.signalAll();
    lock.unlock();
  }

  /// All connections break and no new one is taken: a server that was killed.
  public void cut() {
    close();
  }

  public void mend() {
    listener = listen();
  }

  private ServerSocket listen() {
    try {
      var fresh = new ServerSocket();
      fresh.setReuseAddress(true);
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      Thread.ofVirtual().start(() -> accept(fresh));
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        var near = from.accept();
        var far = new Socket(database.getAddress(), database.getPort());
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      }
    } catch (IOException e) {
      // cut
    }
  }

  private void carry(Socket from, Socket to) {
    var buffer = new byte[16 * 1024];
    try (from;
        to) {
      for (var read = from.getInputStream().read(buffer); read > 0; read = from.getInputStream().read(buffer)) {
        awaitFlow();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // one of the two has gone
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void awaitFlow() throws InterruptedException {
    lock.lock();
    try {
      while (held) {
        flows.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
