package dk.pip.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.demo.DemoFiles;
import dk.pip.editions.BundleFiles;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailCheckPageTest {
  private static final String PAGE = "/indstillinger/mail";

  private static StubDns dns;
  private static OtherServer server;

  @BeforeAll
  static void start() {
    dns =
        new StubDns()
            .add("ellebaek.example TXT \"v=spf1 ip4:192.0.2.25 -all\"")
            .add("ellebaek.example MX 10 mail.ellebaek.example.")
            .add("mail.ellebaek.example A 192.0.2.25");
    server =
        OtherServer.start(
            Map.of("PIP_DNS", dns.address(), "PIP_MAIL_HOST", "127.0.0.1", "PIP_MAIL_PORT", "1"), false);
    var bundle = BundleFiles.of(DemoFiles.in("2026-03")).zip();
    server.as(Cast.ALICE).attach("bundle", "udgave.zip", "application/zip", bundle).post("/redaktion/udgaver");
  }

  @AfterAll
  static void stop() {
    server.close();
    dns.close();
  }

  @Test
  void letsInAdministratorsOnly() {
    for (var person : List.of(Cast.ALICE, Cast.CHARLIE, Cast.BOB)) {
      server.as(person).get(PAGE).isForbidden();
      server.as(person).post(PAGE + "/kontrol").isForbidden();
    }
    server.as(Cast.EMIL).get(PAGE).sendsToSignIn();
  }

  @Test
  void showsWhatWasFoundLastAndWhatToAskFor() {
    var agnes = server.as(Cast.AGNES);
    agnes.get("/indstillinger").isOk().says("Tjek af mail");

    agnes.post(PAGE + "/kontrol").redirectsTo(PAGE);

    var answer = agnes.get(PAGE).isOk();
    answer
        .says("Sidst tjekket")
        .says("Pip får ikke forbindelse til mailserveren 127.0.0.1:1")
        .says("Domænet ellebaek.example har ingen DMARC-post.")
        .says("Mails til ellebaek.example bliver modtaget af mail.ellebaek.example.")
        .says("Mailen kan også læses som ren tekst.")
        .says("Emnet »Bænken, der kan snakke, vandt« ligner ikke spam.");
    var messages = answer.page().select("pre.message").eachText();
    assertThat(messages).anyMatch(text -> text.contains("Vil I lægge denne post i DNS?") && text.contains("_dmarc.ellebaek.example. IN TXT"));
    assertThat(messages).anyMatch(text -> text.contains("Would you publish this record in DNS?"));
  }

  @Test
  void isAccessibleAtEveryWidth() {
    try (var browser = new WebBrowser()) {
      for (var width : new int[] {1280, 390}) {
        var page = browser.window(width, true);
        page.navigate(server.address() + PAGE);
        WebBrowser.signIn(page, Cast.AGNES);
        page.locator("form[action$=kontrol] button").click();
        page.locator("details").first().waitFor();
        page.locator("details summary").first().click();
        assertThat(WebBrowser.axe(page)).isEmpty();
        assertThat(WebBrowser.overflow(page)).isNotPositive();
      }
    }
  }
}
