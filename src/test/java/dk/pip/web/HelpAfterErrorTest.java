package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.PipTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpAfterErrorTest extends PipTest {

  @Test
  void saysWhatToDoWhenAPageDoesNotExist() {
    fresh().get("/findes-ikke/overhovedet").isNotFound().says("Siden findes ikke").says("forsiden");
  }

  @Test
  void saysWhatToDoWhenAnAddressCantBeUnderstood() {
    as(agnes).get("/indstillinger/personer/ikke-et-nummer").hasStatus(400).says("Det forstod vi ikke");
  }

  @Test
  void saysWhatToDoWhenAPageIsUsedTheWrongWay() {
    as(agnes).post("/kodeord/").isNotFound();
    as(agnes).get("/log-ud").hasStatus(405).says("Sådan kan siden ikke bruges");
  }

  @Test
  void saysWhoMayWhenSomebodyMayNot() {
    as(bob).get("/indstillinger").isForbidden().says("Det har du ikke adgang til");
  }

  @Test
  void saysThatAPostIsTooLarge() {
    as(alice).fill("name", "x".repeat(1_200_000)).post("/sprog").hasStatus(413).says("Det fylder for meget");
  }

  @Test
  void speaksEnglishToThoseWhoAskedForIt() {
    var browser = fresh();
    browser.fill("sprog", "EN").fill("videre", "/log-ind").post("/sprog").redirectsTo("/log-ind");

    var page = browser.get("/log-ind").says("Sign in").page();

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    browser.get("/findes-ikke").says("There is no such page");
  }

  @Test
  void startsNoSessionForAPageWithoutAForm() {
    var answer = fresh().get("/findes-ikke");

    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void putsSecurityHeadersOnPagesAndOnErrors() {
    for (var path : new String[] {"/log-ind", "/findes-ikke", "/kodeord"}) {
      var answer = fresh().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(
              policy -> assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
      assertThat(answer.header("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(answer.header("Referrer-Policy")).as(path).isPresent();
      assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).contains("same-origin");
    }
  }

  @Test
  void putsTheSameOnPagesFromTheCache() {
    var plain = fresh().get("/findes-ikke");
    var first = fresh().get("/privatliv").isOk();
    var cached = fresh().get("/privatliv").isOk();

    for (var name :
        List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "X-Frame-Options")) {
      assertThat(plain.header(name)).as(name).isPresent();
      assertThat(first.header(name)).as(name).isEqualTo(plain.header(name));
      assertThat(cached.header(name)).as(name).isEqualTo(plain.header(name));
    }
  }

  @Test
  void keepsPagesOfThoseSignedInOutOfCaches() {
    assertThat(as(bob).get("/kodeord").header("Cache-Control")).contains("no-store");
  }

  @Test
  void helpsEvenWhenTheRequestIsNonsense() throws IOException {
    var server = URI.create(address());
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("Det forstod vi ikke").doesNotContain("Jetty");
    }
  }

  @Test
  void changesToNoLanguageThatIsNoneAndGoesNowhereElse() {
    var browser = fresh();
    browser.fill("sprog", "SV").post("/sprog").hasStatus(400);
    browser.post("/sprog").hasStatus(400);
    for (var address : new String[] {"https://ondt.example/", "//ondt.example", "/\\ondt.example", "javascript:alert(1)"}) {
      browser.fill("sprog", "EN").fill("videre", address).post("/sprog").redirectsTo("/");
    }
    assertThat(browser.get("/findes-ikke").page().select("html").attr("lang")).isEqualTo("en");
  }
}
