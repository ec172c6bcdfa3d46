package dk.pip.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailRenderer;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.MailEditions;
import dk.pip.testing.OtherServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadMailboxTest {
  private static OtherServer demo;

  @BeforeAll
  static void startTheDemo() {
    demo = OtherServer.start(Map.of(), true);
  }

  @AfterAll
  static void stopTheDemo() {
    demo.close();
  }

  private static Client anybody() {
    return demo.as(Cast.EMIL);
  }

  private static String keep(byte[] message) {
    var mailbox = demo.bean(Mailbox.class);
    mailbox.send(new OutgoingMail("pip@ellebaek.example", "dorthe@ellebaek.example", message));
    return "/postkasse/" + mailbox.list().getFirst().id().value();
  }

  private static String keep(String message) {
    return keep(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String keepAnEdition() {
    var mail = new MailRenderer().render(MailEditions.every(), MailFooter.TEST);
    return keep(mail.message("dorthe@ellebaek.example", Instant.parse("2026-03-12T07:00:00Z"), "1@ellebaek.example"));
  }

  @Test
  void teachesWhatItIsForWhileItIsEmpty() {
    try (var other = OtherServer.start(Map.of(), true)) {
      other.as(Cast.EMIL).get("/postkasse").isOk().says("Her er ingen mails endnu").says("send en prøve til dig selv");
    }
  }

  @Test
  void readsSubjectsInBareUtf8AndInLatin1() {
    anybody().get(keep("Subject: Sv: Lys på Åstien\n\nHej\n")).isOk().says("Sv: Lys på Åstien");
    anybody()
        .get(keep("Subject: Blåbær\r\n\r\nHej\r\n".getBytes(StandardCharsets.ISO_8859_1)))
        .isOk()
        .says("Blåbær");
  }

  @Test
  void listsWhoGotWhat() {
    var address = keep("Subject: =?UTF-8?Q?Bl=C3=A5b=C3=A6r?=\n\nHej\n");

    var page = anybody().get("/postkasse").isOk().says("Til dorthe@ellebaek.example").page();

    assertThat(page.select(".row-title a").first().text()).isEqualTo("Blåbær");
    assertThat(page.select(".row-title a").first().attr("href")).isEqualTo(address);
  }

  @Test
  void loadsNothingFromElsewhereAndHasItsPicturesWithIt() {
    var address = keepAnEdition();
    var frame = anybody().get(address).isOk().page().selectFirst("iframe");
    assertThat(frame.hasAttr("sandbox")).isTrue();
    assertThat(frame.attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin");

    var answer = anybody().get(frame.attr("src")).isOk();

    var pictures = answer.page().select("img");
    assertThat(pictures).isNotEmpty();
    for (var picture : pictures) {
      assertThat(picture.attr("src")).as("a frame that is nobody's can't ask for it").startsWith("data:image/");
    }
    assertThat(answer.page().select("link[href], script, iframe, [background]")).isEmpty();
    assertThat(answer.text()).doesNotContain("cid:").doesNotContainPattern("url\\(\\s*['\"]?http|@import");
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "img-src data:;", "sandbox")
        .doesNotContain("http:", "https:", "allow-scripts");
  }

  @Test
  void showsTextAndSource() {
    var address = keepAnEdition();

    anybody().get(address + "?form=tekst").isOk().says("fordi redaktionen har sendt dig en prøve");
    anybody().get(address + "?form=raa").isOk().says("multipart/alternative").says("<1@ellebaek.example>");
    var saved = anybody().get(address + "/mail.eml").isOk();
    assertThat(saved.header("Content-Disposition").orElseThrow()).contains("attachment");
    assertThat(ReadMail.of(saved.bytes()).header("To")).isEqualTo("dorthe@ellebaek.example");
  }

  @Test
  void showsAHostileMailAsText() {
    var address =
        keep(
            """
            Subject: <script>alert(1)</script>
            From: "<img src=x>" <a@b.example>
            Content-Type: multipart/related; boundary=x

            --x
            Content-Type: text/html; charset=nonsense

            <html><head><title>x</title></head><img src="cid:a"><img src="cid:b%20%zz"><script>alert(1)</script></html>
            --x
            Content-Type: image/svg+xml
            Content-ID: <a>

            <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>
            --x--
            """);

    for (var form : List.of("mail", "tekst", "raa")) {
      var page = anybody().get(address + "?form=" + form).isOk().page();
      assertThat(page.select("main script, main img")).isEmpty();
    }
    assertThat(anybody().get(address + "/mail.html").isOk().page().select("img").eachAttr("src"))
        .containsExactly("", "cid:b%20%zz");
  }

  @Test
  void showsOnePictureOnlySoManyTimes() {
    var picture = Base64.getMimeEncoder().encodeToString(new byte[3_000_000]);
    var head = "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n";
    var parts = "\n--x\nContent-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\n" + picture + "\n--x--\n";

    var page = anybody().get(keep(head + "<img src=\"cid:a\">".repeat(1000) + parts) + "/mail.html").isOk().page();

    assertThat(page.select("img[src^=data:]")).hasSize(6);
    assertThat(page.select("img")).hasSize(1000);
  }

  @Test
  void showsWhatIsLeftOfABrokenMail() {
    for (var broken : List.of("", "hej", "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: /\n\nHej")) {
      var address = keep(broken);
      for (var form : List.of("mail", "tekst", "raa")) {
        anybody().get(address + "?form=" + form).isOk();
      }
    }
  }

  @Test
  void keepsTheNewest() {
    String last = "";
    for (var i = 0; i < Mailbox.MOST + 3; i++) {
      last = keep("Subject: Nr. " + i + "\n\nHej\n");
    }

    assertThat(demo.bean(Mailbox.class).list()).hasSize(Mailbox.MOST);
    assertThat(last).endsWith(demo.bean(Mailbox.class).list().getFirst().id().value().toString());
  }

  @Test
  void isNotThereOutsideTheDemo() {
    var address = keep("Subject: Hej\n\nHej\n");
    try (var server = OtherServer.start(Map.of(), false)) {
      for (var path : List.of("", "/mail.html", "/mail.eml")) {
        server.as(Cast.AGNES).get(address + path).isNotFound();
      }
      server.as(Cast.AGNES).get("/postkasse").isNotFound();
    }
  }
}
