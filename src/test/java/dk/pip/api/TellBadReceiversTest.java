package dk.pip.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dk.pip.hold.Hold;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.outbound.GuardedHttp;
import dk.pip.people.People;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import dk.pip.testing.TlsMailServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Webhooks to servers that are slow, endless or nobody's: each is given up in time, what came of it can be read, and no other hook waits.
class TellBadReceiversTest extends PipTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1_500);

  @TempDir static Path folder;

  private final List<Receiver> receivers = new ArrayList<>();

  private interface Says {
    void say(Receiver receiver, OutputStream out) throws IOException, InterruptedException;
  }

  /// A server that hears a request's head and says what it was told to.
  private static final class Receiver {
    private final ServerSocket socket;
    private final String scheme;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong said = new AtomicLong();
    private final CountDownLatch gone = new CountDownLatch(1);
    private String page = "";

    Receiver(ServerSocket socket, String scheme, Says says) {
      this.socket = socket;
      this.scheme = scheme;
      Thread.startVirtualThread(() -> listen(says));
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
        if (one.getInputStream().read(new byte[2_000]) > 0) {
          asked.incrementAndGet();
          says.say(this, one.getOutputStream());
        }
      } catch (IOException | InterruptedException e) {
        gone.countDown();
      }
    }

    String address() {
      return scheme + "://localhost:" + socket.getLocalPort() + "/krog";
    }
  }

  /// What comes by itself otherwise is done here when the test says so.
  @BeforeAll
  static void stopTheTimers() {
    bean(Scheduler.class).pause();
  }

  @AfterAll
  static void letTheTimersGoOn() {
    bean(Scheduler.class).resume();
  }

  @AfterEach
  void stop() throws IOException {
    for (var receiver : receivers) {
      receiver.socket.close();
    }
    bean(JdbcClient.class).sql("delete from api.hook").update();
  }

  private static SendHooks sending(Duration time) {
    return new SendHooks(
        bean(HookQueue.class), bean(HookTable.class), bean(GuardedHttp.class), bean(Hold.class), bean(People.class), bean(Outbox.class), bean(Municipality.class), bean(Settings.class), bean(TransactionTemplate.class), clock(), time);
  }

  private Receiver hook(String name, Says says) throws IOException {
    return hook(name, new Receiver(new ServerSocket(0, 50, InetAddress.getByName("localhost")), "http", says));
  }

  private Receiver hook(String name, Receiver receiver) {
    receivers.add(receiver);
    var form = as(agnes).get("/indstillinger/api/webhooks/ny").isOk().page();
    receiver.page =
        as(agnes)
            .fill("id", form.select("input[name=id]").val())
            .fill("name", name)
            .fill("address", receiver.address())
            .fill("events", "PUBLISHED")
            .fill("reach", "PUBLIC")
            .post("/indstillinger/api/webhooks")
            .isOk()
            .page()
            .select("p.buttons a")
            .attr("href");
    return receiver;
  }

  private static void something() {
    clock().move(Duration.ofSeconds(1));
    bean(Webhooks.class).tell(Hook.What.PUBLISHED, "edition.published", Audience.PUBLIC, clock().instant(), Map.of("edition", "2026-03"));
  }

  private static String shown(Receiver receiver) {
    return as(agnes).get(receiver.page).isOk().page().select("main").text();
  }

  private static void nothing(Receiver receiver, OutputStream out) throws InterruptedException {
    receiver.gone.await();
  }

  private static void drip(Receiver receiver, OutputStream out) throws IOException, InterruptedException {
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n".getBytes(US_ASCII));
    while (!receiver.gone.await(50, TimeUnit.MILLISECONDS)) {
      out.write('.');
      out.flush();
    }
  }

  private static void dripHead(Receiver receiver, OutputStream out) throws IOException, InterruptedException {
    out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
    while (!receiver.gone.await(50, TimeUnit.MILLISECONDS)) {
      out.write('.');
      out.flush();
    }
  }

  private static void pour(Receiver receiver, OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
    var much = "Æble ".repeat(2_000).getBytes(US_ASCII);
    while (true) {
      out.write(much);
      receiver.said.addAndGet(much.length);
    }
  }

  private static Says status(String status, String... headers) {
    return (_, out) -> out.write(("HTTP/1.1 " + status + "\r\n" + String.join("", headers) + "Content-Length: 0\r\n\r\n").getBytes(US_ASCII));
  }

  @Test
  void keepsNobodyWaitingForASlowOne() throws Exception {
    var slow = new ArrayList<Receiver>();
    for (var i = 0; i < 10; i++) {
      slow.add(hook("Langsom " + i, TellBadReceiversTest::nothing));
    }
    var dripping = hook("Drypper", TellBadReceiversTest::drip);
    something();
    var good = hook("God", status("204 Fine"));
    var sending = sending(LONG);
    try {
      for (var heard = 1; heard <= 3; heard++) {
        something();
        sending.beginDue();
        var wanted = heard;
        Await.until("message " + wanted, () -> good.asked.get() == wanted && shown(good).split("Ankommet", -1).length == wanted + 1);
      }

      // All the others are being told still, each one thing at a time.
      slow.add(dripping);
      assertThat(slow).allSatisfy(one -> assertThat(one.asked).hasValue(1)).allSatisfy(one -> assertThat(one.gone.getCount()).isOne());
      assertThat(shown(good)).doesNotContain("svarede ikke", "ikke i tide").contains("Alt vel");
    } finally {
      slow.forEach(one -> one.gone.countDown());
      sending.destroy();
    }
  }

  @Test
  void givesUpInTimeAndSaysWhatCame() throws Exception {
    var silent = hook("Tavs", TellBadReceiversTest::nothing);
    var dripping = hook("Drypper", TellBadReceiversTest::drip);
    var head = hook("Drypper foroven", TellBadReceiversTest::dripHead);
    var pouring = hook("Vælter", TellBadReceiversTest::pour);
    var circles = hook("Rundt", (receiver, out) -> status("302 Round", "Location: " + receiver.address() + "\r\n").say(receiver, out));
    var inside = hook("Ind", status("307 In", "Location: http://169.254.169.254/latest/meta-data\r\n"));
    var rude = hook("Grov", (_, out) -> out.write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(US_ASCII)));
    something();
    sending(SHORT).sendDue();

    for (var slow : List.of(silent, dripping, head)) {
      assertThat(shown(slow)).contains("der kom intet svar i tide", "Prøves igen");
      slow.gone.countDown();
    }
    // It has said that all is well, and nobody needs to hear the rest.
    assertThat(shown(pouring)).contains("Ankommet", "svarede 200");
    Await.until("the line to be cut", () -> pouring.gone.getCount() == 0);
    assertThat(pouring.said.get()).isLessThan(20_000_000);
    assertThat(shown(circles)).contains("svarede 302", "Prøves igen");
    assertThat(shown(inside)).contains("svarede 307", "Prøves igen");
    assertThat(shown(rude)).contains("svaret kunne ikke læses");
    assertThat(receivers).allSatisfy(one -> assertThat(one.asked).hasValue(1));
  }

  @Test
  void believesAReceiverThatProvesItsName() throws Exception {
    var known = TlsMailServer.certificate(folder, "known", "-ext", "SAN=dns:localhost");
    var otherName = TlsMailServer.certificate(folder, "other", "-ext", "SAN=dns:other.example");
    var good = hook("God", secure(known, status("200 OK")));
    var named = hook("Galt navn", secure(otherName, status("200 OK")));
    something();
    sending(LONG).sendDue();
    for (var one : List.of(good, named)) {
      assertThat(shown(one)).contains("kunne ikke bevise, hvem den er (certifikatet)", "Prøves igen");
      assertThat(one.asked).as("nobody was told anything").hasValue(0);
    }

    var before = SSLContext.getDefault();
    SSLContext.setDefault(trusting(known, otherName));
    try {
      clock().move(Duration.ofSeconds(5));
      sending(LONG).sendDue();
    } finally {
      SSLContext.setDefault(before);
    }
    assertThat(shown(good)).contains("Ankommet", "svarede 200");
    assertThat(good.asked).hasValue(1);
    assertThat(shown(named)).doesNotContain("Ankommet").contains("certifikatet");
    assertThat(named.asked).hasValue(0);
  }

  private static Receiver secure(KeyStore store, Says says) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return new Receiver(context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("localhost")), "https", says);
  }

  private static SSLContext trusting(KeyStore... stores) throws Exception {
    var authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    for (var i = 0; i < stores.length; i++) {
      authorities.setCertificateEntry("k" + i, stores[i].getCertificate("k"));
    }
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(authorities);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context;
  }
}
