package dk.pip.dialogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages of wheels in Chromium: wide and light, on a phone in the dark, printed, and without scripts.
class LookAtWheelTest extends PipTest {
  private static WebBrowser browser;
  private static Page bobs;
  private static Wheel wheel;
  private static Wheel term;
  private static DialogueId lindely;

  @BeforeAll
  static void makeAWheel() {
    as(agnes).fill("who", staff(bob).id().value().toString()).post("/dialog/sekretaerer");
    var wheels = bean(Wheels.class);
    clock().set(Dates.instant(LocalDate.of(2026, 1, 5).atTime(9, 0)));
    wheel = wheels.find(wheels.make(staff(bob), wheels.template("aabenraa").orElseThrow(), "Institutionsaftaler", 2026).orElseThrow()).orElseThrow();
    term = wheels.find(wheels.make(staff(bob), wheels.template("byraadsperiode").orElseThrow(), "Aftaler for byrådsperioden", 2026).orElseThrow()).orElseThrow();
    var names = List.of("Plejehjemmet Lindely", "Børnehuset Kornblomsten", "Skovskolen", "Ungdomsklubben Bølgen", "Plejehjemmet Åhaven", "Musikskolen", "Biblioteket ved Søen", "Svømmehallen");
    var all = new ArrayList<DialogueId>();
    for (var name : names) {
      all.add(begin(name));
    }
    lindely = all.getFirst();
    wheels.attach(staff(bob), wheel, all.subList(0, 7));
    clock().set(Dates.instant(LocalDate.of(2026, 1, 28).atTime(9, 0)));
    all.subList(0, 6).forEach(it -> wheels.happened(it, WheelKind.DRAFT_IN, Side.COUNTERPART));
    all.subList(0, 4).forEach(it -> wheels.happened(it, WheelKind.SIGNING, Side.COUNTERPART));
    all.subList(0, 3).forEach(it -> wheels.happened(it, WheelKind.SIGNING, null));
    wheels.move(staff(bob), wheel, new WheelKey("mid-in", 2026), LocalDate.of(2026, 6, 12), "Grundlovsdag og ferie ligger tæt i år");
    wheels.move(staff(bob), wheel, new WheelKey("themes", 2026), null, "Lederforum mødes først i januar");
    clock().set(Dates.instant(LocalDate.of(2026, 6, 15).atTime(9, 0)));
    browser = new WebBrowser();
    bobs = browser.signedIn(bob, address() + "/dialog");
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Staff staff(Person person) {
    var people = bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  private static DialogueId begin(String name) {
    var dialogues = bean(Dialogues.class);
    var words =
        new Dialogue.Words(
            DialogueLevel.DEPARTMENT_INSTITUTION, "Aftale med " + name, "", CommitmentAudience.PARTIES, new Party("Socialafdelingen", null), new Party(name, null), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    var id = dialogues.begin(staff(bob), words);
    dialogues.add(staff(bob), dialogues.find(id).orElseThrow(), new PartyContact.Words(Side.COUNTERPART, "Karen Lund", "forstander", MailAddress.parse("karen@ellebaek.example").orElseThrow(), null, true));
    return id;
  }

  private static void look(String path) {
    bobs.navigate(address() + path);
    assertThat(WebBrowser.faults(bobs)).isEmpty();
  }

  @Test
  void showsTheRingWideAndTheListOnAPhone() {
    var path = "/dialog/aarshjul/" + wheel.id().value();
    look("/dialog");
    look("/dialog/aarshjul");
    look(path);
    assertThat(bobs.locator(".wheel-ring")).isVisible();
    assertThat(bobs.locator(".wheel-ring")).hasAttribute("aria-hidden", "true");
    assertThat(bobs.locator(".wheel-step")).hasCount(9);
    bobs.setViewportSize(WebBrowser.PHONE, 844);
    assertThat(bobs.locator(".wheel-ring")).isHidden();
    assertThat(bobs.locator(".wheel-step").first()).isVisible();
    bobs.setViewportSize(WebBrowser.WIDE, 900);
    bobs.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(bobs.locator(".wheel-ring")).isVisible();
    assertThat(bobs.locator(".staff-bar")).isHidden();
    bobs.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    look("/dialog/aarshjul/" + term.id().value());
  }

  @Test
  void showsAllDialoguesOnOnePage() {
    look("/dialog/aarshjul/" + wheel.id().value() + "/stand?trin=signing-2026");
    assertThat(bobs.locator("tbody tr")).hasCount(7);
    bobs.getByText("Forsinkede (").click();
    assertThat(bobs.locator("tbody tr")).hasCount(4);
    look("/dialog/aarshjul/" + wheel.id().value() + "/dialoger");
    look("/dialog/aarshjul/" + wheel.id().value() + "/dage/mid-in/2026");
    look("/dialog/" + lindely.value() + "/aarshjul");
  }

  @Test
  void showsOnlyWhatBelongsToTheChosenWayOfADate() {
    bobs.navigate(address() + "/dialog/aarshjul/skabeloner/byraadsperiode");
    bobs.getByText("Kopiér og ret").click();
    assertThat(WebBrowser.faults(bobs)).isEmpty();
    bobs.getByText("Tilføj et trin").click();
    assertThat(bobs.locator("#month")).isVisible();
    assertThat(bobs.locator("#base")).isHidden();
    bobs.getByLabel("Regnet fra et andet trin").check();
    assertThat(bobs.locator("#month")).isHidden();
    assertThat(bobs.locator("#base")).isVisible();
    assertThat(WebBrowser.faults(bobs)).isEmpty();
    bobs.locator("#name").fill("Høring i MED");
    bobs.locator("#count").fill("");
    bobs.locator("main button", new Page.LocatorOptions().setHasText("Gem")).click();
    assertThat(bobs.locator(".errors")).isFocused();
    assertThat(bobs.locator("#count-error")).isVisible();
    bobs.locator("#count").fill("10");
    bobs.locator("#measure").selectOption("WORKING_DAYS");
    bobs.locator("#direction").selectOption("before");
    bobs.locator("#base").selectOption("signing");
    bobs.locator("main button", new Page.LocatorOptions().setHasText("Gem")).click();
    assertThat(bobs.locator(".wheel-step", new Page.LocatorOptions().setHasText("Høring i MED"))).containsText("10 arbejdsdage før »Aftalen er underskrevet«");
  }

  @Test
  void letsAPartySayOnAPhoneThatItIsDone() {
    var contact = bean(Dialogues.class).contacts(lindely).getFirst();
    var link = DialogueMember.ADDRESS + bean(Dialogues.class).token(contact);
    var phone = browser.phone();
    phone.navigate(address() + link);
    phone.getByText("Hele årshjulet").click();
    var step = phone.locator("#mid-in-2026");
    step.getByText("Vi har gjort det").tap();
    assertThat(step).containsText("Plejehjemmet Lindely: meldt gjort mandag 15. juni af Karen Lund");
    assertThat(WebBrowser.faults(phone)).isEmpty();
    step.getByText("Fortryd").click();
    assertThat(step).containsText("Plejehjemmet Lindely: ikke endnu");
    var without = browser.window(WebBrowser.WIDE, false);
    without.navigate(address() + link + "/aarshjul");
    without.locator("#mid-in-2026").getByText("Vi har gjort det").click();
    assertThat(without.locator("#mid-in-2026")).containsText("meldt gjort");
  }
}
