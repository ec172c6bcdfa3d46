package dk.pip.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.Incoming;
import dk.pip.mail.Mailbox;
import dk.pip.mail.MailboxServer;
import dk.pip.mail.ReadMail;
import dk.pip.mailing.MailingDesk;
import dk.pip.mailing.Mailings;
import dk.pip.readers.OwnPages;
import dk.pip.readers.Readers;
import dk.pip.testing.Await;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// After an edition is out, the editors see what readers did: got it, answered it, came and left.
class LookAtOutcomeTest {
  @Test
  void tellsWhatReadersDid() {
    try (var pip = OtherServer.start(Map.of(), true)) {
      var desk = new MailingDesk(pip.as(Cast.ALICE), pip.bean(JdbcClient.class));
      var citizens = desk.list("Borgere", List.of("bodil@borger.example", "karl@borger.example", "tove@borger.example", "x@" + MailboxServer.NOWHERE));
      var publication = desk.edition("2026-03");
      var page = pip.as(Cast.ALICE).get("/redaktion/udgaver").page().select("a[href~=/redaktion/udgaver/[0-9a-f-]{36}$]").attr("href") + "/udbytte";
      pip.as(Cast.ALICE).get(page).isOk().says("Udgaven er ikke sendt som mail").says("Send den til læserne");

      var mailing = desk.started(publication, citizens);
      Await.until("the mailing to be sent", () -> pip.bean(Mailings.class).find(MailingDesk.idOf(mailing)).orElseThrow().state().over());
      pip.as(Cast.ALICE).get(page).isOk().says("3 af 4 afleveret").says("1 blev afvist").says("Ingen har svaret på mailen endnu");

      answer(pip, "bodil@borger.example", "Tak for bænken");
      answer(pip, "tove@borger.example", "");
      var seen = pip.as(Cast.ALICE).get(page).page().selectFirst("a:contains(Tak for bænken)").attr("href");
      pip.as(Cast.ALICE).post(seen + "/set");
      unsubscribe(pip, "karl@borger.example", false);
      unsubscribe(pip, "tove@borger.example", true);
      pip.as(Cast.ALICE).get(page).says("2 svar fra læserne").says("Ét af dem venter").says("Set af Alice Vang").says("Uden emne");
      assertThat(pip.as(Cast.ALICE).get(page).page().select("table.account tbody tr").first().select("td").eachText()).as("came and left").containsExactly("0", "1");

      pip.as(Cast.ALICE).get(page.replace("/udbytte", "")).says("Hvad kom der ud af den?");
      for (var other : List.of(Cast.CHARLIE, Cast.BOB)) {
        pip.as(other).get(page).isForbidden();
      }
      pip.as(Cast.EMIL).get(page).sendsToSignIn();
      looksRight(pip, page);
    }
  }

  @Test
  void knowsNothingOfWhatReadersHaveNotSeen() {
    try (var pip = OtherServer.start(Map.of(), true)) {
      var alice = pip.as(Cast.ALICE);
      var draft = alice.fill("month", "2034-03").fill("title", "Marts").fill("skeleton", "none").post("/redaktion/udgaver/begynd").location();
      alice.get(draft + "/udbytte").isNotFound();
      assertThat(alice.get(draft).text()).doesNotContain("Hvad kom der ud af den?");
      alice.get("/redaktion/udgaver/019cf5ad-4843-72e9-aff6-356456c1459c/udbytte").isNotFound();
    }
  }

  private static void answer(OtherServer pip, String from, String subject) {
    var mailbox = pip.bean(Mailbox.class);
    var sent = mailbox.list().stream().filter(kept -> kept.to().equals(from)).findFirst().orElseThrow();
    var id = ReadMail.of(mailbox.message(sent.id()).orElseThrow()).header("Message-ID");
    var text = "From: <%s>\nTo: <pip@ellebaek.example>\nSubject: %s\nIn-Reply-To: %s\nReferences: %s\n\nTak for sidst, det var godt at læse.\n".formatted(from, subject, id, id);
    pip.bean(Incoming.class).take(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void unsubscribe(OtherServer pip, String reader, boolean andBack) {
    var mailbox = pip.bean(Mailbox.class);
    var sent = mailbox.list().stream().filter(kept -> kept.to().equals(reader)).findFirst().orElseThrow();
    var token = ReadMail.of(mailbox.message(sent.id()).orElseThrow()).header("List-Unsubscribe").replaceAll("(?s).*/afmeld/([^>?]+).*", "$1");
    pip.bean(Readers.class).unsubscribeByToken(token, pip.bean(Clock.class).instant());
    if (andBack) {
      assertThat(pip.bean(OwnPages.class).undo(token)).isTrue();
    }
  }

  private static void looksRight(OtherServer pip, String path) {
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(Cast.ALICE, pip.address() + path);
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.setViewportSize(320, 900);
      assertThat(WebBrowser.overflow(page)).isLessThanOrEqualTo(0);
    }
  }
}
