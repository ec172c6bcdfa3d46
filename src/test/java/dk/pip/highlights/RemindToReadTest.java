package dk.pip.highlights;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.Units;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.WebBrowser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One mail about all that somebody must read, near its last day, and the way in for those who have only their own phone.
class RemindToReadTest {
  private static final StoppedClock CLOCK = new StoppedClock();
  private static OtherServer server;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, CLOCK);
    var alice = server.as(Cast.ALICE);
    var desk = alice.attach("bundle", "marts.zip", "application/zip", Bundles.small().zip()).post("/redaktion/udgaver").location();
    alice.fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    var words = new Unit.Words(Unit.Kind.WORKPLACE, "Biblioteket", null, staff(Cast.CHARLIE).id(), "");
    var library = ((UnitChange.Done) server.bean(Units.class).add(staff(Cast.AGNES), words)).id();
    server.bean(Units.class).put(staff(Cast.AGNES), staff(Cast.BOB).id(), List.of(library));
    var highlights = server.bean(Highlights.class);
    // Monday 30 March comes before a week with holidays: its two working days ahead are Thursday and Friday.
    var aim = new Aim(false, Set.of(library), Set.of(), false);
    highlights.make(staff(Cast.ALICE), "/nyheder/2026/baenken", true, new Highlights.Words("Det gælder jer.", LocalDate.of(2026, 3, 30), aim));
    highlights.make(staff(Cast.ALICE), "/udgaver/2026-03", true, new Highlights.Words("Det også.", LocalDate.of(2026, 3, 30), aim));
    highlights.make(staff(Cast.ALICE), "/nyheder/2026/baenken", false, new Highlights.Words("Kun godt at vide.", LocalDate.of(2026, 3, 30), Aim.EVERYBODY));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nobodyHasReadAnything() {
    CLOCK.set(StoppedClock.START);
    for (var table : List.of("highlights.acknowledgement", "highlights.reminder", "mail.kept_mail", "people.attempt")) {
      server.bean(JdbcClient.class).sql("delete from " + table).update();
    }
  }

  @Test
  void remindsOnceOfAllAndTellsTheLeaderHowMany() {
    on("2026-03-25");
    assertThat(reminders(Cast.BOB)).isEmpty();
    var first = server.bean(Highlights.class).on(staff(Cast.CHARLIE)).getFirst().highlight();
    assertThat(server.bean(Highlights.class).acknowledge(staff(Cast.CHARLIE), first.id(), 1)).isTrue();
    for (var day = 26; day <= 31; day++) {
      on("2026-03-" + day);
    }
    assertThat(reminders(Cast.BOB)).singleElement().satisfies(mail -> {
      assertThat(mail.header("Subject")).isEqualTo("Husk: 2 ting, som du skal læse");
      assertThat(mail.text()).contains("Kære Bob Holm", "senest mandag 30. marts", "på din egen telefon").doesNotContain("Kun godt at vide");
    });
    assertThat(mails(Cast.CHARLIE)).extracting(mail -> mail.header("Subject")).satisfiesExactlyInAnyOrder(
        subject -> assertThat(subject).startsWith("Husk at læse »"), subject -> assertThat(subject).isEqualTo("Nogle mangler at bekræfte det, de skal læse"));
    assertThat(mails(Cast.CHARLIE)).noneSatisfy(mail -> assertThat(mail.text()).contains("Bob Holm"));
    assertThat(mails(Cast.ALICE)).isEmpty();
  }

  /// The code on a workplace's poster, read off the page as a phone does, then signed in with the link in a mail, to the edition.
  @Test
  void leadsFromThePosterToTheEditionOnOnesOwnPhone() throws Exception {
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(Cast.CHARLIE, server.address() + "/medarbejder/opslag");
      PlaywrightAssertions.assertThat(page.locator(".poster")).containsText("Læs det nyeste på din telefon");
      assertThat(WebBrowser.faults(page)).isEmpty();
      var read = read(page.locator(".poster-code svg").screenshot());
      assertThat(read).endsWith("/udgaver/nyeste");

      var phone = browser.phone();
      phone.navigate(server.address() + "/udgaver/nyeste");
      assertThat(phone.url()).endsWith("/udgaver/2026-03");

      phone.navigate(server.address() + "/medarbejder/til-dig");
      phone.locator("a[href='/log-ind/link']").first().tap();
      phone.locator("#mail").fill(Cast.BOB.mail());
      phone.locator("#mail").press("Enter");
      PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Kig i din indbakke");
      Await.until("a link to Bob", () -> mails(Cast.BOB).stream().anyMatch(mail -> mail.text().contains("/log-ind/link/")));
      var mail = mails(Cast.BOB).stream().filter(it -> it.text().contains("/log-ind/link/")).findFirst().orElseThrow();
      var link = Pattern.compile("/log-ind/link/\\S+").matcher(mail.text());
      assertThat(link.find()).isTrue();
      phone.navigate(server.address() + link.group());
      phone.locator("main button").first().tap();
      phone.waitForURL(url -> !url.contains("/log-ind"));
      phone.navigate(server.address() + "/medarbejder/til-dig");
      PlaywrightAssertions.assertThat(phone.locator("h1")).hasText("Til dig");
      assertThat(WebBrowser.overflow(phone)).isZero();
      confirm(phone);
      page.navigate(server.address() + "/medarbejder/min-arbejdsplads");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("har bekræftet");
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.navigate(server.address() + "/medarbejder/til-dig");
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  /// Reads what must be read and says so, takes that back, and says so again.
  private static void confirm(Page phone) {
    var before = phone.locator("a.button", new Page.LocatorOptions().setHasText("Læs og bekræft")).count();
    assertThat(before).isPositive();
    phone.locator("a.button", new Page.LocatorOptions().setHasText("Læs og bekræft")).first().tap();
    phone.waitForURL(url -> url.contains("/til-dig/"));
    assertThat(WebBrowser.axe(phone)).isEmpty();
    var here = phone.url();
    phone.locator(".two-steps a").tap();
    phone.waitForURL(url -> !url.equals(here));
    phone.navigate(here);
    phone.locator("button", new Page.LocatorOptions().setHasText("Jeg har læst den")).tap();
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Du bekræftede");
    phone.locator("button", new Page.LocatorOptions().setHasText("Det var en fejl")).tap();
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Din bekræftelse er taget tilbage");
    phone.locator("button", new Page.LocatorOptions().setHasText("Jeg har læst den")).tap();
    PlaywrightAssertions.assertThat(phone.locator("main")).containsText("Du bekræftede");
    phone.navigate(phone.url().replaceFirst("/til-dig/.*", "/til-dig"));
    PlaywrightAssertions.assertThat(phone.locator("a.button", new Page.LocatorOptions().setHasText("Læs og bekræft"))).hasCount(before - 1);
  }

  private static String read(byte[] png) throws IOException, com.google.zxing.ReaderException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText();
  }

  private static void on(String day) {
    CLOCK.set(Instant.parse(day + "T07:00:00Z"));
    server.bean(RemindToRead.class).run();
    server.bean(Outbox.class).sendDue();
    Await.until("the letters to leave", () -> server.bean(Outbox.class).countWaiting() == 0);
  }

  private static List<ReadMail> reminders(Person to) {
    return mails(to).stream().filter(mail -> !mail.text().contains("/log-ind/link/")).toList();
  }

  private static Staff staff(Person person) {
    var people = server.bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }

  private static List<ReadMail> mails(Person to) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream().filter(kept -> kept.to().equals(to.mail())).map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow())).toList().reversed();
  }
}
