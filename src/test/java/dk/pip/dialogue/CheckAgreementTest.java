package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Commitments;
import dk.pip.mail.Mailbox;
import dk.pip.mail.Outbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Answer;
import dk.pip.testing.Cast;
import dk.pip.testing.Client;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.WebBrowser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How it goes with what was agreed: said by each side alone, read by both at once. Bob runs the wheel, Hanne (with Alice's account) manages,
/// Ole (with Charlie's) leads a nursing home. Those who go far ahead in time come last, as sessions and pages in memory go by the clock.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckAgreementTest {
  private static final StoppedClock CLOCK = new StoppedClock();
  private static final String SIGHTING = "Alle nye beboere får en fast kontaktperson, første dag";
  private static final String NURSE = "Lindely får en ekstra sygeplejerske på prøve";
  private static final String FAMILY = "Pårørende inviteres hver måned";
  private static OtherServer server;
  private static Dialogues dialogues;
  private static Agreements agreements;
  private static Checkups checkups;
  private static Commitments commitments;

  private Dialogue dialogue;
  private PartyContact hanne;
  private PartyContact ole;
  private Map<String, String> keys;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, CLOCK);
    dialogues = server.bean(Dialogues.class);
    agreements = server.bean(Agreements.class);
    checkups = server.bean(Checkups.class);
    commitments = server.bean(Commitments.class);
    var people = server.bean(People.class);
    dialogues.nameSecretary(staff(Cast.AGNES), people.findAccount(staff(Cast.BOB).id()).orElseThrow());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Staff staff(Person person) {
    var people = server.bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  @BeforeEach
  void agreed() {
    CLOCK.set(Instant.parse("2026-05-18T08:00:00Z"));
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    dialogue = dialogue("Aftale med Lindely 2026");
    hanne = contact(dialogue, Side.MANAGEMENT, "Hanne Birk", "ældrechef", Cast.ALICE);
    ole = contact(dialogue, Side.COUNTERPART, "Ole Lund", "forstander", Cast.CHARLIE);
    CLOCK.set(Instant.parse("2026-03-10T08:30:00Z"));
    putInForce(dialogue, List.of(pledge(Side.COUNTERPART, SIGHTING, "2026-06-30"), pledge(Side.MANAGEMENT, NURSE, "2026-05-01"), pledge(Side.COUNTERPART, FAMILY, "2026-09-01")), hanne, ole);
    CLOCK.set(Instant.parse("2026-05-18T08:00:00Z"));
    keys = new HashMap<>();
    agreements.inForce(dialogue.id()).orElseThrow().text().pledges().forEach(it -> keys.put(it.sentence(), it.key()));
  }

  private static Dialogue dialogue(String title) {
    var words =
        new Dialogue.Words(
            DialogueLevel.DEPARTMENT_INSTITUTION, title, "Tryghed hele døgnet", CommitmentAudience.PUBLIC, new Party("Ældreafdelingen", null), new Party("Lindely", null), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    return dialogues.find(dialogues.begin(staff(Cast.BOB), words)).orElseThrow();
  }

  private static PartyContact contact(Dialogue dialogue, Side side, String name, String title, Person account) {
    var mail = MailAddress.parse(name.split(" ")[0].toLowerCase() + "@lindely.example").orElseThrow();
    var id = dialogues.add(staff(Cast.BOB), dialogue, new PartyContact.Words(side, name, title, mail, account == null ? null : staff(account).id(), account != null)).orElseThrow();
    return dialogues.contact(id).orElseThrow();
  }

  private static Pledge pledge(Side by, String sentence, String due) {
    return new Pledge(Agreements.freshKey(), by, sentence, LocalDate.parse(due), "", null, "", null, CommitmentAudience.PUBLIC);
  }

  private static void putInForce(Dialogue dialogue, List<Pledge> pledges, PartyContact hanne, PartyContact ole) {
    var author = new Agreements.Author.Speaker(ole);
    var draft = agreements.begin(author, dialogue);
    agreements.save(author, draft, draft.revision(), new AgreementText(Map.of(AgreementPart.CORE_TASK, "En god hverdag"), Map.of(), pledges, List.of()), "");
    signed(dialogue, hanne, ole);
  }

  private static void signed(Dialogue dialogue, PartyContact hanne, PartyContact ole) {
    var draft = agreements.open(dialogue.id()).orElseThrow();
    assertThat(agreements.putUp(new Agreements.Author.Speaker(ole), dialogue, draft, draft.revision())).isInstanceOf(Agreements.PutUp.Done.class);
    var version = agreements.open(dialogue.id()).orElseThrow();
    agreements.sign(staff(Cast.ALICE), dialogue, version, hanne, version.hash());
    agreements.sign(staff(Cast.CHARLIE), dialogue, version, ole, version.hash());
    assertThat(agreements.inForce(dialogue.id()).orElseThrow().number()).isEqualTo(version.number());
  }

  private static Client fresh() {
    return new Client(server.address());
  }

  private static String member(PartyContact contact) {
    return DialogueMember.ADDRESS + dialogues.token(contact);
  }

  private String bobs() {
    return "/dialog/" + dialogue.id().value() + "/opfoelgninger";
  }

  private Checkup sent(String kind, String due) {
    var address = server.as(Cast.BOB).fill("kind", kind).fill("due", due).post(bobs()).location();
    return checkups.of(dialogue.id()).stream().filter(it -> address.endsWith(it.id().value().toString())).findFirst().orElseThrow();
  }

  /// What a page of the form would send, as it stands, with other words.
  private static Client typed(Answer page, String... fields) {
    var form = page.page().select("form.checkup").first();
    assertThat(form).isNotNull();
    var values = new LinkedHashMap<String, String>();
    form.select("input[type=hidden], input[type=date], input[checked], textarea").forEach(it -> values.put(it.attr("name"), it.is("textarea") ? it.wholeText() : it.val()));
    for (var i = 0; i < fields.length; i += 2) {
      values.put(fields[i], fields[i + 1]);
    }
    var client = fresh();
    values.forEach(client::fill);
    return client;
  }

  private Answer handIn(PartyContact by, Checkup checkup, String... fields) {
    var address = member(by) + checkup.path();
    return typed(fresh().get(address).isOk(), fields).fill("act", "hand-in").postWithoutToken(address);
  }

  private String key(String sentence) {
    return keys.get(sentence);
  }

  private Commitment promise(String sentence) {
    return commitments.get(agreements.commitments(dialogue.id()).get(key(sentence)));
  }

  private static List<ReadMail> mails(String to) {
    server.bean(Outbox.class).sendDue();
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream().map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow())).filter(it -> it.header("To").contains(to)).toList();
  }

  private Answer hannesAnswer(Checkup checkup) {
    return handIn(
        hanne, checkup, "state-" + key(NURSE), "late", "due-" + key(NURSE), "2026-09-15", "why-" + key(NURSE), "Ingen søgte stillingen.", "learned-" + key(NURSE), "Vi skal slå op før sommer.",
        "asks-" + key(NURSE), "Tag imod praktikanter.", "asks-" + key(FAMILY), "Husk de fraskilte.");
  }

  private Answer olesAnswer(Checkup checkup) {
    return handIn(
        ole, checkup, "state-" + key(SIGHTING), "changed", "sentence-" + key(SIGHTING), "Alle nye beboere får en fast kontaktperson inden en uge", "why-" + key(SIGHTING), "Første dag var for tidligt.",
        "state-" + key(FAMILY), "on-track", "learned-" + key(FAMILY), "Kaffe hjælper.", "asks-" + key(NURSE), "Hvornår kommer hun?", "asks-all", "Mere ro på.");
  }

  @Test
  void opensToBothInTheSameMoment() {
    var checkup = sent("mid-term", "2026-06-10");
    assertThat(mails("ole@")).anySatisfy(mail -> assertThat(mail.header("Subject")).isEqualTo("Hvordan går det? Aftale med Lindely 2026"));
    fresh().get(member(ole)).isOk().says("Fortæl, hvordan det går midtvejs");
    fresh().get(member(hanne) + checkup.path()).isOk().says("Forsinket").says("Det har Lindely lovet jer");
    hannesAnswer(checkup).redirectsTo(member(hanne) + checkup.path() + "?ok=handed-in");
    assertThat(promise(NURSE).terms().due()).as("nothing shows before both are in").isEqualTo(LocalDate.of(2026, 5, 1));
    for (var path : List.of(checkup.path(), "/opfoelgninger", "", "/aftale")) {
      fresh().get(member(ole) + path).isOk().saysNot("Ingen søgte").saysNot("praktikanter").saysNot("fraskilte");
    }
    fresh().get(member(ole) + checkup.path() + "/opfoelgning.pdf").isNotFound();
    server.as(Cast.BOB).get(bobs() + "/" + checkup.id().value()).isOk().says("har afleveret").saysNot("Ingen søgte");
    fresh().get(member(hanne) + checkup.path()).says("Ingen søgte stillingen.").says("Tag tilbage og ret");
    olesAnswer(checkup).redirectsTo(member(ole) + checkup.path() + "?ok=opened");

    for (var address : List.of(member(hanne) + checkup.path(), member(ole) + checkup.path())) {
      var page = fresh().get(address).isOk().says("Ingen søgte stillingen.").says("Vi skal slå op før sommer.").says("Hvornår kommer hun?").says("Husk de fraskilte.").says("Mere ro på.").page();
      assertThat(page.select(".checkup-row h2").eachText()).as("what is late comes first").containsExactly(NURSE, SIGHTING, FAMILY);
    }
    server.as(Cast.BOB).get(bobs() + "/" + checkup.id().value()).isOk().says("Ingen søgte stillingen.");
    assertThat(promise(NURSE).state()).isEqualTo(CommitmentState.LATE);
    assertThat(promise(NURSE).terms().due()).isEqualTo(LocalDate.of(2026, 9, 15));
    assertThat(promise(FAMILY).state()).isEqualTo(CommitmentState.ON_TRACK);
    assertThat(promise(SIGHTING).state()).as("waits for signatures").isEqualTo(CommitmentState.MADE);
    assertThat(mails("hanne@")).anySatisfy(mail -> assertThat(mail.header("Subject")).startsWith("Nu kan I læse hinandens svar"));
    assertThat(commitments.history(promise(NURSE).id()).getLast().why()).isEqualTo("Ingen søgte stillingen.");
    fresh().get("/aftaler/" + dialogue.path()).isOk().saysNot("Kaffe hjælper");
  }

  @Order(Integer.MAX_VALUE - 3)
  @Test
  void countsOnceHoweverOftenItIsSent() throws Exception {
    var checkup = sent("mid-term", "2026-06-10");
    server.as(Cast.BOB).fill("kind", "mid-term").fill("due", "2026-06-10").post(bobs()).redirectsTo(bobs());
    server.as(Cast.BOB).fill("kind", "year-end").fill("due", "2026-06-11").post(bobs()).redirectsTo(bobs());
    assertThat(checkups.open(null, dialogue, CheckupKind.MID_TERM, LocalDate.of(2026, 6, 10))).as("the wheel asks again").isEmpty();
    assertThat(checkups.of(dialogue.id())).hasSize(1);
    var oles = member(ole) + checkup.path();
    var olesPage = fresh().get(oles).isOk();
    hannesAnswer(checkup).hasStatus(302);
    olesAnswer(checkup).hasStatus(302);
    var steps = commitments.history(promise(FAMILY).id()).size();
    typed(olesPage, "state-" + key(FAMILY), "stopped", "why-" + key(FAMILY), "Igen").fill("act", "hand-in").postWithoutToken(oles).redirectsTo(oles + "?ok=not-now");
    typed(olesPage, "asks-all", "Igen").postWithoutToken(oles + "/kladde").hasStatus(403);
    fresh().postWithoutToken(oles + "/tilbagetagning").redirectsTo(oles + "?ok=not-now");
    assertThat(commitments.history(promise(FAMILY).id())).hasSize(steps);
    fresh().get(oles).saysNot("Igen");

    CLOCK.set(Instant.parse("2026-08-01T08:00:00Z"));
    var again = sent("mid-term", "2026-08-10");
    var pages = List.of(fresh().get(member(hanne) + again.path()), fresh().get(member(ole) + again.path()));
    var clients =
        List.of(
            typed(pages.get(0), "state-" + key(NURSE), "kept").fill("act", "hand-in"),
            typed(pages.get(1), "state-" + key(SIGHTING), "kept", "state-" + key(FAMILY), "kept").fill("act", "hand-in"));
    var addresses = List.of(member(hanne) + again.path(), member(ole) + again.path());
    try (var both = Executors.newFixedThreadPool(2)) {
      var all = IntStream.range(0, 2).mapToObj(i -> both.submit(() -> clients.get(i).postWithoutToken(addresses.get(i)).status())).toList();
      for (var each : all) {
        assertThat(each.get()).isEqualTo(302);
      }
    }
    assertThat(checkups.find(dialogue, again.id()).orElseThrow().isOpened()).isTrue();
    for (var sentence : List.of(NURSE, SIGHTING, FAMILY)) {
      assertThat(promise(sentence).state()).as(sentence).isEqualTo(CommitmentState.KEPT);
      assertThat(commitments.history(promise(sentence).id()).stream().filter(it -> it.state() == CommitmentState.KEPT)).hasSize(1);
    }
  }

  @Test
  void isSentByTheWheel() {
    var out = new WheelStep("ud", WheelKind.MID_FORM_OUT, "Midtvejsskema ud", "", WheelDoer.SECRETARY, new WheelRule.OnDay(WheelYear.EVERY, 5, 18), WheelShift.FORWARD, 0);
    var in = new WheelStep("ind", WheelKind.MID_FORM_IN, "Midtvejsskema ind", "", WheelDoer.BOTH, new WheelRule.OnDay(WheelYear.EVERY, 6, 10), WheelShift.FORWARD, 0);
    var wheels = server.bean(Wheels.class);
    var template = new WheelTemplate("egen", "Hjul " + dialogue.path(), "", DialogueLevel.DEPARTMENT_INSTITUTION, 1, List.of(out, in), "");
    var wheel = wheels.find(wheels.make(staff(Cast.BOB), template, template.name(), 2026).orElseThrow()).orElseThrow();
    wheels.attach(staff(Cast.BOB), wheel, List.of(dialogue.id()));
    server.bean(WheelRun.class).run();
    server.bean(WheelRun.class).run();
    var checkup = checkups.of(dialogue.id()).stream().findFirst().orElseThrow();
    assertThat(checkup.due()).isEqualTo(LocalDate.of(2026, 6, 10));
    assertThat(fresh().get(member(hanne)).isOk().page().select("a[href$='" + checkup.path() + "']")).isNotEmpty();
    hannesAnswer(checkup);
    var standing = wheels.of(dialogue).getFirst().row().standings().stream().collect(Collectors.toMap(it -> it.day().step().key(), it -> it));
    assertThat(standing.get("ud").isDone()).isTrue();
    assertThat(standing.get("ind").missing()).containsExactly(Side.COUNTERPART);
  }

  @Test
  void begins2WithWhatShouldChange() {
    var checkup = sent("mid-term", "2026-06-10");
    hannesAnswer(checkup);
    olesAnswer(checkup);
    var oles = member(ole);
    fresh().postWithoutToken(oles + checkup.path() + "/udkast").redirectsTo(oles + "/aftale/udkast");
    var page = fresh().get(oles + "/aftale/udkast").isOk().page();
    assertThat(page.select("#sentence-0").val()).isEqualTo("Alle nye beboere får en fast kontaktperson inden en uge");
    assertThat(page.select("#due-1").val()).isEqualTo("2026-09-15");
    assertThat(page.select("#why").val()).contains("Ingen søgte stillingen.").contains("Første dag var for tidligt.");
    var draft = agreements.open(dialogue.id()).orElseThrow();
    agreements.save(new Agreements.Author.Speaker(ole), draft, draft.revision(), draft.text(), "Oles egne ord");
    fresh().postWithoutToken(member(hanne) + checkup.path() + "/udkast").redirectsTo(member(hanne) + "/aftale/udkast");
    assertThat(agreements.open(dialogue.id()).orElseThrow().changedWhy()).as("the second click takes nothing away").isEqualTo("Oles egne ord");
    signed(dialogue, hanne, ole);
    assertThat(promise(SIGHTING).terms().sentence()).isEqualTo("Alle nye beboere får en fast kontaktperson inden en uge");
    assertThat(promise(SIGHTING).state()).isEqualTo(CommitmentState.CHANGED);
    assertThat(promise(NURSE).terms().due()).isEqualTo(LocalDate.of(2026, 9, 15));
  }

  @Order(Integer.MAX_VALUE - 1)
  @Test
  void goesOnIntoTheNextYear() throws IOException {
    CLOCK.set(Instant.parse("2026-11-02T08:00:00Z"));
    commitments.report(new By.ByPip(), promise(SIGHTING).id(), CommitmentReport.of(CommitmentState.KEPT, "", null, promise(SIGHTING).step()), "kept");
    var checkup = sent("year-end", "2026-11-20");
    assertThat(fresh().get(member(ole) + checkup.path()).page().select("input[name=state-" + key(SIGHTING) + "]")).as("it is known to be kept").isEmpty();
    handIn(ole, checkup, "state-" + key(FAMILY), "carried", "due-" + key(FAMILY), "2027-04-01", "why-" + key(FAMILY), "Vi nåede kun to gange.", "learned-" + key(SIGHTING), "Det giver ro.", "themes-all", "Nattevagter og ro\nMindre sygefravær").hasStatus(302);
    server.as(Cast.BOB).get("/dialog/temaer/2026").isOk().saysNot("Nattevagter");
    handIn(hanne, checkup, "state-" + key(NURSE), "stopped", "why-" + key(NURSE), "Pengene er brugt.", "themes-all", "nattevagter og ro!\n=HYPERLINK(1)").hasStatus(302);
    assertThat(promise(NURSE).state()).isEqualTo(CommitmentState.DROPPED);
    assertThat(promise(FAMILY).terms().due()).isEqualTo(LocalDate.of(2027, 4, 1));

    server.as(Cast.BOB).get("/dialog/temaer/2026").isOk().says("Temaer til 2027").says("Nattevagter og ro").says("2 gange").says("Lindely").says("Ældreafdelingen");
    server.as(Cast.ALICE).get("/dialog/temaer/2026").isOk().says("Mindre sygefravær");
    server.as(Cast.CHARLIE).get("/dialog/temaer/2026").isNotFound();
    assertThat(server.as(Cast.BOB).get("/dialog/temaer/2026/temaer.csv").isOk().text()).contains("Nattevagter og ro").doesNotContain("\n=HYPERLINK");
    server.as(Cast.CHARLIE).get("/dialog/temaer/2026/temaer.csv").isNotFound();

    var address = bobs() + "/" + checkup.id().value();
    server.as(Cast.BOB).get(address).isOk().says("Begynd næste års aftale");
    var next = server.as(Cast.BOB).post(address + "/naeste-aar").location();
    assertThat(server.as(Cast.BOB).post(address + "/naeste-aar").location()).isEqualTo(next);
    server.as(Cast.BOB).get(next).isOk().says("Aftale med Lindely 2027").says("Hanne Birk").says("Ole Lund");
    var found = dialogues.all().stream().filter(it -> next.endsWith(it.id().value().toString())).findFirst().orElseThrow();
    assertThat(found.from()).isEqualTo(LocalDate.of(2027, 1, 1));
    assertThat(found.until()).isEqualTo(LocalDate.of(2027, 12, 31));
    var draft = agreements.open(found.id()).orElseThrow();
    assertThat(draft.text().pledges()).singleElement().satisfies(it -> assertThat(it.key() + it.due()).isEqualTo(key(FAMILY) + "2027-04-01"));
    assertThat(draft.text().part(AgreementPart.CORE_TASK)).isEqualTo("En god hverdag");
    var people = dialogues.contacts(found.id());
    signed(found, people.stream().filter(it -> it.side() == Side.MANAGEMENT).findFirst().orElseThrow(), people.stream().filter(it -> it.side() == Side.COUNTERPART).findFirst().orElseThrow());
    assertThat(agreements.commitments(found.id())).as("the promise goes on as the same").containsEntry(key(FAMILY), promise(FAMILY).id());
    assertThat(promise(FAMILY).isOpen()).isTrue();

    var pdf = fresh().get(member(ole) + checkup.path() + "/opfoelgning.pdf").isOk().bytes();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("Vi nåede kun to gange.").contains("Mindre sygefravær");
    }
  }

  @Test
  void saysWhatIsMissingAndKeepsWhatWasTyped() {
    var checkup = sent("mid-term", "2026-06-10");
    var page = handIn(ole, checkup, "asks-all", "Bliver stående").isRefused().page();
    assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#state-" + key(SIGHTING), "#state-" + key(FAMILY));
    assertThat(page.select("#asks-all").text()).isEqualTo("Bliver stående");
    handIn(ole, checkup, "state-" + key(SIGHTING), "late", "state-" + key(FAMILY), "late", "due-" + key(FAMILY), "2026-08-01", "why-" + key(FAMILY), " ").isRefused()
        .says("Giv en ny dato").says("Den nye dato skal ligge efter den, der gælder nu").says("Skriv hvorfor");
    handIn(hanne, checkup, "state-" + key(NURSE), "on-track").isRefused().says("Datoen er gået");
    handIn(ole, checkup, "state-" + key(SIGHTING), "carried", "state-" + key(FAMILY), "<b>").isRefused().says("Vælg, hvordan det går");
    handIn(ole, checkup, "state-" + key(SIGHTING), "late", "due-" + key(SIGHTING), "9999-99-99").isRefused();
    handIn(ole, checkup, "learned-" + key(SIGHTING), "ø".repeat(2_001)).isRefused().says("1 tegn for lang");
    handIn(ole, checkup, "sentence-" + key(SIGHTING), "x".repeat(201)).isRefused();
    var awkward = "“Citat” – 1.\u00a0punkt\u2028👩‍🚒, komma\r\nny linje</textarea><script>alert(1)</script>{0} ${x}";
    var address = member(ole) + checkup.path();
    typed(fresh().get(address), "learned-" + key(SIGHTING), awkward).postWithoutToken(address).redirectsTo(address + "?ok=kept");
    assertThat(fresh().get(address).page().select("#learned-" + key(SIGHTING)).text()).contains("👩‍🚒, komma").contains("</textarea><script>alert(1)</script>{0} ${x}");
    var before = fresh().get(address);
    fresh().fill("act", "hand-in").postWithoutToken(address).isRefused();
    typed(before, "asks-nogetandet", "x", "was-nogetandet", "y", "asks-" + key(NURSE), "Fint").postWithoutToken(address).hasStatus(302);
  }

  @Test
  void losesNothingWhenTwoOfASideWriteAtOnce() {
    var stine = contact(dialogue, Side.COUNTERPART, "Stine Vang", "tillidsrepræsentant", null);
    var checkup = sent("mid-term", "2026-06-10");
    var oles = fresh().get(member(ole) + checkup.path());
    var stines = fresh().get(member(stine) + checkup.path());
    typed(oles, "learned-" + key(SIGHTING), "Oles ord").postWithoutToken(member(ole) + checkup.path() + "/kladde").isOk().says("\"kept\":true");
    typed(stines, "learned-" + key(FAMILY), "Stines ord").postWithoutToken(member(stine) + checkup.path() + "/kladde").isOk();
    typed(oles, "learned-" + key(SIGHTING), "Oles flere ord").postWithoutToken(member(ole) + checkup.path() + "/kladde").isOk();
    fresh().get(member(ole) + checkup.path()).says("Oles flere ord").says("Stines ord");
    typed(stines, "learned-" + key(SIGHTING), "Stines andre ord").postWithoutToken(member(stine) + checkup.path() + "/kladde").hasStatus(409).says("Ole Lund");
    var both = typed(stines, "learned-" + key(SIGHTING), "Stines andre ord").postWithoutToken(member(stine) + checkup.path()).isRefused().says("Ole Lund har skrevet noget andet imens").says("Oles flere ord").says("Stines andre ord");
    typed(both, "learned-" + key(SIGHTING), "Begges ord").postWithoutToken(member(stine) + checkup.path()).hasStatus(302);
    fresh().get(member(ole) + checkup.path()).says("Begges ord").saysNot("Oles flere ord");
  }

  @Test
  void isForItsOwnDialogueAndReadWithoutChangingAnything() {
    var checkup = sent("mid-term", "2026-06-10");
    var other = dialogue("En andens");
    var stranger = contact(other, Side.MANAGEMENT, "Fremmed", "chef", null);
    for (var path : List.of(checkup.path(), checkup.path() + "/opfoelgning.pdf", "/opfoelgning/x")) {
      assertThat(fresh().get(member(stranger) + path).status()).as(path).isIn(400, 404);
    }
    for (var path : List.of("", "/kladde", "/tilbagetagning", "/udkast")) {
      fresh().fill("act", "hand-in").postWithoutToken(member(stranger) + checkup.path() + path).isNotFound();
    }
    for (var person : List.of(Cast.ALICE, Cast.CHARLIE, Cast.AGNES)) {
      var client = fresh();
      client.signIn(person.mail(), Person.PASSWORD);
      client.get(bobs()).isNotFound();
      client.get(bobs() + "/" + checkup.id().value()).isNotFound();
      client.post(bobs() + "/" + checkup.id().value() + "/aabning").isNotFound();
    }
    var rows = "select count(*) from dialogue.checkup_answer";
    var count = server.bean(JdbcClient.class).sql(rows).query(Integer.class).single();
    var answer = fresh().get(member(ole) + checkup.path()).isOk();
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    fresh().get(member(ole) + "/opfoelgninger").isOk();
    fresh().get(member(ole) + "/inddragelse").isOk();
    assertThat(server.bean(JdbcClient.class).sql(rows).query(Integer.class).single()).isEqualTo(count);
    dialogues.recall(staff(Cast.BOB), ole);
  }

  @Order(Integer.MAX_VALUE - 2)
  @Test
  void opensWithoutTheSideThatIsMissing() {
    var checkup = sent("mid-term", "2026-06-10");
    var address = bobs() + "/" + checkup.id().value();
    olesAnswer(checkup);
    var hannes = member(hanne) + checkup.path();
    typed(fresh().get(hannes), "learned-" + key(NURSE), "Ikke færdigt endnu").postWithoutToken(hannes).hasStatus(302);
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    server.as(Cast.BOB).post(address + "/paamindelse").redirectsTo(address);
    server.as(Cast.BOB).post(address + "/paamindelse").redirectsTo(address);
    assertThat(mails("hanne@").stream().filter(it -> it.header("Subject").startsWith("Vi mangler jeres svar"))).hasSize(1);
    assertThat(mails("ole@")).noneSatisfy(mail -> assertThat(mail.header("Subject")).startsWith("Vi mangler jeres svar"));
    server.as(Cast.BOB).post(address + "/aabning").redirectsTo(address);
    assertThat(checkups.find(dialogue, checkup.id()).orElseThrow().isOpened()).as("not before its day").isFalse();
    CLOCK.move(Duration.ofDays(30));
    server.as(Cast.BOB).post(address + "/aabning").redirectsTo(address);
    for (var reader : List.of(fresh().get(member(ole) + checkup.path()), fresh().get(hannes), server.as(Cast.BOB).get(address))) {
      reader.isOk().says("Ældreafdelingen afleverede ikke.").says("Første dag var for tidligt.").saysNot("Ikke færdigt endnu");
    }
  }

  @Test
  void tellsHowStaffHadAPart() {
    var stine = contact(dialogue, Side.COUNTERPART, "Stine Vang", "tillidsrepræsentant", null);
    var page = fresh().get(member(ole) + "/inddragelse").isOk().says("Der er ikke noteret noget endnu").page();
    UnaryOperator<Client> filled =
        it -> it.fill("key", page.select("[name=key]").val()).fill("level", "LokalMED *Lindely*").fill("day", "2026-05-12").fill("form", "heard").fill("said", "Vi vil have to om natten,\nogså i ferien.").fill("role", "tillidsrepræsentanten");
    fresh().fill("level", " ").fill("day", "2026-12-12").fill("said", "").postWithoutToken(member(ole) + "/inddragelse").isRefused().says("Skriv, hvor det var").says("Vælg den dag").says("hørt eller var enige").says("Skriv, hvad der blev sagt");
    filled.apply(fresh()).postWithoutToken(member(ole) + "/inddragelse").hasStatus(302);
    filled.apply(fresh()).postWithoutToken(member(ole) + "/inddragelse").hasStatus(302);
    assertThat(server.bean(Involvements.class).of(dialogue.id())).hasSize(1);
    for (var who : List.of(stine, hanne)) {
      fresh().get(member(who) + "/inddragelse").isOk().says("LokalMED *Lindely*").says("Hørt").says("tillidsrepræsentanten").saysNot("Fjern");
    }
    var id = server.bean(Involvements.class).of(dialogue.id()).getFirst().id();
    fresh().postWithoutToken(member(hanne) + "/inddragelse/" + id + "/fjernelse").redirectsTo(member(hanne) + "/inddragelse?ok=not-now");
    for (var i = 0; i < 2; i++) {
      assertThat(fresh().postWithoutToken(member(stine) + "/inddragelse/aftale").location()).startsWith(member(stine) + "/aftale/udkast");
    }
    var part = agreements.open(dialogue.id()).orElseThrow().text().part(AgreementPart.INVOLVEMENT);
    assertThat(part.lines()).hasSize(1);
    assertThat(part).contains("12. maj 2026, hørt: Vi vil have to om natten, også i ferien").contains("LokalMED \\*Lindely\\*");
    fresh().postWithoutToken(member(ole) + "/inddragelse/" + id + "/fjernelse").redirectsTo(member(ole) + "/inddragelse?ok=withdrawn");
    fresh().get(member(stine) + "/inddragelse").saysNot("have to om natten");
  }

  @Test
  void isAnsweredOnAPhone() {
    var checkup = sent("mid-term", "2026-06-10");
    hannesAnswer(checkup);
    var address = server.address() + member(ole) + checkup.path();
    try (var browser = new WebBrowser()) {
      Page page = browser.phone();
      page.navigate(address);
      var faults = new ArrayList<>(WebBrowser.axe(page));
      assertThat(page.locator("#due-" + key(SIGHTING)).isVisible()).isFalse();
      page.locator("label[for=state-" + key(SIGHTING) + "-late]").click();
      assertThat(page.locator("#due-" + key(SIGHTING)).isVisible()).isTrue();
      page.locator("#due-" + key(SIGHTING)).fill("2026-08-15");
      page.locator("#why-" + key(SIGHTING)).fill("Sommeren kom imellem.");
      faults.addAll(WebBrowser.axe(page));
      page.waitForCondition(() -> page.locator("#kept").textContent().startsWith("Gemt kl."));
      page.navigate(address);
      assertThat(page.locator("#why-" + key(SIGHTING)).inputValue()).isEqualTo("Sommeren kom imellem.");
      assertThat(page.locator("#state-" + key(SIGHTING) + "-late").isChecked()).isTrue();
      assertThat(WebBrowser.overflow(page)).isZero();
      page.locator("button[value=hand-in]").click();
      page.waitForURL("**" + checkup.path());
      faults.addAll(WebBrowser.axe(page));
      page.locator("label[for=state-" + key(FAMILY) + "-on-track]").click();
      page.locator("button[value=hand-in]").click();
      page.waitForURL("**ok=opened");
      faults.addAll(WebBrowser.axe(page));
      assertThat(WebBrowser.overflow(page)).isZero();
      assertThat(page.locator(".checkup-row h2").first().textContent()).isEqualTo(NURSE);
      assertThat(faults).isEmpty();
    }
  }
}
