package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Files are taken only from those who may send them, and are gone when they have been read.
class SendFilesTest extends PipTest {
  private static final String DESK = "/redaktion/udgaver";

  @Test
  void takesFilesOnlyWhereThereIsAUseForThem() {
    zip(fresh()).post("/log-ind").hasStatus(415);
    zip(fresh()).post("/tilmeld").hasStatus(415);
    zip(as(alice)).post("/sprog").hasStatus(415);
    zip(fresh()).post("/findes/ikke").isNotFound();
  }

  @Test
  void takesFilesOnlyFromThoseWhoMay() {
    zip(fresh()).post(DESK).redirectsTo("/log-ind");
    zip(as(bob)).post(DESK).isForbidden();
    zip(as(charlie)).post("/redaktion/laesere/importer").isForbidden();
    zip(as(alice)).post("/indstillinger/udseende").isForbidden();
    zip(fresh()).post("/opsaetning/et-gaet/udseende").isGone();
    zip(as(alice)).post(DESK).redirectsTo(as(alice).get(DESK).page().selectFirst("a[href^=" + DESK + "/0]").attr("href"));
  }

  @Test
  void keepsNothingOfWhatNobodyFinished() throws IOException {
    var before = files();
    var stranger = upload("", DESK);
    assertThat(files()).as("taken from a stranger").isEqualTo(before);
    stranger.close();

    var editor = upload("Cookie: pip=" + as(alice).cookies().get("pip") + "\r\n", DESK);
    Await.until("the half of a file to arrive", () -> files() > before);
    editor.close();
    Await.until("it to be gone", () -> files() == before);

    zip(as(alice)).post(DESK);
    Await.until("it to be gone", () -> files() == before);
  }

  @Test
  void takesOnlySoManyAtOnce() throws IOException {
    var cookie = "Cookie: pip=" + as(alice).cookies().get("pip") + "\r\n";
    var before = files();
    var open = new Socket[6];
    for (var i = 0; i < open.length; i++) {
      open[i] = upload(cookie, DESK);
    }
    Await.until("all that may come at once", () -> files() == before + open.length);

    zip(as(alice)).post(DESK).hasStatus(429).says("Der er kø lige nu");

    for (var socket : open) {
      socket.close();
    }
    Await.until("a place to come free", () -> zip(as(alice)).post(DESK).status() == 302);
  }

  /// However slowly somebody sends who is not known, others can still send.
  @Test
  void takesOneAtATimeFromEachPlace() throws IOException {
    var before = files();
    var first = upload("", "/tip");
    Await.until("it to arrive", () -> files() > before);
    zip(fresh()).post("/tip").hasStatus(429).says("Der er kø lige nu");
    assertThat(zip(as(alice)).post(DESK).status()).isEqualTo(302);
    first.close();
    Await.until("the place to come free", () -> zip(fresh()).post("/tip").status() != 429);
  }

  /// Who sends next to nothing for long is told so, and lets others in.
  @Test
  void cutsOffWhatComesTooSlowly() throws IOException {
    var before = files();
    try (var slow = upload("", "/tip")) {
      Await.until("it to arrive", () -> files() > before);
      clock().move(Duration.ofSeconds(170));
      slow.getOutputStream().write(1);
      zip(fresh()).post("/tip").hasStatus(429);
      clock().move(Duration.ofSeconds(60));
      slow.getOutputStream().write(1);

      assertThat(answer(slow)).startsWith("HTTP/1.1 408").contains("Det gik for langsomt").contains("Gå tilbage");
    }
    Await.until("the place to come free", () -> zip(fresh()).post("/tip").status() != 429);
    Await.until("it to be gone", () -> files() == before);
  }

  /// However steadily it comes.
  @Test
  void takesAPostForSoLongOnly() throws IOException {
    var before = files();
    try (var slow = upload("Cookie: pip=" + as(alice).cookies().get("pip") + "\r\n", DESK)) {
      slow.getOutputStream().write(new byte[5_000_000]);
      Await.until("it to arrive", () -> bytes() >= 5_000_000);
      clock().move(Duration.ofSeconds(20 * 60 + 1));
      slow.getOutputStream().write(1);

      assertThat(answer(slow)).startsWith("HTTP/1.1 408");
    }
    Await.until("it to be gone", () -> files() == before);
  }

  /// Three of them from three places keep nobody out.
  @Test
  void letsTheSlowestGiveWay() throws IOException {
    var before = files();
    var slow = new Socket[3];
    for (var i = 0; i < slow.length; i++) {
      slow[i] = upload("127.0." + (i + 1) + ".1", "", "/tip");
    }
    Await.until("all that may come at once", () -> files() == before + slow.length);
    zip(fresh()).post("/tip").hasStatus(429);
    slow[0].getOutputStream().write(new byte[2_000_000]);
    slow[2].getOutputStream().write(new byte[1_000_000]);
    Await.until("it to arrive", () -> bytes() >= 3_800_000);
    clock().move(Duration.ofSeconds(70));

    assertThat(zip(fresh()).post("/tip").status()).isNotEqualTo(429);

    slow[1].getOutputStream().write(1);
    assertThat(answer(slow[1])).startsWith("HTTP/1.1 408");
    for (var socket : slow) {
      socket.close();
    }
    Await.until("them to be gone", () -> files() == before);
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Sends the beginning of a large file and leaves it at that.
  private static Socket upload(String headers, String path) throws IOException {
    return upload("127.0.0.1", headers, path);
  }

  /// @param from another address of this machine
  private static Socket upload(String from, String headers, String path) throws IOException {
    as(alice).get("/kodeord").isOk();
    var server = URI.create(address());
    var socket = new Socket(server.getHost(), server.getPort(), InetAddress.getByName(from), 0);
    var head =
        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 50000000\r\n\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"a.zip\"\r\nContent-Type: application/zip\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(new byte[300_000]);
    return socket;
  }

  private static long files() {
    var folder = ((File) bean(ServletContext.class).getAttribute(ServletContext.TEMPDIR)).toPath();
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(Path::getFileName).count();
    } catch (IOException e) {
      return -1;
    }
  }

  private static long bytes() {
    var folder = ((File) bean(ServletContext.class).getAttribute(ServletContext.TEMPDIR)).toPath();
    try (var all = Files.walk(folder)) {
      return all.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      return -1;
    }
  }

  private static Client zip(Client browser) {
    return browser.fill("fill", "x".repeat(20_000)).attach("bundle", "udgave.zip", "application/zip", Bundles.small().zip());
  }
}
