package dk.pip.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A go-between on loopback that holds everything back for a while, as distance does. It holds back without waiting for
/// what came before, so that only the delay changes and not the rate. It has threads of the system's own, as they are woken
/// nearer to the time that was meant.
final class SlowWire implements AutoCloseable {
  private final ServerSocket socket;
  private final int to;
  private final Duration oneWay;

  private record Held(byte[] bytes, long until) {}

  /// @param roundTrip that is added to every round trip
  SlowWire(int to, Duration roundTrip) throws IOException {
    this.to = to;
    this.oneWay = roundTrip.dividedBy(2);
    socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var near = socket.accept();
        var far = new Socket();
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
        carry(near, far);
        carry(far, near);
      } catch (IOException e) {
        // whoever asked has gone, or the run is over
      }
    }
  }

  private void carry(Socket from, Socket into) {
    var held = new LinkedBlockingQueue<Held>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (from) {
                var in = from.getInputStream();
                var buffer = new byte[65_536];
                for (var read = in.read(buffer); read > 0; read = in.read(buffer)) {
                  held.add(new Held(Arrays.copyOf(buffer, read), System.nanoTime() + oneWay.toNanos()));
                }
              } catch (IOException e) {
                // the connection is over
              }
              held.add(new Held(new byte[0], System.nanoTime()));
            });
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (into) {
                var out = into.getOutputStream();
                for (var next = held.take(); next.bytes().length > 0; next = held.take()) {
                  for (var left = next.until() - System.nanoTime(); left > 0; left = next.until() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                  }
                  out.write(next.bytes());
                  out.flush();
                }
              } catch (IOException e) {
                // the connection is over
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
