package dk.pip.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.outbound.Reply.Answered;
import dk.pip.outbound.Reply.Failed;
import dk.pip.outbound.Reply.Refused;
import dk.pip.testing.TlsMailServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskGuardedTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final int ENOUGH = 10_000;

  private final GuardedHttp strict = new GuardedHttp(new OutboundSettings(List.of(), null));
  private final GuardedHttp open = new GuardedHttp(new OutboundSettings(List.of("localhost"), null));

  @TempDir Path folder;

  /// A server that reads a request's head and says what it was told to.
  private interface Says {
    void say(OutputStream out) throws IOException, InterruptedException;
  }

  private static final class Server implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Server(ServerSocket socket, Says says) {
      this.socket = socket;
      Thread.startVirtualThread(() -> listen(says));
    }

    static Server plain(Says says) throws IOException {
      return new Server(new ServerSocket(0, 10, InetAddress.getByName("localhost")), says);
    }

    private void listen(Says says) {
      while (!socket.isClosed()) {
        try {
          var one = socket.accept();
          Thread.startVirtualThread(() -> answer(one, says));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void answer(Socket one, Says says) {
      try (one) {
        var head = new BufferedReader(new InputStreamReader(one.getInputStream(), US_ASCII));
        for (var line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
          heard.add(line);
        }
        says.say(one.getOutputStream());
      } catch (IOException | InterruptedException e) {
        heard.add("gone");
      }
    }

    URI at(String scheme) {
      return URI.create(scheme + "://localhost:" + socket.getLocalPort() + "/krog?a=%C3%A6");
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Says text(String answer) {
    return out -> out.write(answer.getBytes(UTF_8));
  }

  private static Reply get(GuardedHttp http, URI address) {
    return http.ask(Ask.get(address, Map.of(), PATIENT, ENOUGH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/", "http://2130706433/", "http://0.0.0.0/", "http://10.1.2.3/", "http://172.16.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/", "http://192.0.2.1/", "http://224.0.0.1/",
        "http://255.255.255.255/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/", "http://[fd00::1]/", "http://[fec0::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://[2001::1]/", "http://[2001:db8::1]/", "http://[ff02::1]/", "http://localhost/", "https://LOCALHOST./"
      })
  void asksNobodyInside(String address) {
    assertThat(get(strict, URI.create(address))).isEqualTo(new Refused(Refused.Why.INTERNAL));
    assertThat(strict.refusal(URI.create(address), PATIENT)).contains(Refused.Why.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://8.8.8.8/", "https://172.32.0.1/", "http://[2a00:1450:400f::1]/", "http://[64:ff9b::808:808]/"})
  void letsThePublicNetBeAsked(String address) {
    assertThat(strict.refusal(URI.create(address), PATIENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://localhost/", "http://127.1/", "file:///etc/passwd", "mailto:a@b.dk", "/krog", "http:///x", "http://me:secret@localhost/", "http://localhost:0/", "http://localhost:70000/", "jar:http://localhost!/"})
  void asksOnlyAtAddressesOnTheWeb(String address) {
    assertThat(get(open, URI.create(address))).isEqualTo(new Refused(Refused.Why.NO_ADDRESS));
  }

  @Test
  void postsAndReadsTheAnswer() throws Exception {
    try (var server = Server.plain(text("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Fine\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 4\r\n\r\nTak!"))) {
      var reply = (Answered) open.ask(Ask.post(server.at("http"), Map.of("Webhook-Id", "7"), "{}".getBytes(UTF_8), PATIENT, ENOUGH));

      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.header("x-a")).contains("1");
      assertThat(new String(reply.body(), UTF_8)).isEqualTo("Tak!");
      assertThat(server.heard).startsWith("POST /krog?a=%C3%A6 HTTP/1.1").contains("Webhook-Id: 7", "Content-Length: 2");
    }
  }

  @Test
  void goesNowhereElse() throws Exception {
    try (var server = Server.plain(text("HTTP/1.1 302 There\r\nLocation: http://169.254.169.254/\r\n\r\n"))) {
      var reply = (Answered) get(open, server.at("http"));

      assertThat(reply.status()).isEqualTo(302);
      assertThat(reply.header("location")).contains("http://169.254.169.254/");
    }
  }

  @Test
  void readsPiecesAndCutsOffWhatIsTooMuch() throws Exception {
    try (var server = Server.plain(text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n5\r\ndefgh\r\n0\r\n\r\n"))) {
      assertThat(((Answered) get(open, server.at("http"))).body()).asString(US_ASCII).isEqualTo("abcdefgh");
      var cut = (Answered) open.ask(Ask.get(server.at("http"), Map.of(), PATIENT, 4));
      assertThat(cut.body()).asString(US_ASCII).isEqualTo("abcd");
      assertThat(cut.cut()).isTrue();
    }
    try (var server = Server.plain(out -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "aaaaaaaaaaaaaaaa"))) {
      assertThat(((Answered) get(open, server.at("http"))).body()).hasSize(ENOUGH);
    }
    try (var server = Server.plain(out -> endless(out, "HTTP/1.1 200 OK\r\n", "X-More: aaaaaaaa\r\n"))) {
      assertThat(get(open, server.at("http"))).isEqualTo(new Failed(Failed.How.UNREADABLE));
    }
  }

  private static void endless(OutputStream out, String begin, String again) throws IOException {
    out.write(begin.getBytes(US_ASCII));
    for (var i = 0; i < 1_000_000; i++) {
      out.write(again.getBytes(US_ASCII));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 999 No\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
  void saysWhatCannotBeRead(String answer) throws Exception {
    try (var server = Server.plain(text(answer))) {
      assertThat(get(open, server.at("http"))).isEqualTo(new Failed(Failed.How.UNREADABLE));
    }
  }

  @Test
  void waitsNoLongerThanItWasTold() throws Exception {
    try (var silent = Server.plain(_ -> Thread.currentThread().join());
        var dripping = Server.plain(out -> drip(out))) {
      for (var server : List.of(silent, dripping)) {
        assertThat(open.ask(Ask.get(server.at("http"), Map.of(), Duration.ofMillis(400), ENOUGH))).isEqualTo(new Failed(Failed.How.TOO_SLOW));
      }
    }
  }

  private static void drip(OutputStream out) throws IOException, InterruptedException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
    while (true) {
      out.write('a');
      out.flush();
      new java.util.concurrent.CountDownLatch(1).await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(get(open, URI.create("http://localhost:" + port + "/"))).isEqualTo(new Failed(Failed.How.NO_CONNECTION));
    assertThat(get(open, URI.create("https://findes-ikke.invalid/"))).isEqualTo(new Failed(Failed.How.NO_SUCH_HOST));
  }

  @Test
  void refusesWhatWouldWriteHeadersOfItsOwn() {
    var address = URI.create("http://localhost/");
    assertThatThrownBy(() -> open.ask(Ask.get(address, Map.of("X", "a\r\nHost: b"), PATIENT, 1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void believesOnlyWhoeverCanProveTheHostsName() throws Exception {
    var right = TlsMailServer.certificate(folder, "right", "-ext", "SAN=dns:localhost");
    var other = TlsMailServer.certificate(folder, "other", "-ext", "SAN=dns:other.example");
    var trusting = new GuardedHttp(new OutboundSettings(List.of("localhost"), null), trust(right, other));
    try (var server = new Server(secure(right), text("HTTP/1.1 204 Fine\r\n\r\n"));
        var wrong = new Server(secure(other), text("HTTP/1.1 204 Fine\r\n\r\n"))) {
      assertThat(((Answered) get(trusting, server.at("https"))).status()).isEqualTo(204);
      assertThat(get(trusting, wrong.at("https"))).isEqualTo(new Failed(Failed.How.CERTIFICATE));
      assertThat(get(open, server.at("https"))).isEqualTo(new Failed(Failed.How.CERTIFICATE));
    }
  }

  /// A proxy that leads wherever it is asked to lead, to the one server that a test has: who listens there is asked by a name of the net.
  private static final class Proxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String says;
    private final Server to;

    Proxy(String says, Server to) throws IOException {
      this.says = says;
      this.to = to;
      Thread.startVirtualThread(this::listen);
    }

    GuardedHttp way(SSLSocketFactory trusted) {
      var proxy = InetSocketAddress.createUnresolved("localhost", socket.getLocalPort());
      return new GuardedHttp(new OutboundSettings(List.of("localhost"), proxy), trusted);
    }

    private void listen() {
      while (!socket.isClosed()) {
        try {
          var one = socket.accept();
          Thread.startVirtualThread(() -> lead(one));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void lead(Socket one) {
      try (one) {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
          head.append((char) one.getInputStream().read());
        }
        asked.add(head.toString());
        one.getOutputStream().write(says.getBytes(US_ASCII));
        if (!says.isEmpty() && !says.startsWith("HTTP/1.1 2")) {
          return;
        }
        try (var there = new Socket(to.socket.getInetAddress(), to.socket.getLocalPort())) {
          if (says.isEmpty()) {
            there.getOutputStream().write(head.toString().getBytes(US_ASCII));
          }
          var back = Thread.startVirtualThread(() -> pour(there, one));
          pour(one, there);
          back.join();
        }
      } catch (IOException | InterruptedException e) {
        asked.add("gone");
      }
    }

    private static void pour(Socket from, Socket into) {
      try {
        from.getInputStream().transferTo(into.getOutputStream());
        into.shutdownOutput();
      } catch (IOException e) {
        // One of both has gone.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static final SSLSocketFactory NOBODY = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @Test
  void goesThroughTheProxyAndChecksWhoIsBehindIt() throws Exception {
    var right = TlsMailServer.certificate(folder, "right", "-ext", "SAN=dns:pip-test.invalid");
    try (var server = new Server(secure(right), text("HTTP/1.1 200 Fine\r\n\r\nTak"));
        var proxy = new Proxy("HTTP/1.1 200 Connection established\r\nContent-Length: 7\r\n\r\n", server)) {
      var reply = (Answered) proxy.way(trust(right)).ask(Ask.post(URI.create("https://pip-test.invalid/krog"), Map.of("Webhook-Id", "7"), "{}".getBytes(UTF_8), PATIENT, ENOUGH));
      assertThat(reply.body()).asString(US_ASCII).isEqualTo("Tak");
      assertThat(proxy.asked.getFirst()).startsWith("CONNECT pip-test.invalid:443 HTTP/1.1\r\nHost: pip-test.invalid:443\r\n").doesNotContain("Webhook-Id", "krog");
      assertThat(server.heard).startsWith("POST /krog HTTP/1.1", "Host: pip-test.invalid").contains("Webhook-Id: 7");

      assertThat(get(proxy.way(trust(right)), URI.create("https://other.invalid/"))).isEqualTo(new Failed(Failed.How.CERTIFICATE));
      assertThat(get(proxy.way(NOBODY), URI.create("https://pip-test.invalid/"))).isEqualTo(new Failed(Failed.How.CERTIFICATE));
    }
  }

  @Test
  void tellsTheProxyTheWholeAddressInTheOpen() throws Exception {
    try (var server = Server.plain(text("HTTP/1.1 301 There\r\nLocation: http://10.0.0.1/\r\n\r\n"));
        var proxy = new Proxy("", server)) {
      assertThat(((Answered) get(proxy.way(NOBODY), URI.create("http://pip-test.invalid:81?a=1"))).status()).isEqualTo(301);
      assertThat(proxy.asked).hasSize(1);
      assertThat(server.heard).startsWith("GET http://pip-test.invalid:81/?a=1 HTTP/1.1", "Host: pip-test.invalid:81");
      // Whom the operator has named is in the house, and needs no proxy.
      assertThat(((Answered) get(proxy.way(NOBODY), server.at("http"))).status()).isEqualTo(301);
      assertThat(proxy.asked).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/", "https://10.1.2.3/", "http://169.254.169.254/latest", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "http://2130706433/", "http://0x7f000001/",
        "https://intranet/", "https://sag.internal/", "https://sag.LOCAL./", "http://localhost.localdomain/", "https://a.localhost/", "http://metadata.google.internal/"
      })
  void asksNoProxyForWhatIsInside(String address) throws Exception {
    try (var server = Server.plain(text("HTTP/1.1 200 Fine\r\n\r\n"));
        var proxy = new Proxy("", server)) {
      assertThat(get(proxy.way(NOBODY), URI.create(address))).isEqualTo(new Refused(Refused.Why.INTERNAL));
      assertThat(proxy.way(NOBODY).refusal(URI.create(address), PATIENT)).contains(Refused.Why.INTERNAL);
      assertThat(proxy.asked).isEmpty();
    }
  }

  @Test
  void saysWhatTheProxyDoesNotDo() throws Exception {
    var there = URI.create("https://pip-test.invalid/");
    try (var server = Server.plain(text("HTTP/1.1 407 Who?\r\n\r\n"))) {
      for (var refused : List.of("403 No", "407 Who?", "302 There")) {
        try (var proxy = new Proxy("HTTP/1.1 " + refused + "\r\n\r\n", server)) {
          assertThat(get(proxy.way(NOBODY), there)).as(refused).isEqualTo(new Failed(Failed.How.PROXY));
        }
      }
      try (var proxy = new Proxy("HTTP/1.1 503 Nobody there\r\n\r\n", server)) {
        assertThat(get(proxy.way(NOBODY), there)).isEqualTo(new Failed(Failed.How.NO_CONNECTION));
      }
      try (var proxy = new Proxy("", server)) {
        assertThat(get(proxy.way(NOBODY), URI.create("http://pip-test.invalid/"))).isEqualTo(new Failed(Failed.How.PROXY));
      }
    }
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    for (var host : List.of("localhost", "findes-ikke.invalid")) {
      var away = new GuardedHttp(new OutboundSettings(List.of(), InetSocketAddress.createUnresolved(host, port)));
      assertThat(get(away, there)).as(host).isEqualTo(new Failed(Failed.How.PROXY));
    }
    try (var silent = Server.plain(_ -> Thread.currentThread().join())) {
      var slow = new GuardedHttp(new OutboundSettings(List.of(), InetSocketAddress.createUnresolved("localhost", silent.socket.getLocalPort())));
      assertThat(slow.ask(Ask.get(there, Map.of(), Duration.ofMillis(400), ENOUGH))).isEqualTo(new Failed(Failed.How.TOO_SLOW));
    }
  }

  private static ServerSocket secure(KeyStore store) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("localhost"));
  }

  private static SSLSocketFactory trust(KeyStore... stores) throws Exception {
    var authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    for (var i = 0; i < stores.length; i++) {
      authorities.setCertificateEntry("k" + i, stores[i].getCertificate("k"));
    }
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(authorities);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
