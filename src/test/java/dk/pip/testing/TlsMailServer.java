package dk.pip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server that goes over to TLS when it is asked, and answers as it was told, by the command's first word.
public final class TlsMailServer implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> inTheOpen = new CopyOnWriteArrayList<>();
  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
  private final SSLContext context = SSLContext.getInstance("TLS");
  private final Map<String, String> replies;

  public TlsMailServer(KeyStore store, Map<String, String> replies) throws Exception {
    this.replies = replies;
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    context.init(keys.getKeyManagers(), null, null);
    Thread.startVirtualThread(this::listen);
  }

  /// Every command.
  public List<String> said() {
    return said;
  }

  /// Commands that were not encrypted.
  public List<String> inTheOpen() {
    return inTheOpen;
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        if (replies.containsKey("first")) {
          serve(encrypted(client), false);
        } else {
          serve(client, true);
        }
      } catch (IOException e) {
        // the client or the test has gone
      }
    }
  }

  private SSLSocket encrypted(Socket client) throws IOException {
    var secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private void serve(Socket client, boolean open) throws IOException {
    say(client, replies.getOrDefault("greeting", "220 here"));
    talk(client, open);
  }

  private void talk(Socket client, boolean open) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      said.add(line);
      if (open) {
        inTheOpen.add(line);
      }
      var verb = line.split(" ")[0];
      var usual =
          switch (verb) {
            case "EHLO" -> "250-here\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            default -> "220 ok";
          };
      say(client, replies.getOrDefault(verb, usual));
      if (verb.equals("STARTTLS")) {
        talk(encrypted(client), false);
        return;
      }
    }
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// A certificate that nobody has signed, and its key.
  ///
  /// @param options of keytool
  public static KeyStore certificate(Path folder, String name, String... options) throws Exception {
    var file = folder.resolve(name + ".p12");
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=x", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of(options));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
