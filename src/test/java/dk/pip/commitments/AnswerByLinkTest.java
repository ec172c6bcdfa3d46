package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.Units;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.WebBrowser;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// An owner without an account says how it goes, and those who are signed in do so on their own page.
class AnswerByLinkTest extends Promising {
  private static String link(CommitmentId id) {
    return bean(CommitmentLinks.class).path(id, commitments().get(id).terms().owner());
  }

  private static Client filled(Answer page, String state) {
    return fresh().fill("seen", value(page, "seen")).fill("stamp", value(page, "stamp")).fill("state", state);
  }

  private static String value(Answer page, String name) {
    return page.page().select("form.promise-form [name=" + name + "]").val();
  }

  private static byte[] photo() {
    var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(40, 40, 200, 80);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void saysHowItGoesFromALink() {
    var terms =
        CommitmentTerms.of("Bænken står ved Søtorvet", today().plusDays(30), outside("Karen Lund"), null)
            .withSign("Børn sidder på den")
            .withCounterpart(bean(Contacts.class).outside("", "", "Lilleskolen", ""), "Eleverne maler den");
    var id = promise(terms, CommitmentAudience.PUBLIC);
    var link = link(id);
    for (var i = 0; i < 3; i++) {
      fresh().get(link).isOk().says("Bænken står ved Søtorvet").says("Til gengæld: Lilleskolen").says("Eleverne maler den").says("om 30 dage").says("Børn sidder på den");
    }
    assertThat(commitments().history(id)).as("looking changes nothing").hasSize(1);
    var page = fresh().get(link);
    assertThat(page.header("Cache-Control")).hasValue("no-store");
    assertThat(page.header("Referrer-Policy")).hasValue("no-referrer");

    filled(page, "").postWithoutToken(link).isRefused().says("Vælg, hvordan det går.");
    filled(page, "late").fill("why", "Træet er <b>forsinket</b>").postWithoutToken(link).isRefused().says("Skriv den nye dato.").says("Træet er <b>forsinket</b>");
    filled(page, "late").fill("due", "i morgen").fill("why", "Træet").postWithoutToken(link).isRefused().says("Skriv datoen som 1.9.2026.");
    filled(page, "late").fill("due", today().plusDays(20).toString()).fill("why", "Træet").postWithoutToken(link).isRefused().says("Den nye dato skal ligge efter den gamle.");
    assertThat(commitments().history(id)).hasSize(1);

    var sent = filled(page, "late").fill("due", "1/9-2026").fill("why", "Træet er <b>forsinket</b>").postWithoutToken(link);
    assertThat(sent.location()).startsWith(link + "?tak=2-1");
    var thanks = fresh().get(sent.location()).isOk().says("Tak, det er noteret: Forsinket.").says("Det var en fejl").says("→ 1. september 2026");
    assertThat(thanks.text()).contains("Træet er &lt;b&gt;forsinket&lt;/b&gt;");
    filled(page, "late").fill("due", "1/9-2026").fill("why", "Træet er <b>forsinket</b>").postWithoutToken(link).redirectsTo(sent.location());
    assertThat(commitments().history(id)).as("a replay is one row").hasSize(2);
    filled(page, "late").fill("due", "2/9-2026").fill("why", "Gik tilbage og rettede").postWithoutToken(link);
    assertThat(commitments().history(id)).as("what is written anew is another").hasSize(3);
    filled(page, "kept").fill("stamp", "forged").postWithoutToken(link).isRefused().says("Siden var blevet for gammel.");

    var again = fresh().get(link);
    var done = filled(again, "kept").fill("alt", "Tre børn på en bænk").attach("picture", "baenk.jpg", "image/jpeg", photo()).postWithoutToken(link);
    var kept = fresh().get(done.location()).isOk().says("Løftet er holdt. Tak!");
    var image = kept.page().select(".promise-picture img");
    assertThat(image.attr("alt")).isEqualTo("Tre børn på en bænk");
    assertThat(fresh().get(image.attr("src")).isOk().header("Content-Type")).hasValue("image/jpeg");
    var picture = commitments().history(id).getLast().picture();
    fresh().get(Commitments.PUBLIC_PICTURES + picture.id()).isOk();

    fresh().fill("stamp", value(again, "stamp")).postWithoutToken(link + "/fortrydelse").redirectsTo(link);
    assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.LATE);
    fresh().get(link).isOk().says("fortrudt").says("Det var en fejl. Nu igen: Forsinket").says("Her var et billede. Det er fjernet.");
    fresh().get(Commitments.PUBLIC_PICTURES + picture.id()).isNotFound();
  }

  @Test
  void refusesWhatIsNoPictureAndKeepsWhatWasTyped() {
    var id = promise("Stien er fejet", today().plusDays(30));
    var page = fresh().get(link(id));
    filled(page, "kept").fill("why", "Se selv").attach("picture", "sti.jpg", "image/jpeg", "<script>".getBytes()).postWithoutToken(link(id)).isRefused().says("Se selv");
    filled(page, "changed").fill("why", "x".repeat(601)).postWithoutToken(link(id)).isRefused().says("Den må højst være på 600 tegn.");
    filled(page, "late").fill("why", "Sne").fill("due", "9999-12-31").postWithoutToken(link(id)).isRefused().says("Datoen passer ikke.");
    filled(page, "made").postWithoutToken(link(id)).isRefused();
    filled(page, "changed").fill("why", "‮نص 📷").fill("sentence", "Stien er\r\nfejet\tog saltet").postWithoutToken(link(id));
    assertThat(commitments().get(id).terms().sentence()).isEqualTo("Stien er fejet og saltet");
    assertThat(commitments().history(id).getLast().why()).doesNotContain("\0");
  }

