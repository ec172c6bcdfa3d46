package dk.pip.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.mailcheck.RelayProbe.Reached;
import dk.pip.mailcheck.RelayProbe.Unreachable;
import dk.pip.operations.Settings.Mail;
import dk.pip.testing.OneRelay;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeRelayTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static KeyStore right;
  private static KeyStore otherName;
  private static KeyStore expired;

  @BeforeAll
  static void makeCertificates() throws Exception {
    right = certificate("right", "-ext", "SAN=dns:localhost", "-validity", "40");
    otherName = certificate("other", "-ext", "SAN=dns:mail.example", "-validity", "40");
    expired = certificate("expired", "-ext", "SAN=dns:localhost", "-startdate", "-10d", "-validity", "5");
  }

  private static KeyStore certificate(String name, String... options) throws Exception {
    var file = folder.resolve(name + ".p12");
    var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
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

  @Test
  void signsInOverEncryptionAndAsksAboutTheSender() throws Exception {
    try (var server = new Server(right, Map.of())) {
      var reply = ask(server, right, Mail.Encryption.STARTTLS, "pip", "hemmelig");

      assertThat(reply.encryption()).isNotNull();
      assertThat(reply.encryption().trusted()).isTrue();
      assertThat(reply.encryption().named()).isTrue();
      assertThat(reply.encryption().version()).isEqualTo("TLSv1.3");
      assertThat(reply.encryption().ends()).isAfter(Instant.now().plus(Duration.ofDays(38)));
      assertThat(reply.signedIn()).isTrue();
      assertThat(reply.takesSender()).isTrue();
      assertThat(reply.offers("AUTH")).isTrue();
      assertThat(server.said).contains("AUTH PLAIN AHBpcABoZW1tZWxpZw==", "MAIL FROM:<pip@a.example>").doesNotContain("DATA");
      assertThat(server.inTheOpen).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void speaksToAServerThatIsEncryptedFromTheFirstByte() throws Exception {
    try (var server = new Server(right, Map.of("first", "tls"))) {
      assertThat(ask(server, right, Mail.Encryption.TLS, "pip", "hemmelig").signedIn()).isTrue();
    }
  }

  @Test
  void keepsThePasswordFromAServerItCanNotTrust() throws Exception {
    for (var store : List.of(expired, otherName, right)) {
      var trusts = store == right ? expired : store;
      try (var server = new Server(store, Map.of())) {
        var reply = ask(server, trusts, Mail.Encryption.STARTTLS, "pip", "hemmelig");

        assertThat(reply.encryption()).isNotNull();
        assertThat(reply.encryption().trusted()).isEqualTo(store == otherName);
        assertThat(reply.encryption().named()).isEqualTo(store != otherName);
        assertThat(reply.signedIn()).isNull();
        assertThat(server.said).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
      }
    }
  }

  @Test
  void saysWhatTheServerRefuses() throws Exception {
    try (var server = new Server(right, Map.of("AUTH", "535 5.7.8 wrong"))) {
      var reply = ask(server, right, Mail.Encryption.STARTTLS, "pip", "hemmelig");
      assertThat(reply.signedIn()).isFalse();
      assertThat(reply.refusal()).isEqualTo("535 5.7.8 wrong");
    }
    try (var server = new Server(right, Map.of("MAIL", "553 5.7.1 not you"))) {
      var reply = ask(server, right, Mail.Encryption.STARTTLS, null, null);
      assertThat(reply.takesSender()).isFalse();
      assertThat(reply.refusal()).isEqualTo("553 5.7.1 not you");
    }
  }

  @Test
  void seesAServerThatOffersNoEncryption() throws Exception {
    try (var server = new Server(right, Map.of("EHLO", "250-here\r\n250 AUTH PLAIN"))) {
      var reply = ask(server, right, Mail.Encryption.STARTTLS, "pip", "hemmelig");
      assertThat(reply.encryption()).isNull();
      assertThat(reply.signedIn()).isNull();
    }
    try (var server = new Server(right, Map.of())) {
      assertThat(ask(server, right, Mail.Encryption.NONE, null, null).encryption()).isNull();
    }
  }

  @Test
  void saysThatThereIsNobody() throws Exception {
    int port;
    try (var server = new Server(right, Map.of("greeting", "554 go away"))) {
      port = server.port();
      assertThat(probe(port, Mail.Encryption.STARTTLS)).isEqualTo(new Unreachable("554 go away"));
    }
    assertThat(probe(port, Mail.Encryption.STARTTLS)).isInstanceOf(Unreachable.class);
    try (var server = new Server(right, Map.of("greeting", "HTTP/1.1 400 Bad Request"))) {
      assertThat(probe(server.port(), Mail.Encryption.NONE)).isInstanceOf(Unreachable.class);
    }
  }

  private static RelayProbe.Reply probe(int port, Mail.Encryption encryption) {
    return new SmtpProbe(SeenCertificate.of(right)).ask(OneRelay.at("localhost", port, null, null, encryption), null);
  }

  private static Reached ask(
      Server server, KeyStore trusts, Mail.Encryption encryption, @Nullable String user, @Nullable String password)
      throws Exception {
    var authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry("k", trusts.getCertificate("k"));
    var mail = OneRelay.at("localhost", server.port(), user, password, encryption);
    var reply = new SmtpProbe(SeenCertificate.of(authorities)).ask(mail, "pip@a.example");
    assertThat(reply).isInstanceOf(Reached.class);
    return (Reached) reply;
  }

  /// A mail server that goes over to TLS when it is asked, and answers as it was told, by the command's first word.
  private static final class Server implements AutoCloseable {
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> inTheOpen = new CopyOnWriteArrayList<>();
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    private final SSLContext context = SSLContext.getInstance("TLS");
    private final Map<String, String> replies;

    Server(KeyStore store, Map<String, String> replies) throws Exception {
      this.replies = replies;
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      context.init(keys.getKeyManagers(), null, null);
      Thread.startVirtualThread(this::listen);
    }

    int port() {
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
  }
}
