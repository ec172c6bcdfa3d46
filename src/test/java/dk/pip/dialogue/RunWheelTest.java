package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.Deputies;
import dk.pip.commitments.DueWords;
import dk.pip.hold.Hold;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.transaction.support.TransactionTemplate;

/// A wheel from its template to the end of its year. Bob runs it; Charlie is the head of the department, with eighty institutions.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunWheelTest extends PipTest {
  private static final String WHEELS = "/dialog/aarshjul";
  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final List<DialogueId> EIGHTY = new ArrayList<>();
  private static String wheel = "";

  @BeforeAll
  static void bobRunsTheWheel() {
    as(agnes).fill("who", staff(bob).id().value().toString()).post("/dialog/sekretaerer").redirectsTo("/dialog/sekretaerer");
    for (var number = 1; number <= 80; number++) {
      EIGHTY.add(begin("Aftale %02d".formatted(number), "Børnehuset %02d".formatted(number), DialogueLevel.DEPARTMENT_INSTITUTION));
    }
    begin("Partnerens", "Vejfirmaet", DialogueLevel.PARTNER);
  }

  private static Staff staff(Person person) {
    var people = bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  private static DialogueId begin(String title, String counterpart, DialogueLevel level) {
    var dialogues = bean(Dialogues.class);
    var words = new Dialogue.Words(level, title, "", CommitmentAudience.PARTIES, new Party("Børneafdelingen", null), new Party(counterpart, null), FROM, FROM.withMonth(12).withDayOfMonth(31));
    var id = dialogues.begin(staff(bob), words);
    var dialogue = dialogues.find(id).orElseThrow();
    dialogues.add(staff(bob), dialogue, new PartyContact.Words(Side.MANAGEMENT, "Charlie Krog", "afdelingschef", MailAddress.parse(charlie.mail()).orElseThrow(), staff(charlie).id(), true));
    dialogues.add(staff(bob), dialogue, new PartyContact.Words(Side.COUNTERPART, "Leder af " + counterpart, "leder", MailAddress.parse("leder@" + title.replaceAll("\\W", "").toLowerCase(Locale.ROOT) + ".example").orElseThrow(), null, true));
    return id;
  }

  private static PartyContact contact(DialogueId id, Side side) {
    return bean(Dialogues.class).contacts(id).stream().filter(it -> it.side() == side).findFirst().orElseThrow();
  }

  private static String link(DialogueId id, Side side) {
    return DialogueMember.ADDRESS + bean(Dialogues.class).token(contact(id, side));
  }

  private static Wheel wheel() {
    return bean(Wheels.class).find(new WheelId(UUID.fromString(wheel.substring(wheel.lastIndexOf('/') + 1)))).orElseThrow();
  }

  private static void go(String day) {
    clock().set(Dates.instant(LocalDate.parse(day).atTime(9, 0)));
  }

  private static Client of(Client client, String step, int year) {
    return client.fill("wheel", wheel().id().value().toString()).fill("step", step).fill("year", Integer.toString(year));
  }

  @Test
  @Order(1)
  void isMadeOfATemplateBySecretariesAlone() {
    as(emil).get(WHEELS).sendsToSignIn();
    for (var person : List.of(alice, charlie, agnes)) {
      as(person).get(WHEELS).isNotFound();
      as(person).get(WHEELS + "/skabeloner/aabenraa").isNotFound();
      as(person).fill("from", "aabenraa").fill("name", "x").fill("firstYear", "2026").post(WHEELS).isNotFound();
      as(person).post(WHEELS + "/skabeloner/aabenraa/kopi").isNotFound();
    }
    as(bob).get(WHEELS).says("Her er ingen årshjul endnu").says("Institutionsaftaler").says("MED-årshjul").says("byrådsperioden").says("partnere");
    as(bob).get(WHEELS + "/nyt?fra=findes-ikke").isNotFound();
    as(bob).get(WHEELS + "/nyt?fra=aabenraa").says("Institutionsaftaler");
    as(bob).fill("from", "aabenraa").fill("name", " ").fill("firstYear", "26").post(WHEELS).isRefused().says("Giv det et navn").says("fire tal");
    as(bob).fill("from", "aabenraa").fill("name", "Institutionsaftaler").fill("firstYear", "9999").post(WHEELS).isRefused();
    wheel = as(bob).fill("from", "aabenraa").fill("name", "Institutionsaftaler").fill("firstYear", "2026").post(WHEELS).location();
    as(bob).fill("from", "aabenraa").fill("name", "Institutionsaftaler").fill("firstYear", "2026").post(WHEELS).isRefused().says("allerede et årshjul");
    var page = as(bob).get(wheel).isOk().says("Institutionsaftaler 2026").says("80 dialoger på samme niveau er ikke med").page();
    assertThat(page.select(".wheel-step")).hasSize(9);
    assertThat(page.select(".wheel-ring .wheel-dot")).hasSize(9);
    assertThat(page.select(".wheel-step").get(1).text()).contains("fredag 30. januar").contains("Rykket fra lørdag 31. januar");
  }

  @Test
  @Order(2)
  void takesManyDialoguesInAtOnce() {
    var page = as(bob).get(wheel + "/dialoger").isOk().saysNot("Vejfirmaet").page();
    var boxes = page.select("input[name=dialogue]");
    assertThat(boxes).hasSize(80);
    var filled = as(bob);
    for (var box : boxes) {
      filled = filled.fill("dialogue", box.val());
    }
    assertThat(filled.fill("dialogue", UUID.randomUUID().toString()).post(wheel + "/dialoger").location()).endsWith("/dialoger");
    as(bob).get(wheel + "/dialoger").says("Med i årshjulet (80)");
    as(bob).post(wheel + "/dialoger").redirectsTo(wheel + "/dialoger");
    as(bob).get(wheel + "/dialoger").says("Der blev ikke valgt nogen");
    as(charlie).get(wheel).isOk().saysNot("Tilknyt dialoger").saysNot(">Flyt<");
    as(charlie).post(wheel + "/naeste").isNotFound();
    as(alice).get(wheel).isNotFound();
    as(alice).get(wheel + "/stand").isNotFound();
    as(alice).get(wheel + "/kalender.ics").isNotFound();
  }

  @Test
  @Order(3)
  void asksNobodyForWhatWasDueBeforeTheyCameIn() {
    var hans = link(EIGHTY.getFirst(), Side.COUNTERPART);
    fresh().get(hans).isOk().says("Midtvejsskema ind").saysNot("skulle være gjort");
    fresh().get(hans + "/aarshjul").isOk().says("udgår").says("onsdag 10. juni");
    as(bob).get(wheel + "/stand").says("80 dialoger");
  }

  @Test
  @Order(4)
  void isMovedByHandAndSaysWhy() {
    var day = wheel + "/dage/mid-out/2026";
    as(bob).get(day).says("Reglen er: 17. maj");
    as(bob).fill("day", "17. maj").fill("why", "").post(day).isRefused().says("Vælg en dato").says("Skriv hvorfor");
    as(bob).fill("day", "2031-05-01").fill("why", "x".repeat(201)).post(day).isRefused();
    as(bob).fill("day", "2026-05-20").fill("why", "Konfirmation <b>og</b> ferie").post(day).redirectsTo(wheel);
    as(charlie).get(wheel).says("Flyttet fra mandag 18. maj af Bob Holm: Konfirmation <b>og</b> ferie");
    as(bob).fill("day", "").fill("why", "Ingen temaer i år").fill("act", "ud").post(wheel + "/dage/themes/2026").redirectsTo(wheel);
    as(bob).get(wheel).says("Udgår i år, siger Bob Holm: Ingen temaer i år");
    var file = new String(as(charlie).get(wheel + "/kalender.ics").isOk().bytes(), StandardCharsets.UTF_8);
    assertThat(file).contains("BEGIN:VCALENDAR\r\n").contains("DTSTART;VALUE=DATE:20260520\r\nDTEND;VALUE=DATE:20260521\r\n").contains("Midtvejsskema ud").contains("STATUS:CANCELLED");
    assertThat(file.split("BEGIN:VEVENT")).hasSize(10);
    assertThat(file.lines()).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    as(bob).post(wheel + "/dage/themes/2026/regel").redirectsTo(wheel);
    as(bob).get(wheel).saysNot("Ingen temaer i år");
    as(bob).get(wheel + "/dage/findes-ikke/2026").isNotFound();
    as(bob).get(wheel + "/dage/themes/1999").isNotFound();
  }

  @Test
  @Order(4)
  void isMarkedAsSidesSignAndNotWhenOneRefuses() {
    var agreements = bean(Agreements.class);
    var id = EIGHTY.get(4);
    var dialogue = bean(Dialogues.class).find(id).orElseThrow();
    var page = "/dialog/" + id.value() + "/aarshjul";
    var by = new Agreements.Author.Arranger(staff(bob));
    var draft = agreements.begin(by, dialogue);
    var text = new AgreementText(Map.of(AgreementPart.values()[0], "At børnene trives"), Map.of(), List.of(), List.of());
    var saved = ((Agreements.Saved.Done) agreements.save(by, draft, draft.revision(), text, "")).version();
    var up = ((Agreements.PutUp.Done) agreements.putUp(by, dialogue, saved, saved.revision())).version();
    agreements.sign(staff(charlie), dialogue, up, contact(id, Side.MANAGEMENT), Objects.requireNonNull(up.hash()));
    assertThat(signing(page)).contains("Børneafdelingen: gjort tirsdag 10. marts").doesNotContain("Børnehuset 05: gjort");
    agreements.refuse(dialogue, up, contact(id, Side.COUNTERPART), "Ikke sådan");
    assertThat(signing(page)).doesNotContain("gjort tirsdag");
  }

  private static String signing(String page) {
    return as(bob).get(page).isOk().page().select("#signing-2026").text();
  }

  /// What is told of steps whose day has come.
  private static final class Recorder implements WheelSteps {
    private final List<String> told = new ArrayList<>();

    @Override
    public boolean due(Dialogue dialogue, WheelStepDue step) {
      told.add(step.kind() + " " + step.day());
      return step.kind().isFormOut();
    }
  }

  private static WheelRun run(WheelSteps part) {
    return new WheelRun(bean(Wheels.class), bean(WheelTable.class), List.of(part), bean(Hold.class), bean(TransactionTemplate.class), clock());
  }

  @Test
  @Order(5)
  void opensFormsOnTheirDayOnceForEachDialogue() {
    var recorder = new Recorder();
    go("2026-05-19");
    run(recorder).run();
    assertThat(recorder.told).isEmpty();
    go("2026-05-20");
    run(recorder).run();
    assertThat(recorder.told).hasSize(80).containsOnly("MID_FORM_OUT 2026-05-20");
    run(recorder).run();
    clock().move(Duration.ofDays(1));
    run(recorder).run();
    assertThat(recorder.told).hasSize(80);
    as(bob).get(wheel).says("80 af 80 er inde");
  }

  @Test
  @Order(6)
  void isDoneBySidesEachForThemselves() {
    go("2026-06-01");
    var dialogue = EIGHTY.getFirst();
    var hans = link(dialogue, Side.COUNTERPART);
    var charlies = link(dialogue, Side.MANAGEMENT);
    var writes = statementsOf(() -> fresh().get(hans + "/aarshjul").isOk()).stream().filter(it -> it.strip().matches("(?is)^(insert|update|delete).*dialogue\\..*")).toList();
    assertThat(writes).as("a scanner follows links").isEmpty();
    var answer = fresh().get(hans + "/aarshjul");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");

    go("2026-06-10");
    fresh().get(hans).says("Midtvejsskema ind · senest onsdag 10. juni");
    of(fresh(), "mid-in", 2026).postWithoutToken(hans + "/aarshjul/gjort").redirectsTo(hans + "/aarshjul");
    of(fresh(), "mid-in", 2026).postWithoutToken(hans + "/aarshjul/gjort").redirectsTo(hans + "/aarshjul");
    fresh().get(hans + "/aarshjul").says("meldt gjort onsdag 10. juni af Leder af Børnehuset 01");
    fresh().get(charlies + "/aarshjul").says("Børneafdelingen: ikke endnu").says("Børnehuset 01: meldt gjort");
    as(charlie).get(wheel + "/stand?trin=mid-in-2026").says("mangler Børneafdelingen");

    go("2026-06-11");
    fresh().get(charlies).says("skulle være gjort onsdag 10. juni");
    fresh().get(hans).saysNot("skulle være gjort").says("Vi venter på Børneafdelingen: Midtvejsskema ind");
    of(fresh(), "mid-in", 2026).postWithoutToken(hans + "/aarshjul/fortryd");
    fresh().get(hans).says("skulle være gjort onsdag 10. juni");
    of(fresh(), "mid-in", 2026).postWithoutToken(hans + "/aarshjul/gjort");
    of(fresh(), "mid-out", 2026).postWithoutToken(hans + "/aarshjul/fortryd");
    of(fresh(), "findes ikke {x}\r\n", 2026).postWithoutToken(hans + "/aarshjul/gjort").redirectsTo(hans + "/aarshjul");
    as(bob).get(wheel + "/stand?trin=mid-out-2026&vis=inde").says("Inde (80)");

    // Another dialogue's link does nothing here, and one that is recalled nothing at all.
    var others = link(EIGHTY.get(1), Side.COUNTERPART);
    of(fresh(), "mid-in", 2026).postWithoutToken(others + "/aarshjul/gjort");
    assertThat(bean(Dialogues.class).events(EIGHTY.get(1))).extracting(DialogueEvent::act).contains("dialogue.event.wheel-done");
    bean(Dialogues.class).recall(staff(bob), contact(EIGHTY.get(1), Side.COUNTERPART));
    of(fresh(), "mid-in", 2026).postWithoutToken(others + "/aarshjul/fortryd").hasStatus(410);
  }

  @Test
  @Order(7)
  void showsTheDirectorAllEightyOnOnePage() {
    as(bob).post(wheel + "/dage/mid-in/2026/gjort").redirectsTo(wheel + "/dage/mid-in/2026");
    as(bob).get(wheel + "/dage/mid-in/2026").says("80 af 80 er inde");
    as(bob).post(wheel + "/dage/mid-in/2026/fortryd").redirectsTo(wheel + "/dage/mid-in/2026");
    as(bob).get(wheel + "/dage/mid-in/2026").says("0 af 80 er inde");
    for (var number = 0; number < 70; number++) {
      bean(Wheels.class).happened(EIGHTY.get(number), WheelKind.MID_FORM_IN, Side.MANAGEMENT);
      bean(Wheels.class).happened(EIGHTY.get(number), WheelKind.MID_FORM_IN, Side.COUNTERPART);
    }
    var page = as(charlie).get(wheel + "/stand?trin=mid-in-2026").isOk().says("Inde (70)").says("Forsinkede (10)").page();
    assertThat(page.select("tbody tr")).hasSize(80);
    assertThat(page.select("main form[method=post], main button[name]")).as("states only").isEmpty();
    var late = as(charlie).get(wheel + "/stand?trin=mid-in-2026&vis=forsinket&sorter=forsinket&q=børnehuset").page();
    assertThat(late.select("tbody tr")).hasSize(10);
    assertThat(late.select("tbody tr").first().text()).contains("Aftale 71").contains("forsinket: mangler Børneafdelingen og Børnehuset 71");
    assertThat(as(charlie).get(wheel + "/stand?q=" + "79").page().select("tbody tr")).hasSize(1);
    as(charlie).get(wheel + "/stand?q=findes-ikke").says("Ingen dialoger her");
    as(charlie).get(wheel + "/stand?trin=%3Cscript%3E&vis=x&sorter=y&q=%25").isOk();
    as(charlie).get("/dialog").says("10 er forsinkede").says("Hvor langt er alle?");
    assertThat(statementsOf(() -> as(charlie).get("/dialog").isOk())).hasSizeLessThan(600);
    assertThat(statementsOf(() -> as(charlie).get(wheel + "/stand").isOk())).hasSizeLessThan(40);
  }

  @Test
  @Order(8)
  void isMarkedByWhatHappens() {
    go("2026-11-20");
    var dialogue = EIGHTY.get(2);
    var row = bean(Wheels.class);
    row.happened(dialogue, WheelKind.YEAR_FORM_IN, Side.COUNTERPART);
    row.withdrawn(dialogue, WheelKind.YEAR_FORM_IN);
    as(bob).get("/dialog/" + dialogue.value() + "/aarshjul").says("Årsskema ind").says("Børnehuset 03: ikke endnu");
    row.happened(dialogue, WheelKind.YEAR_FORM_IN, null);
    row.withdrawn(dialogue, WheelKind.YEAR_FORM_IN);
    as(bob).get("/dialog/" + dialogue.value() + "/aarshjul").says("Børnehuset 03: gjort fredag 20. november");
    row.happened(dialogue, WheelKind.DRAFT_OUT, null);
    row.talked(dialogue);
    assertThat(as(bob).get("/dialog/" + dialogue.value() + "/aarshjul").page().select("#next-talk-2026").text()).as("within its weeks").contains("gjort fredag 20. november");
    of(as(bob), "year-in", 2026).post("/dialog/" + dialogue.value() + "/aarshjul/fortryd").redirectsTo("/dialog/" + dialogue.value() + "/aarshjul");
    assertThat(as(bob).get("/dialog/" + dialogue.value() + "/aarshjul").page().select("#year-in-2026").text()).doesNotContain("gjort fredag 20. november");
    of(as(bob), "year-in", 2026).fill("side", "management").post("/dialog/" + dialogue.value() + "/aarshjul/gjort");
    as(bob).get("/dialog/" + dialogue.value() + "/aarshjul").says("Børneafdelingen: meldt gjort fredag 20. november af Bob Holm").says("Børnehuset 03: ikke endnu");
    as(alice).get("/dialog/" + dialogue.value() + "/aarshjul").isNotFound();
    as(charlie).get("/dialog/" + dialogue.value() + "/aarshjul").isNotFound();
    of(as(charlie), "year-in", 2026).post("/dialog/" + dialogue.value() + "/aarshjul/gjort").isNotFound();
    var words = bean(WheelWords.class);
    var asked = words.asked(LocalDate.of(2026, 12, 1));
    assertThat(asked).as("whoever did it isn't asked").noneMatch(it -> it.dialogue().id().equals(dialogue) && it.contact().side() == Side.MANAGEMENT && it.step().key().equals("year-in"));
    assertThat(asked).anyMatch(it -> it.dialogue().id().equals(dialogue) && it.contact().side() == Side.COUNTERPART && it.step().key().equals("year-in"));
    assertThat(words.runs(LocalDate.of(2026, 12, 1))).extracting(it -> it.step().key() + " " + it.missing()).containsExactly("year-out 80");
  }

  @Test
  @Order(9)
  void isRemindedOfInTheLetterOfTheDay() {
    var contacts = bean(Contacts.class);
    var deputy = contacts.outside("Vera Vikar", "", "", "vera@vikar.example");
    var today = LocalDate.of(2026, 11, 20);
    assertThat(bean(Deputies.class).name(new By.ByPip(), Objects.requireNonNull(contact(EIGHTY.get(3), Side.COUNTERPART).mail()), "Leder", deputy, today, today.plusDays(30))).isEmpty();
    var lines = bean(WheelDueWords.class).due(today);
    assertThat(lines).extracting(it -> it.thing() + it.due() + it.rung() + it.to().key()).doesNotHaveDuplicates();
    var directors = lines.stream().filter(it -> it.to().text().equals(charlie.mail())).toList();
    assertThat(directors).as("of eighty dialogues in a line").hasSize(1);
    assertThat(directors.getFirst().words()).isEqualTo("Årsskema ind: skulle have været gjort torsdag 5. november. Det mangler i 79 dialoger.");
    as(charlie).get(directors.getFirst().path()).isOk().says("Mangler (80)");
    var heads = lines.stream().filter(it -> it.title().equals("Aftale 01")).toList();
    assertThat(heads).hasSize(1);
    assertThat(heads.getFirst().to().text()).isEqualTo("leder@aftale01.example");
    assertThat(heads.getFirst().rung()).isEqualTo("late again");
    fresh().get(heads.getFirst().path()).isOk().says("Årsskema ind");
    var instead = lines.stream().filter(it -> it.title().equals("Aftale 04")).toList();
    assertThat(instead).extracting(it -> it.to().text() + " " + it.name() + " " + it.path()).containsExactly("vera@vikar.example Vera Vikar /dialog");
    assertThat(instead.getFirst().words()).contains("Bed den, der har sat dialogen op, om at få dit.");
    assertThat(lines.stream().filter(it -> it.to().text().equals(bob.mail()))).extracting(DueWords.Line::words).containsExactly("Årsskema ud: skulle have været gjort torsdag 15. oktober.");
  }

  @Test
  @Order(10)
  void tellsNothingOnDaysOffNorInAHeldCopy() {
    var recorder = new Recorder();
    as(bob).fill("day", "2026-12-23").fill("why", "Før jul").post(wheel + "/dage/next-talk/2026");
    go("2026-12-24");
    run(recorder).run();
    go("2026-12-27");
    run(recorder).run();
    assertThat(recorder.told).isEmpty();
    go("2026-12-28");
    bean(Hold.class).begin(Instant.now(), Instant.now());
    run(recorder).run();
    assertThat(recorder.told).isEmpty();
    bean(Hold.class).release("test", Instant.now());
    run(recorder).run();
    assertThat(recorder.told).as("late, but told").hasSize(80).containsOnly("NEXT_TALK 2026-12-23");
    bean(WheelRun.class).run();
  }

  @Test
  @Order(11)
  void isMadeForTheNextYearWithOneClick() {
    var next = as(bob).post(wheel + "/naeste").location();
    assertThat(as(bob).post(wheel + "/naeste").location()).as("a second click").isEqualTo(next);
    as(bob).get(next).says("Institutionsaftaler 2027").saysNot("Konfirmation").says("tirsdag 18. maj");
    as(bob).get(wheel).says("Institutionsaftaler 2027");
    as(bob).post(wheel + "/lukning").redirectsTo(wheel);
    fresh().get(link(EIGHTY.getFirst(), Side.COUNTERPART) + "/aarshjul").says("ikke i et årshjul endnu");
    of(fresh(), "mid-in", 2026).postWithoutToken(link(EIGHTY.getFirst(), Side.COUNTERPART) + "/aarshjul/fortryd");
    as(bob).get(WHEELS).says("Lukkede årshjul");
    as(bob).post(wheel + "/genaabning").redirectsTo(wheel);
    as(bob).post(wheel + "/dialoger/" + EIGHTY.getFirst().value() + "/fra").redirectsTo(wheel + "/dialoger");
    as(bob).get(wheel + "/dialoger").says("Med i årshjulet (79)");
  }

  @Test
  @Order(12)
  void letsSecretariesMakeTemplatesTheirOwn() {
    var own = as(bob).post(WHEELS + "/skabeloner/aabenraa/kopi").location();
    as(bob).get(own).says("Jeres egen skabelon").says("17. maj");
    as(bob).get(WHEELS + "/skabeloner/aabenraa/trin/ny").hasStatus(400);
    step("Samtale", "beside").fill("base", "mid-in").fill("count", "2").fill("measure", "WEEKS").fill("direction", "after").post(own + "/trin").redirectsTo(own);
    as(bob).get(own).says("2 uger efter »Midtvejsskema ind«");
    var talk = as(bob).get(own).page().select(".wheel-step:contains(Samtale) a.wheel-act").stream().map(it -> it.attr("href")).filter(it -> it.matches(".*/trin/[a-z0-9]{8}")).findFirst().orElseThrow();
    // In a circle: said where, and what was typed stays.
    step("Midtvejsskema ind", "beside").fill("base", talk.substring(talk.lastIndexOf('/') + 1)).fill("count", "1").fill("measure", "WORKING_DAYS").fill("direction", "before")
        .post(own + "/trin/mid-in").isRefused().says("Midtvejsskema ind → Samtale → Midtvejsskema ind");
    step("Sig selv", "beside").fill("base", "mid-in").fill("count", "1").fill("measure", "WEEKS").fill("direction", "before").post(own + "/trin/mid-in").isRefused().says("ikke regnes fra sig selv");
    step("Samtale <b>", "day").fill("day", "31").fill("month", "2").fill("year", "every").post(own + "/trin").isRefused().says("fra 1 til 29");
    step("", "nth").fill("which", "9").fill("weekday", "LØRDAG").fill("nthMonth", "13").fill("nthYear", "fourth").fill("opens", "-1").post(own + "/trin").isRefused().says("Giv trinnet et navn").says("for kort til det år");
    step("Intet", "").post(own + "/trin").isRefused();
    step("Sidste fredag", "nth").fill("which", "5").fill("weekday", "FRIDAY").fill("nthMonth", "8").fill("nthYear", "before").post(own + "/trin").redirectsTo(own);
    as(bob).get(own).says("sidste fredag i august, året før").says("Et trin ligger uden for ringens år");
    as(bob).post(own + "/trin/mid-in/fjernelse").redirectsTo(own + "/trin/mid-in");
    as(bob).get(own + "/trin/mid-in").says("kan ikke fjernes: »Samtale« regnes fra det");
    as(bob).post(talk + "/fjernelse").redirectsTo(own);
    as(bob).post(own + "/trin/mid-in/fjernelse").redirectsTo(own);
    as(bob).fill("name", "Fire år").fill("level", "council-area").fill("years", "4").post(own).redirectsTo(own);
    step("I fjerde år", "day").fill("day", "1").fill("month", "2").fill("year", "fourth").post(own + "/trin").redirectsTo(own);
    as(bob).fill("name", "Et år").fill("level", "council-area").fill("years", "1").post(own).isRefused().says("»I fjerde år«");
    as(bob).fill("name", "").fill("level", "").fill("years", "7").post(own).isRefused();
    assertThat(as(bob).get(own).page().select(".wheel-dot").size()).isEqualTo(8 * 4 + 1);
    as(bob).get(WHEELS).says("Fire år");
    as(bob).post(own + "/fjernelse").redirectsTo(WHEELS);
    as(bob).get(own).isNotFound();
    as(bob).post(own + "/trin/mid-out/fjernelse").isNotFound();
  }

  private static Client step(String name, String way) {
    return as(bob).fill("name", name).fill("kind", "other").fill("doer", "both").fill("way", way).fill("shift", "forward");
  }

  @Test
  @Order(13)
  void takesTwoHundredStepsAndNoMore() {
    var wheels = bean(Wheels.class);
    var id = wheels.begin(staff(bob), new WheelTemplate.Head("Mange", DialogueLevel.PARTNER, 1));
    IntStream.range(0, WheelTemplate.MOST_STEPS).forEach(it ->
        wheels.put(staff(bob), id, new WheelStep("s" + it, WheelKind.OTHER, "Trin " + it, "", WheelDoer.BOTH, new WheelRule.OnDay(WheelYear.EVERY, it % 12 + 1, it % 28 + 1), WheelShift.FORWARD, 0)));
    var own = WHEELS + "/skabeloner/" + id.value();
    assertThat(as(bob).get(own).isOk().page().select(".wheel-step")).hasSize(200);
    step("For mange", "day").fill("day", "1").fill("month", "2").fill("year", "every").post(own + "/trin").isRefused().says("højst have 200 trin");
    var made = as(bob).fill("from", id.value().toString()).fill("name", "Mange").fill("firstYear", "2027").post(WHEELS).location();
    as(bob).get(made).isOk();
    as(bob).get(made + "/stand").isOk();
  }
}