  @Test
  void tellsWhatCameInBetweenAndKeepsBoth() {
    var id = promise("Vi svarer alle", today().plusDays(30));
    var stale = fresh().get(link(id));
    commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.LATE, "Fra redaktionen", today().plusDays(50), 1), key());
    filled(stale, "changed").postWithoutToken(link(id)).isRefused().says("Imens kom der også noget fra andre").says("Fra redaktionen");
    var sent = filled(stale, "on-track").fill("why", "Fra ejeren").postWithoutToken(link(id));
    fresh().get(sent.location()).isOk().says("Imens kom der også noget fra andre").says("Begge dele står der nu.").says("Fra redaktionen").says("Fra ejeren");
    assertThat(commitments().history(id)).extracting(CommitmentStep::why).containsExactly("", "Fra redaktionen", "Fra ejeren");
  }

  @Test
  void saysKindlyThatALinkIsNoMore() {
    var id = promise("Lampen lyser", today().plusDays(30));
    var link = link(id);
    var page = fresh().get(link);
    bean(CommitmentLinks.class).recall(by(alice), id, null);
    for (var node : List.of(fresh(), elsewhere())) {
      node.get(link).isGone().says("Linket gælder ikke længere").saysNot("Lampen lyser");
    }
    filled(page, "kept").postWithoutToken(link).isGone();
    fresh().fill("stamp", "x").postWithoutToken(link + "/fortrydelse").isGone();
    fresh().get(CommitmentLinks.FOLDER + "1z-aaaaaaaaaaaaaaaa").isNotFound();
    assertThat(commitments().history(id)).hasSize(1);
  }

  @Test
  void hasTheSameForThoseWhoAreSignedIn() {
    var unit = ((UnitChange.Done) bean(Units.class).add(staff(agnes), new Unit.Words(Unit.Kind.WORKPLACE, "Park og Vej", null, staff(bob).id(), ""))).id();
    var owner = bean(Contacts.class).ofUnit(bean(Units.class).find(unit).orElseThrow());
    var id = promise(CommitmentTerms.of("Græsset er slået", today().plusDays(10), owner, unit), CommitmentAudience.PARTIES);
    var path = "/medarbejder/mine-loefter/" + id.value();
    as(bob).get("/medarbejder/mine-loefter").isOk().says("Græsset er slået").says("Dine løfter");
    as(charlie).get("/medarbejder/mine-loefter").isOk().saysNot("Græsset");
    as(charlie).get(path).isNotFound();
    as(emil).get(path).sendsToSignIn();
    var page = as(bob).get(path).isOk().says("om 10 dage");
    fresh().fill("state", "kept").fill("stamp", value(page, "stamp")).postWithoutToken(path);
    assertThat(commitments().history(id)).as("nobody without a session").hasSize(1);
    as(bob).fill("state", "kept").fill("seen", "1").fill("stamp", value(page, "stamp")).fill("why", "Flot").post(path).redirectsTo(path + "?tak=2-1");
    assertThat(commitments().history(id).getLast().by()).isEqualTo(by(bob));
    clock().move(Duration.ofHours(25));
    as(bob).get(path).isOk().saysNot("Det var en fejl");
  }

  @Test
  void takesAMinuteOnAPhoneWithoutScripts() {
    var terms = CommitmentTerms.of("Bænken ved Søtorvet er malet i klassens farver", today().plusDays(30), outside("Karen Lund"), null);
    var id = promise(terms.withCounterpart(bean(Contacts.class).outside("", "", "Lilleskolen", ""), "Eleverne vælger farven"), CommitmentAudience.PUBLIC);
    try (var browser = new WebBrowser()) {
      var phone = browser.window(WebBrowser.PHONE, false);
      phone.navigate(address() + link(id));
      shot(phone, "answer");
      assertThat(WebBrowser.overflow(phone)).isNotPositive();
      assertThat(phone.locator("#due").isVisible()).isFalse();
      phone.locator("label[for=state-late]").click();
      assertThat(phone.locator("#due").isVisible()).isTrue();
      assertThat(phone.locator("#sentence").isVisible()).isFalse();
      phone.locator("#why").fill("Malingen er ikke kommet.");
      phone.locator("form.promise-form button").press("Enter");
      shot(phone, "answer-wrong");
      assertThat(phone.locator(".field-error").innerText()).contains("Skriv den nye dato.");
      phone.locator("#due").fill(today().plusDays(44).toString());
      phone.locator("#picture").setInputFiles(new FilePayload("IMG_1.JPG", "image/jpeg", photo()));
      phone.locator("form.promise-form button").press("Enter");
      phone.waitForURL(url -> url.contains("?tak="));
      shot(phone, "answer-thanks");
      assertThat(phone.locator("[role=status]").innerText()).contains("Tak, det er noteret");
      assertThat(commitments().get(id).terms().due()).isEqualTo(today().plusDays(44));
      phone.locator(".promise-undo button").press("Enter");
      phone.waitForURL(address() + link(id));
      assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.MADE);
    }
  }

  private static void shot(Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + ".png"));
    }
  }
}
