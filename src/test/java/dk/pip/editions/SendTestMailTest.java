package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.demo.DemoFiles;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.mail.SmtpListener;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SendTestMailTest {
  private static OtherServer demo;
  private static String edition;

  @BeforeAll
  static void startTheDemo() {
    demo = OtherServer.start(Map.of(), true);
    edition = bringIn(demo);
  }

  @AfterAll
  static void stopTheDemo() {
    demo.close();
  }

  private static String bringIn(OtherServer server) {
    var bundle = BundleFiles.of(DemoFiles.in("2026-03")).zip();
    var answer =
        server.as(Cast.ALICE).attach("bundle", "udgave.zip", "application/zip", bundle).post("/redaktion/udgaver");
    return answer.redirectsTo(answer.location()).location();
  }

  private static Client alice() {
    return demo.as(Cast.ALICE);
  }

  @Test
  void asksForAddressesWithOnesOwnFilledIn() {
    var page = alice().get(edition + "/proeve").isOk().page();

    assertThat(page.select("textarea[name=addresses]").val()).isEqualTo(Cast.ALICE.mail());
  }

  @Test
  void putsADraftIntoTheDemosMailboxOnceForEachAddress() {
    var title = demo.bean(Editions.class).list().getFirst().title();

    alice().fill("addresses", "dorthe@ellebaek.example\r\n Emil <emil@borger.example>; dorthe@ellebaek.example");
    alice().post(edition + "/proeve").redirectsTo(edition);

    alice().get(edition).says("Prøven til dorthe@ellebaek.example, emil@borger.example ligger i demoens postkasse.");
    var mailbox = demo.bean(Mailbox.class);
    var newest = mailbox.list().stream().limit(2).toList();
    assertThat(newest).extracting(mail -> mail.to()).containsOnly("dorthe@ellebaek.example", "emil@borger.example");
    for (var kept : newest) {
      var mail = ReadMail.of(mailbox.message(kept.id()).orElseThrow());
      assertThat(mail.subject()).isEqualTo("[Prøve] " + title);
      assertThat(mail.header("To")).isEqualTo(kept.to());
      assertThat(mail.text()).contains("fordi redaktionen har sendt dig en prøve på pip");
      assertThat(mail.html()).contains("fordi redaktionen har sendt dig en prøve på pip");
    }
    var ids = newest.stream().map(kept -> mailbox.message(kept.id()).orElseThrow()).map(ReadMail::of);
    assertThat(ids.map(mail -> mail.header("Message-ID")).distinct()).hasSize(2);
  }

  @Test
  void saysWhichAddressIsWrongAndKeepsWhatWasTyped() {
    var before = demo.bean(Mailbox.class).list().size();

    var typed = "dorthe@ellebaek.example\nper@ellebaek\nhej \"<b>\"";
    var answer = alice().fill("addresses", typed).post(edition + "/proeve").isRefused();

    answer.says("»per@ellebaek« er ikke en mailadresse.").says("»hej \"<b>\"« er ikke en mailadresse.");
    assertThat(answer.page().select("textarea[name=addresses]").val()).isEqualTo(typed);
    assertThat(demo.bean(Mailbox.class).list()).hasSize(before);
  }

  @Test
  void refusesNoAddressAndTooMany() {
    alice().fill("addresses", " , \n").post(edition + "/proeve").isRefused().says("Skriv mindst én mailadresse.");

    var eleven = IntStream.range(0, 11).mapToObj(i -> "laeser" + i + "@borger.example").collect(Collectors.joining(","));
    var answer = alice().fill("addresses", eleven).post(edition + "/proeve").isRefused();
    answer.says("højst 10 mailadresser. Du har skrevet 11.");
  }

  @Test
  void refusesThoseWhoDoNotEdit() {
    for (var person : List.of(Cast.CHARLIE, Cast.BOB)) {
      demo.as(person).get(edition + "/proeve").isForbidden();
      demo.as(person).fill("addresses", person.mail()).post(edition + "/proeve").isForbidden();
    }
    demo.as(Cast.EMIL).get(edition + "/proeve").sendsToSignIn();
  }

  @Test
  void knowsNoEditionThatIsNotThere() {
    alice().get("/redaktion/udgaver/00000000-0000-7000-8000-000000000000/proeve").isNotFound();
  }

  @Test
  void speaksToTheMailServerOutsideTheDemo() throws IOException {
    var replies = new ConcurrentHashMap<>(Map.of("RCPT TO:<forkert", "550 5.1.1 Ingen hedder saadan"));
    try (var smtp = new SmtpListener(replies);
        var server = OtherServer.start(mailServer(smtp), false)) {
      var address = bringIn(server);
      var client = server.as(Cast.ALICE);

      client.fill("addresses", "forkert@borger.example, dorthe@ellebaek.example");
      var answer = client.post(address + "/proeve").isRefused();

      answer.says("Mailen er sendt.").says("Ingen hedder saadan");
      assertThat(answer.page().select("textarea[name=addresses]").val()).isEqualTo("forkert@borger.example");
      assertThat(smtp.commands)
          .contains("RCPT TO:<dorthe@ellebaek.example>")
          .anyMatch(command -> command.startsWith("MAIL FROM:<pip@ellebaek.example>"));
      assertThat(smtp.messages).hasSize(1);
      var mail = ReadMail.of(smtp.messages.getFirst().getBytes(StandardCharsets.ISO_8859_1));
      assertThat(mail.subject()).isEqualTo("[Prøve] " + server.bean(Editions.class).list().getFirst().title());
      assertThat(mail.header("To")).isEqualTo("dorthe@ellebaek.example");
      assertThat(mail.header("DKIM-Signature")).startsWith("v=1;").contains("d=ellebaek.example;", "s=pip2026;");

      client.fill("addresses", "dorthe@ellebaek.example").post(address + "/proeve").redirectsTo(address);
      client.get(address).says("Prøven er sendt til dorthe@ellebaek.example.");

      replies.put("greeting", SmtpListener.HANG_UP);
      client.fill("addresses", "dorthe@ellebaek.example, emil@borger.example");
      var unreached = client.post(address + "/proeve").isRefused().says("Mailen er ikke sendt.");
      assertThat(unreached.page().select("textarea[name=addresses]").val()).contains("dorthe@", "emil@");
      assertThat(smtp.messages).hasSize(2);
    }
  }

  @Test
  void saysWhenThereIsNoMailServer() {
    try (var server = OtherServer.start(Map.of(), false)) {
      var address = bringIn(server);
      server.as(Cast.ALICE).fill("addresses", "dorthe@ellebaek.example").post(address + "/proeve").isRefused()
          .says("Pip kender ingen mailserver endnu.");
    }
  }

  private static Map<String, String> mailServer(SmtpListener smtp) {
    return Map.of(
        "PIP_MAIL_HOST", "127.0.0.1", "PIP_MAIL_PORT", String.valueOf(smtp.port()), "PIP_MAIL_ENCRYPTION", "none",
        "PIP_DKIM_ED25519_SELECTOR", "pip2026", "PIP_DKIM_ED25519_KEY", "cGlwcGlwcGlwcGlwcGlwcGlwcGlwcGlwcGlwcGlwcGk=");
  }
}
