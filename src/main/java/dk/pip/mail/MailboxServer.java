package dk.pip.mail;

import dk.pip.settings.Settings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The demo's mail server: answers only this machine, puts what it takes into the mailbox, and takes [#PER_SECOND] mails a
/// second, so that one can watch. Like others it refuses some: whoever is at [#NOWHERE], and at first [#FULL].
@Component
public class MailboxServer implements SmartLifecycle {
  public static final int PER_SECOND = 25;

  /// Nobody is at this domain.
  public static final String NOWHERE = "findes-ikke.example";

  /// The mailbox of whoever has this before the @ is full when the first mail comes.
  public static final String FULL = "fuld.postkasse";

  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos() / PER_SECOND;
  private static final int SILENCE_MILLIS = 60_000;
  private static final int LONGEST = 20_000_000;
  private static final String HELLO =
      "250-postkasse.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE " + LONGEST;

  private final Mailbox mailbox;
  private final boolean wanted;
  private final Set<String> wereFull = ConcurrentHashMap.newKeySet();
  private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
  private volatile @Nullable ServerSocket socket;

  MailboxServer(Mailbox mailbox, Settings settings) {
    this.mailbox = mailbox;
    this.wanted = settings.demo();
  }

  /// Where it listens on this machine, or 0 outside the demo.
  public int port() {
    var listening = socket;
    return listening == null ? 0 : listening.getLocalPort();
  }

  @Override
  public void start() {
    if (!wanted) {
      return;
    }
    try {
      var opened = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
      socket = opened;
      Thread.ofVirtual().name("mailbox-server").start(() -> listen(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      var listening = socket;
      if (listening != null) {
        listening.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      socket = null;
    }
  }

  @Override
  public boolean isRunning() {
    return socket != null;
  }

  /// Before whoever sends to it, and after them on the way down.
  @Override
  public int getPhase() {
    return 0;
  }

  private void listen(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed, or a client that left at once.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(SILENCE_MILLIS);
      new Conversation(client).run();
    } catch (IOException e) {
      // The client has gone; it knows what it was told.
    }
  }

  /// Waits for its turn, however many connections there are.
  private void takeTurn() {
    var now = System.nanoTime();
    var mine = nextAt.updateAndGet(next -> Math.max(next, now - PAUSE_NANOS) + PAUSE_NANOS);
    while (System.nanoTime() - mine < 0) {
      LockSupport.parkNanos(mine - System.nanoTime());
    }
  }

  private @Nullable String refusal(String recipient) {
    if (recipient.endsWith("@" + NOWHERE)) {
      return "550 5.1.1 <" + recipient + ">: Recipient address rejected: User unknown";
    }
    if (recipient.startsWith(FULL + "@") && wereFull.add(recipient)) {
      return "452 4.2.2 <" + recipient + ">: Mailbox is full";
    }
    return null;
  }

  private final class Conversation {
    private final Socket client;
    private final BufferedReader in;
    private String sender = "";
    private @Nullable String recipient;

    Conversation(Socket client) throws IOException {
      this.client = client;
      this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void run() throws IOException {
      say("220 postkasse.example");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
          case "EHLO" -> say(HELLO);
          case "MAIL" -> begin(line);
          case "RCPT" -> address(line);
          case "DATA" -> take();
          case "QUIT" -> {
            say("221 2.0.0 Bye");
            return;
          }
          default -> say("250 2.0.0 OK");
        }
      }
    }

    private void begin(String line) throws IOException {
      sender = between(line);
      recipient = null;
      say("250 2.1.0 OK");
    }

    private void address(String line) throws IOException {
      var refusal = refusal(between(line));
      if (refusal == null) {
        recipient = between(line);
      }
      say(refusal == null ? "250 2.1.5 OK" : refusal);
    }

    private void take() throws IOException {
      var to = recipient;
      if (to == null) {
        say("554 5.5.1 No valid recipients");
        return;
      }
      say("354 Go on");
      var message = new ByteArrayOutputStream();
      for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          throw new IOException("The client left in the middle of a mail");
        }
        if (message.size() < LONGEST) {
          message.writeBytes((line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
          message.writeBytes(new byte[] {'\r', '\n'});
        }
      }
      takeTurn();
      mailbox.send(new OutgoingMail(sender, to, message.toByteArray()));
      recipient = null;
      say("250 2.0.0 Taken");
    }

    private static String between(String line) {
      var open = line.indexOf('<');
      var close = line.indexOf('>', open + 1);
      return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }

    private void say(String reply) throws IOException {
      client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      client.getOutputStream().flush();
    }
  }
}
