package dk.pip.mailing.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that behaves, or misbehaves by script, and keeps its own record of whose mail it has taken.
public final class Sink implements AutoCloseable {
  /// The line is dropped.
  public static final String DROP = "drop";

  /// Whatever has come already of the commands behind this one is thrown away, as by a server that can't do PIPELINING.
  public static final String FORGET = "forget";

  /// Where in the talk.
  public enum Stage {
    GREETING,
    EHLO,
    MAIL,
    RCPT,
    DATA,
    /// The whole message has come.
    END
  }

  /// What to say.
  @FunctionalInterface
  public interface Script {
    /// @param time how often this stage was reached, by all connections, from 1
    /// @param line the command; at the end of a message, the recipient
    /// @return a reply, [#DROP], [#FORGET], or null for what a good server does
    String say(Stage stage, int time, String line) throws InterruptedException;
  }

  private final ServerSocket socket;
  private final Script script;
  private final boolean pipelining;
  private final Map<Stage, AtomicInteger> times = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final List<byte[]> messages = Collections.synchronizedList(new CopyOnWriteArrayList<>());
  private final AtomicInteger groups = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  public Sink(boolean pipelining, Script script) throws IOException {
    this.pipelining = pipelining;
    this.script = script;
    socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// How often each recipient's mail was taken, also where the answer was then lost.
  public Map<String, AtomicInteger> taken() {
    return taken;
  }

  /// What no client may do.
  public List<String> faults() {
    return faults;
  }

  /// The first hundred messages.
  public List<byte[]> messages() {
    return messages;
  }

  /// Times that a command had come before the one ahead of it was answered.
  public int groups() {
    return groups.get();
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // the client or the test has gone
      }
    }
  }

  private void serve(Socket client) {
    connections.incrementAndGet();
    try (client) {
      talk(client);
    } catch (IOException e) {
      // the client has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(Socket client) throws IOException, InterruptedException {
    client.setTcpNoDelay(true);
    var in = new BufferedInputStream(client.getInputStream(), 65_536);
    if (!answer(client, in, Stage.GREETING, "", "220 sink")) {
      return;
    }
    String recipient = null;
    var mail = false;
    for (var line = line(in); line != null; line = line(in)) {
      if (in.available() > 0) {
        groups.incrementAndGet();
      }
      var verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO", "HELO" -> {
          var extensions = pipelining ? "250-sink\r\n250-PIPELINING\r\n250 SIZE 20000000" : "250-sink\r\n250 SIZE 20000000";
          if (!answer(client, in, Stage.EHLO, line, extensions)) {
            return;
          }
        }
        case "MAIL" -> {
          var usual = mail ? "503 nested MAIL" : "250 sender ok";
          if (mail) {
            faults.add("nested MAIL");
          }
          var said = said(Stage.MAIL, line, usual);
          mail |= said.startsWith("2") || said.startsWith(FORGET);
          recipient = null;
          if (!send(client, in, said)) {
            return;
          }
        }
        case "RCPT" -> {
          var said = said(Stage.RCPT, line, mail ? "250 recipient ok" : "503 need MAIL");
          if (said.startsWith("2")) {
            recipient = line.replaceFirst("(?i)^RCPT TO:<([^>]*)>.*", "$1");
          }
          if (!send(client, in, said)) {
            return;
          }
        }
        case "DATA" -> {
          var said = said(Stage.DATA, line, recipient == null ? "554 no valid recipients" : "354 go on");
          if (!send(client, in, said)) {
            return;
          }
          if (said.startsWith("354")) {
            var message = message(in);
            if (message == null || !end(client, in, recipient, message)) {
              return;
            }
            mail = false;
            recipient = null;
          }
        }
        case "RSET" -> {
          mail = false;
          recipient = null;
          if (!send(client, in, "250 reset")) {
            return;
          }
        }
        case "QUIT" -> {
          send(client, in, "221 bye");
          return;
        }
        default -> {
          faults.add(line);
          send(client, in, "500 what?");
        }
      }
    }
  }

  private boolean end(Socket client, InputStream in, String recipient, byte[] message)
      throws IOException, InterruptedException {
    if (recipient == null) {
      if (message.length > 0) {
        faults.add("a message without a recipient");
      }
      return send(client, in, "554 no valid recipients");
    }
    var said = said(Stage.END, recipient, "250 2.0.0 Ok: queued as " + times.get(Stage.END));
    if (said.startsWith("2") || said.equals(DROP)) {
      var text = new String(message, StandardCharsets.ISO_8859_1);
      var id = text.replaceFirst("(?s).*?Message-ID: (<[^>]*>).*", "$1");
      var before = ids.putIfAbsent(recipient, id);
      if (before != null && !before.equals(id)) {
        faults.add("another Message-ID for " + recipient);
      }
      taken.computeIfAbsent(recipient, _ -> new AtomicInteger()).incrementAndGet();
      if (messages.size() < 100) {
        messages.add(message);
      }
    }
    return send(client, in, said);
  }

  private String said(Stage stage, String line, String usual) throws InterruptedException {
    var time = times.computeIfAbsent(stage, _ -> new AtomicInteger()).incrementAndGet();
    var said = script.say(stage, time, line);
    return said == null ? usual : said;
  }

  private boolean answer(Socket client, InputStream in, Stage stage, String line, String usual)
      throws IOException, InterruptedException {
    return send(client, in, said(stage, line, usual));
  }

  private static boolean send(Socket client, InputStream in, String said) throws IOException {
    if (said.equals(DROP)) {
      return false;
    }
    var reply = said;
    if (said.startsWith(FORGET)) {
      in.skipNBytes(in.available());
      reply = said.substring(FORGET.length() + 1);
    }
    client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
    return !reply.startsWith("421");
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return null;
  }

  /// Up to the full stop that stands alone.
  private static byte[] message(InputStream in) throws IOException {
    var message = new ByteArrayOutputStream();
    for (var line = line(in); line != null; line = line(in)) {
      if (line.equals(".")) {
        return message.toByteArray();
      }
      message.writeBytes(((line.startsWith(".") ? line.substring(1) : line) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return null;
  }
}
