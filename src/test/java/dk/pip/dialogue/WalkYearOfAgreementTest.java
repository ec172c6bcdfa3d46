package dk.pip.dialogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Commitments;
import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.WebBrowser;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole year of one agreement, in a window for each side, with the clock moved: from the wheel to what the next year begins with.
/// Bob runs the wheel, Hanne manages, Ole leads a nursing home, Alice edits.
class WalkYearOfAgreementTest {
  private static final StoppedClock CLOCK = new StoppedClock();
  private static final Pattern CODE = Pattern.compile("koden (\\d{3} \\d{3})");
  private static final String FACES = "Hver beboer har én fast kontaktperson";
  private static final String NIGHT = "Lindely får en vagt mere om natten";
  private static OtherServer server;
  private static WebBrowser browser;
  private static Dialogues dialogues;
  private static Agreements agreements;

  @BeforeAll
  static void start() {
    CLOCK.set(Dates.instant(LocalDate.parse("2026-01-05").atTime(9, 0)));
    server = OtherServer.start(Map.of(), true, CLOCK);
    browser = new WebBrowser();
    dialogues = server.bean(Dialogues.class);
    agreements = server.bean(Agreements.class);
    dialogues.nameSecretary(staff(Cast.AGNES), server.bean(People.class).findAccount(staff(Cast.BOB).id()).orElseThrow());
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static Staff staff(Person person) {
    var people = server.bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  private static PartyContact contact(Dialogue dialogue, Side side, String name, String title) {
    var mail = MailAddress.parse(name.split(" ")[0].toLowerCase() + "@lindely.example").orElseThrow();
    return dialogues.contact(dialogues.add(staff(Cast.BOB), dialogue, new PartyContact.Words(side, name, title, mail, null, true)).orElseThrow()).orElseThrow();
  }

  private static void on(String day) {
    CLOCK.set(Dates.instant(LocalDate.parse(day).atTime(9, 0)));
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
  }

  private static void go(Page page, String path) {
    page.navigate(server.address() + path);
  }

  private static void press(Page page, String words) {
    page.locator("main button:has-text('" + words + "')").first().click();
  }

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);
  }

