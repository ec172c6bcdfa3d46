package dk.pip.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server of one's own that keeps what it gets. It answers as a server does, unless told otherwise: a reply by
/// the beginning of the command (`.` for the end of the message), or `hang up`.
public final class SmtpListener implements AutoCloseable {
  public static final String HANG_UP = "hang up";

  public final List<String> commands = new CopyOnWriteArrayList<>();
  public final List<String> messages = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;
  private final Map<String, String> replies;

  public SmtpListener(Map<String, String> replies) {
    this.replies = replies;
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::listen);
  }

  public int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        serve(client);
      } catch (IOException e) {
        // the client or the test has gone
      }
    }
  }

  private void serve(Socket client) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    if (!answer(client, "greeting", "220 test")) {
      return;
    }
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      var verb = line.split(" ")[0];
      var usual =
          switch (verb) {
            case "EHLO" -> "250-test\r\n250-AUTH PLAIN\r\n250 SIZE 1000000";
            case "DATA" -> "354 go on";
            case "AUTH" -> "235 welcome";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
          };
      var told = replies.keySet().stream().filter(line::startsWith).findFirst().orElse(verb);
      if (!answer(client, told, usual)) {
        return;
      }
      if (verb.equals("DATA") && !replies.containsKey("DATA")) {
        if (!readMessage(in) || !answer(client, ".", "250 taken")) {
          return;
        }
      }
    }
  }

  private boolean readMessage(BufferedReader in) throws IOException {
    var message = new StringBuilder();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        messages.add(message.toString());
        return true;
      }
      message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return false;
  }

  private boolean answer(Socket client, String to, String usual) throws IOException {
    var reply = replies.getOrDefault(to, usual);
    if (reply.equals(HANG_UP)) {
      return false;
    }
    client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
    return true;
  }
}
