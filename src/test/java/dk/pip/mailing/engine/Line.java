package dk.pip.mailing.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A line to a server on this machine that can be cut, and held so that nothing comes through.
final class Line implements AutoCloseable {
  private final ServerSocket socket;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

  Line(int target) throws IOException {
    this.target = target;
    socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// Ends all that is open on it. New connections come through.
  void cut() {
    open.forEach(Line::close);
  }

  /// Until [#release], by the same thread.
  void hold() {
    gate.writeLock().lock();
  }

  void release() {
    gate.writeLock().unlock();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    cut();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // the client or the test has gone
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(client);
      open.add(server);
      var back = Thread.ofVirtual().start(() -> pump(server, client));
      pump(client, server);
      back.join();
      open.remove(client);
      open.remove(server);
    } catch (IOException e) {
      // one of the ends has gone, and so does the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[65_536];
    try {
      var in = from.getInputStream();
      for (var size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        gate.readLock().lock();
        try {
          to.getOutputStream().write(buffer, 0, size);
        } finally {
          gate.readLock().unlock();
        }
      }
    } catch (IOException e) {
      // one of the ends has gone, and so does the other
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no more use
    }
  }
}