  private static String code(PartyContact of) {
    server.bean(Outbox.class).sendDue();
    var mailbox = server.bean(Mailbox.class);
    var mail =
        mailbox.list().stream()
            .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()))
            .filter(it -> it.header("To").contains(of.mail().text()) && it.header("Subject").contains("din kode"))
            .findFirst()
            .orElseThrow();
    var code = CODE.matcher(mail.text());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static void sign(Page page, PartyContact who, String member, int version) {
    go(page, member + "/aftale/" + version + "/underskrift");
    press(page, "Send mig en kode");
    page.locator("#code").fill(code(who));
    press(page, "Skriv under");
    assertThat(page.locator("main")).containsText("Tak, du");
  }

  /// The figures of the page agree with its list, whatever has happened.
  private static void promisesAddUp(int all, Map<CommitmentState, Integer> states) {
    var page = new Client(server.address()).get("/loefter").isOk().page();
    var figures = page.select(".promise-figures strong").eachText().stream().map(Integer::valueOf).toList();
    assertThat(figures.getFirst()).isEqualTo(all).isEqualTo(figures.stream().skip(1).mapToInt(Integer::intValue).sum());
    assertThat(page.select(".promise-list > li")).hasSize(all);
    states.forEach((state, number) -> assertThat(server.bean(Commitments.class).list(CommitmentQuery.ofPublic()).stream().filter(it -> it.state() == state)).as(state.name()).hasSize(number));
  }

  @Test
  void goesFromTheWheelToTheNextYear() {
    var bob = server.as(Cast.BOB);
    var words = new Dialogue.Words(DialogueLevel.DEPARTMENT_INSTITUTION, "Lindelys aftale 2026", "Trygge nætter", CommitmentAudience.PUBLIC, new Party("Ældreafdelingen", null), new Party("Lindely", null), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
    var dialogue = dialogues.find(dialogues.begin(staff(Cast.BOB), words)).orElseThrow();
    var address = "/dialog/" + dialogue.id().value();
    var hanne = contact(dialogue, Side.MANAGEMENT, "Hanne Birk", "ældrechef");
    var ole = contact(dialogue, Side.COUNTERPART, "Ole Lund", "forstander");
    var hannes = DialogueMember.ADDRESS + dialogues.token(hanne);
    var oles = DialogueMember.ADDRESS + dialogues.token(ole);
    var wheel = bob.fill("from", "aabenraa").fill("name", "Institutionsaftaler").fill("firstYear", "2026").post("/dialog/aarshjul").location();
    bob.fill("dialogue", dialogue.id().value().toString()).post(wheel + "/dialoger").hasStatus(302);
    bob.get(wheel).isOk().says("Rykket fra lørdag 31. januar");

    // Both prepare alone, and read each other's in the same moment.
    var set = bob.fill("topic", "dilemma").fill("title", "Nætterne").fill("about", "Vi har for få om natten.").fill("day", "2026-01-20").fill("time", "10:00").fill("minutes", "60").fill("place", "Dagligstuen")
        .fill("prepareBy", "2026-01-16").fill("questions", "Hvad lykkes?").post(address + "/samtaler").location();
    bob.post(set + "/afsendelse").redirectsTo(set);
    var talk = "/samtale" + set.substring(set.lastIndexOf('/'));
    var her = browser.window(1100, true);
    var his = browser.phone();
    go(her, hannes);
    assertThat(her.locator("main")).containsText("Nætterne");
    go(her, hannes + talk + "/forberedelse");
    her.locator("#answer0").fill("Faldene er halveret.");
    press(her, "Aflever");
    go(his, oles + talk + "/forberedelse");
    assertThat(his.locator("main")).not().containsText("Faldene er halveret");
    his.locator("#answer0").fill("Vi mangler hænder om natten.");
    press(his, "Aflever");
    assertThat(his.locator("main")).containsText("Faldene er halveret");
    go(her, hannes + talk);
    assertThat(her.locator("main")).containsText("Vi mangler hænder om natten.");

    // The talk: a promise that both agree to, and a disagreement in the words of each.
    on("2026-01-20");
    go(her, hannes + talk + "/referat");
    go(his, oles + talk + "/referat");
    her.locator("#agreed").fill(NIGHT);
    her.locator("#does-management").check();
    her.locator("#due").fill("2026-05-01");
    press(her, "Foreslå");
    var yes = his.locator("#talk-now button:has-text('Det er vi enige i')");
    assertThat(yes).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    yes.click();
    assertThat(his.locator("#talk-now")).containsText("Begge sider er enige");
    his.locator("#disagreed").fill("Vi skal være to mere.");
    press(his, "Skriv det op");
    assertThat(her.locator("#talk-now")).containsText("Vi skal være to mere.", soon());
    press(her, "Vi er færdige");
    go(his, oles + talk + "/referat");
    press(his, "Vi er færdige");
    new Client(server.address()).postWithoutToken(oles + talk + "/aftale").hasStatus(302);

    // The agreement: refused first, then signed by both.
    on("2026-01-22");
    go(his, oles + "/aftale/udkast");
    assertThat(his.locator("#sentence-0")).hasValue(NIGHT);
    his.locator("#part-core-task").fill("Beboerne skal sove trygt.");
    his.locator("#sentence-2").fill(FACES);
    his.locator("#due-2").fill("2026-06-30");
    press(his, "Gem og send til underskrift");
    assertThat(his.locator("main")).containsText("sendt til underskrift");
    go(her, hannes + "/aftale/1/underskrift");
    her.locator("#reason").fill("Datoen er for tidlig for os.");
    press(her, "Jeg skriver ikke under");
    assertThat(her.locator("main")).containsText("at du ikke skriver under");
    promisesAddUp(0);

    on("2026-01-28");
    go(his, oles + "/aftale");
    assertThat(his.locator("main")).containsText("Ikke underskrevet");
    press(his, "Begynd en ny version");
    his.locator("#due-0").fill("2026-06-01");
    press(his, "Gem og send til underskrift");
    assertThat(his.locator("main")).containsText("sendt til underskrift");
    sign(his, ole, oles, 2);
    sign(her, hanne, hannes, 2);
    assertThat(agreements.inForce(dialogue.id()).orElseThrow().number()).isEqualTo(2);
    promisesAddUp(2, Map.of(CommitmentState.MADE, 2));

    // Mid-term: one is late, one is changed, which makes a version that both sign.
    on("2026-05-18");
    var checkup = bob.fill("kind", "mid-term").fill("due", "2026-06-10").post(address + "/opfoelgninger").location();
    var form = "/opfoelgning" + checkup.substring(checkup.lastIndexOf('/'));
    var keys = agreements.commitments(dialogue.id());
    var night = key(dialogue, NIGHT);
    var faces = key(dialogue, FACES);
    go(her, hannes);
    assertThat(her.locator("main")).containsText("midtvejs");
    go(her, hannes + form);
    her.locator("[name='state-" + night + "'][value='late']").check();
    her.locator("[name='due-" + night + "']").fill("2026-10-01");
    her.locator("[name='why-" + night + "']").fill("Ingen søgte stillingen.");
    press(her, "Aflever");
    go(his, oles + form);
    assertThat(his.locator("main")).not().containsText("Ingen søgte");
    his.locator("[name='state-" + faces + "'][value='changed']").check();
    his.locator("[name='sentence-" + faces + "']").fill("Hver beboer har to faste kontaktpersoner");
    his.locator("[name='why-" + faces + "']").fill("Én kan ikke være der hele døgnet.");
    press(his, "Aflever");
    assertThat(his.locator("main")).containsText("Ingen søgte stillingen.");
    promisesAddUp(2, Map.of(CommitmentState.LATE, 1, CommitmentState.MADE, 1));
    press(his, "Begynd en ny version");
    assertThat(his.locator("#why")).isVisible();
    his.locator("#why").fill("Én kan ikke være der hele døgnet.");
    press(his, "Gem og send til underskrift");
    sign(her, hanne, hannes, 3);
    sign(his, ole, oles, 3);
    promisesAddUp(2, Map.of(CommitmentState.LATE, 1, CommitmentState.CHANGED, 1));
    assertThat(keys).isEqualTo(agreements.commitments(dialogue.id()));
    go(her, "/aftaler/" + dialogue.path());
    assertThat(her.locator("main")).containsText("Hver beboer har to faste kontaktpersoner");
    assertThat(WebBrowser.faults(her)).isEmpty();

    // What everybody may read of it becomes a story.
    dialogues.nameSecretary(staff(Cast.AGNES), server.bean(People.class).findAccount(staff(Cast.ALICE).id()).orElseThrow());
    var story = server.as(Cast.ALICE).post(address + "/aftale/3/historie").location();
    var alice = server.as(Cast.ALICE);
    var typed = alice.get(story).isOk().says("to faste kontaktpersoner").saysNot("Vi skal være to mere.").page();
    alice.fill("revision", typed.select("[name=revision]").val()).fill("headline", "Nætterne på Lindely").fill("standfirst", typed.select("[name=standfirst]").val()).fill("body", typed.select("[name=body]").text()).fill("section", "Byen").post(story).redirectsTo(story);
    alice.post(story + "/godkendelse").redirectsTo(story);
    var edition = alice.fill("month", "2026-06").fill("title", "Juni").fill("audience", "PUBLIC").post("/redaktion/udgaver/begynd").location();
    alice.fill("revision", "1").fill("story", story.replaceFirst(".*/", "")).fill("position", "1000").fill("full", "no").post(edition + "/historier");
    alice.fill("when", "now").post(edition + "/udgivelse").redirectsTo(edition);
    assertThat(new Client(server.address()).get("/udgaver/2026-06").text()).as(alice.get(edition).page().select("main").text()).contains("Nætterne på Lindely");
    go(her, "/udgaver/2026-06");
    her.locator("main a:has-text('Nætterne på Lindely')").first().click();
    assertThat(her.locator(".thread")).containsText("Lindelys aftale 2026", soon());
    promisesAddUp(2, Map.of(CommitmentState.LATE, 1, CommitmentState.CHANGED, 1));

    // The year's end: one is kept, one is carried over into the next year's draft.
    on("2026-11-16");
    var end = bob.fill("kind", "year-end").fill("due", "2026-12-01").post(address + "/opfoelgninger").location();
    var last = "/opfoelgning" + end.substring(end.lastIndexOf('/'));
    go(her, hannes + last);
    her.locator("[name='state-" + night + "'][value='carried']").check();
    her.locator("[name='due-" + night + "']").fill("2027-03-01");
    her.locator("[name='why-" + night + "']").fill("Hun begynder 1. marts.");
    press(her, "Aflever");
    go(his, oles + last);
    his.locator("[name='state-" + faces + "'][value='kept']").check();
    his.locator("[name='learned-" + faces + "']").fill("Navnene hænger på dørene.");
    press(his, "Aflever");
    assertThat(his.locator("main")).containsText("Hun begynder 1. marts.");
    promisesAddUp(2, Map.of(CommitmentState.KEPT, 1));
    var next = bob.post(end + "/naeste-aar").location();
    bob.get(next).isOk().says("2027");
    var drafted = dialogues.all().stream().filter(it -> it.from().getYear() == 2027).findFirst().orElseThrow();
    assertThat(agreements.open(drafted.id()).orElseThrow().text().pledges()).extracting(Pledge::sentence).containsExactly(NIGHT);
  }

  private static void promisesAddUp(int none) {
    assertThat(none).isZero();
    assertThat(new Client(server.address()).get("/loefter").isOk().page().select(".promise-list > li")).isEmpty();
  }

  private static String key(Dialogue dialogue, String sentence) {
    return agreements.inForce(dialogue.id()).orElseThrow().text().pledges().stream().filter(it -> it.sentence().equals(sentence)).findFirst().orElseThrow().key();
  }
}
