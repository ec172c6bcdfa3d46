package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.ColorScheme;
import dk.pip.commitments.CommitmentAudience;
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
import dk.pip.testing.CommandLine;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.WebBrowser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What two sides agree: written by both, signed by both or not in force, checked by anybody. Bob runs the wheel, Hanne manages, Ole leads a nursing home.
class SignAgreementTest {
  private static final StoppedClock CLOCK = new StoppedClock();
  private static final Pattern CODE = Pattern.compile("koden (\\d{3} \\d{3})");
  private static OtherServer server;
  private static Dialogues dialogues;
  private static Agreements agreements;

  private Dialogue dialogue;
  private PartyContact hanne;
  private PartyContact ole;

  @BeforeAll
  static void start() {
    server = OtherServer.start(Map.of(), true, CLOCK);
    dialogues = server.bean(Dialogues.class);
    agreements = server.bean(Agreements.class);
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
  void beginDialogue() {
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    CLOCK.move(Duration.ofHours(1));
    dialogue = dialogue("Aftale med Lindely", CommitmentAudience.PUBLIC);
    hanne = contact(dialogue, Side.MANAGEMENT, "Hanne Birk", "ældrechef");
    ole = contact(dialogue, Side.COUNTERPART, "Ole Lund", "forstander");
  }

  private static Dialogue dialogue(String title, CommitmentAudience audience) {
    var words =
        new Dialogue.Words(
            DialogueLevel.DEPARTMENT_INSTITUTION, title, "Tryghed hele døgnet", audience, new Party("Ældreafdelingen", null), new Party("Plejehjemmet Lindely", null), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    return dialogues.find(dialogues.begin(staff(Cast.BOB), words)).orElseThrow();
  }

  private static PartyContact contact(Dialogue dialogue, Side side, String name, String title) {
    var mail = MailAddress.parse(name.split(" ")[0].toLowerCase() + "@lindely.example").orElseThrow();
    var id = dialogues.add(staff(Cast.BOB), dialogue, new PartyContact.Words(side, name, title, mail, null, true)).orElseThrow();
    return dialogues.contact(id).orElseThrow();
  }

  private static Client fresh() {
    return new Client(server.address());
  }

  private static String page(PartyContact contact) {
    return DialogueMember.ADDRESS + dialogues.token(contact) + "/aftale";
  }

  /// Begins a draft by Ole's link and fills it in.
  private String draft(UnaryOperator<Client> more) {
    fresh().postWithoutToken(page(ole) + "/udkast").redirectsTo(page(ole) + "/udkast");
    return save(ole, more).location();
  }

  private Answer save(PartyContact by, UnaryOperator<Client> more) {
    var form = fresh().get(page(by) + "/udkast").isOk().page().select("form.draft").first();
    var client = fresh();
    client.fill("revision", form.select("[name=revision]").val());
    return more.apply(client).postWithoutToken(page(by) + "/udkast/gem");
  }

  private static Client usual(Client client) {
    return client
        .fill("part-core-task", "Beboerne skal have **en god hverdag**, også om natten.").fill("audience-core-task", "PUBLIC")
        .fill("part-disagreement", "Ole: Vi mangler en nattevagt.\n\nHanne: Det er der ikke penge til i år.").fill("audience-disagreement", "PARTIES")
        .fill("sentence-0", "Alle nye beboere får en fast kontaktperson, første dag").fill("by-0", "counterpart").fill("due-0", "2026-06-30").fill("sign-0", "Navnet står på døren").fill("audience-0", "PUBLIC")
        .fill("sentence-1", "Lindely får en ekstra sygeplejerske på prøve").fill("by-1", "management").fill("due-1", "2026-05-01").fill("amount-1", "125.000 kr.").fill("trial-1", "2026-10-31").fill("audience-1", "STAFF");
  }

  private AgreementVersion putUp() {
    draft(it -> usual(it).fill("send", "ja"));
    return agreements.open(dialogue.id()).orElseThrow();
  }

  private static List<ReadMail> mails(PartyContact to) {
    server.bean(Outbox.class).sendDue();
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream().map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow())).filter(it -> it.header("To").contains(to.mail().text())).toList();
  }

  private Answer sign(PartyContact by, AgreementVersion version) {
    var address = page(by) + "/" + version.number();
    fresh().postWithoutToken(address + "/kode").redirectsTo(address + "/underskrift?kode");
    var hash = fresh().get(address + "/underskrift?kode").isOk().page().select("[name=hash]").val();
    return fresh().fill("hash", hash).fill("code", code(by)).postWithoutToken(address + "/underskrift");
  }

  private static String code(PartyContact of) {
    var code = CODE.matcher(mails(of).stream().filter(it -> it.header("Subject").contains("din kode")).findFirst().orElseThrow().text());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private AgreementVersion inForce() {
    var version = putUp();
    sign(ole, version).hasStatus(302);
    sign(hanne, version).hasStatus(302);
    return agreements.inForce(dialogue.id()).orElseThrow();
  }

  @Test
  void isInForceWhenBothHaveSigned() {
    var version = putUp();
    assertThat(mails(hanne)).anySatisfy(mail -> assertThat(mail.header("Subject")).isEqualTo("Til din underskrift: Aftale med Lindely"));
    fresh().get("/aftaler/" + dialogue.path()).isNotFound();
    fresh().get(page(ole)).isOk().says("Til underskrift").says("Hanne Birk: har ikke skrevet under endnu");

    sign(ole, version).redirectsTo(page(ole) + "/1?underskrevet");
    assertThat(agreements.inForce(dialogue.id())).isEmpty();
    assertThat(agreements.commitments(dialogue.id())).isEmpty();
    sign(hanne, version).redirectsTo(page(hanne) + "/1?gaelder");

    var read = fresh().get("/aftaler/" + dialogue.path()).isOk().says("Beboerne skal have en god hverdag").says("Alle nye beboere får en fast kontaktperson, første dag").says("Ole Lund").says("med personligt link og kode");
    assertThat(read.text()).doesNotContain("nattevagt").doesNotContain("sygeplejerske").doesNotContain("lindely.example");
    fresh().get("/aftaler").isOk().says("Aftale med Lindely");
    server.as(Cast.CHARLIE).get("/medarbejder/aftaler/" + dialogue.path()).isOk().says("sygeplejerske").saysNot("nattevagt");
    fresh().get("/medarbejder/aftaler/" + dialogue.path()).sendsToSignIn();
    fresh().get(page(hanne) + "/1").isOk().says("nattevagt");
    assertThat(mails(ole)).anySatisfy(mail -> assertThat(mail.header("Subject")).isEqualTo("Aftalen gælder: Aftale med Lindely"));

    var made = agreements.commitments(dialogue.id());
    assertThat(made).hasSize(2);
    var all = made.values().stream().map(server.bean(Commitments.class)::get).toList();
    assertThat(all).extracting(it -> it.state()).containsOnly(CommitmentState.MADE);
    assertThat(all).extracting(it -> it.audience()).containsExactlyInAnyOrder(CommitmentAudience.PUBLIC, CommitmentAudience.STAFF);
  }

  /// The mail holds what its reader may see, and what is signed: before they sign, and when all have.
  @Test
  void standsWholeInTheMail(@TempDir Path folder) throws IOException {
    draft(it -> usual(it).fill("part-economic", "| Post | Kroner |\n| --- | --- |\n| Løn | 400.000 |\n\n- Se [rammen](/aftaler)\n- <script>x</script>").fill("audience-economic", "PUBLIC").attach("files", "Bemanding.pdf", "application/pdf", "%PDF-1.4 bemanding".getBytes(StandardCharsets.UTF_8)).fill("send", "ja"));
    var version = agreements.open(dialogue.id()).orElseThrow();
    var mail = mails(hanne).getFirst();
    var print = version.hashInGroups();
    for (var words : List.of(mail.text().replaceAll("\\s+", " "), Jsoup.parse(mail.html()).text())) {
      assertThat(words)
          .contains("Hele aftalen står herunder", "Tryghed hele døgnet", "Version 1", "Beboerne skal have en god hverdag, også om natten.", "Vi mangler en nattevagt", "Kun for parterne", "Alle nye beboere får en fast kontaktperson, første dag")
          .contains("senest 30. juni 2026", "125.000 kr.", "For medarbejdere", "bemanding.pdf", "Hanne Birk, ældrechef, Ældreafdelingen", "har ikke skrevet under endnu", print);
    }
    assertThat(mail.text()).doesNotContain("**").contains("https://pip.ellebaek.example/aftaler").contains(page(hanne) + "/1/underskrift");
    assertThat(mail.text().lines()).allMatch(line -> line.length() <= 76 || line.contains("https://"));
    assertThat(Jsoup.parse(mail.html()).select("script")).isEmpty();
    var file = folder.resolve("mail.html");
    Files.writeString(file, mail.html());
    try (var browser = new WebBrowser()) {
      for (var width : List.of(320, 600)) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          var page = browser.open(file.toUri().toString(), width, scheme);
          assertThat(WebBrowser.overflow(page)).as(width + " px").isNotPositive();
        }
      }
    }
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    sign(ole, version);
    sign(hanne, version);
    var inForce = mails(ole).stream().filter(it -> it.header("Subject").startsWith("Aftalen gælder")).findFirst().orElseThrow();
    assertThat(inForce.text()).contains("Vi mangler en nattevagt", "skrev under", print).doesNotContain("har ikke skrevet under endnu");
  }

  /// Whatever people have written is set, and nothing of it is taken for a mark of the mail.
  @Test
  void setsWhateverIsWritten(@TempDir Path folder) throws IOException {
    var wide = "https://eksempel.dk/" + "x".repeat(150);
    var awkward = List.of(wide, "<mj-text>&amp; </mj-body>", "العربية מעברית 🦉 👩‍🚒", "| a | b | c | d | e | f |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 | 6 |", "**halv", "- \n- \n\n1)", "```\nkode  kode\n", "[x](javascript:alert(1))", "\u200b", "a".repeat(2_000));
    var parts = List.of("core-task", "political", "professional", "economic", "staff", "own-goals", "follow-up", "involvement");
    draft(
        it -> {
          var client = usual(it).fill("sentence-2", "y".repeat(200)).fill("by-2", "management").fill("due-2", "31/12-2026").fill("sign-2", "<b>æøå</b> " + "z".repeat(120)).fill("audience-2", "PUBLIC");
          for (var i = 0; i < parts.size(); i++) {
            client = client.fill("part-" + parts.get(i), awkward.get(i) + (i == 7 ? "\n\n" + awkward.get(8) + awkward.get(9) : "")).fill("audience-" + parts.get(i), "PUBLIC");
          }
          return client.fill("send", "ja");
        });
    var mail = mails(hanne).getFirst();
    var page = Jsoup.parse(mail.html());
    assertThat(page.text()).contains("<mj-text>", "العربية", "<b>æøå</b>", "senest 31. december 2026");
    assertThat(page.select("script, a[href^=javascript]")).isEmpty();
    assertThat(mail.text()).contains("العربية", "<b>æøå</b>");
    var file = folder.resolve("awkward.html");
    Files.writeString(file, mail.html());
    try (var browser = new WebBrowser()) {
      assertThat(WebBrowser.overflow(browser.open(file.toUri().toString(), 320, ColorScheme.LIGHT))).isNotPositive();
    }
  }

  /// What has no room in a mail is told of, and the letter goes all the same.
  @Test
  void saysSoWhereItIsTooLongForAMail() {
    var long1 = "Vi skal tale om det og gøre det godt. ".repeat(500);
    draft(it -> usual(it).fill("part-core-task", long1).fill("part-own-goals", long1).fill("part-staff", long1).fill("part-political", long1).fill("part-professional", long1).fill("part-follow-up", long1).fill("send", "ja"));
    assertThat(mails(hanne).getFirst().text()).contains("Aftalen er for lang til en mail", "Alle nye beboere får en fast kontaktperson").doesNotContain("gøre det godt");
  }

  @Test
  void isRefusedWithAReasonThatBothSee() {
    var version = putUp();
    sign(ole, version).hasStatus(302);
    var address = page(hanne) + "/1";
    fresh().fill("reason", "  ").postWithoutToken(address + "/afvisning").isRefused().says("Skriv, hvorfor du ikke skriver under");
    fresh().fill("reason", "Pengene er ikke fundet.").postWithoutToken(address + "/afvisning").redirectsTo(address + "?afvist");
    assertThat(mails(ole)).anySatisfy(mail -> assertThat(mail.text()).contains("Hanne Birk har ikke skrevet under").contains("Pengene er ikke fundet."));
    fresh().get(page(ole) + "/1").isOk().says("Pengene er ikke fundet.");
    assertThat(agreements.inForce(dialogue.id())).isEmpty();
    assertThat(agreements.commitments(dialogue.id())).isEmpty();
    fresh().get(page(hanne) + "/1/underskrift").redirectsTo(page(hanne) + "/1");

    fresh().postWithoutToken(page(ole) + "/udkast").redirectsTo(page(ole) + "/udkast");
    assertThat(fresh().get(page(ole) + "/udkast").isOk().page().select("#sentence-0").val()).isEqualTo("Alle nye beboere får en fast kontaktperson, første dag");
  }

  @Test
  void takesNoOtherCodeAndNoOthersLink() {
    var version = putUp();
    var address = page(ole) + "/1";
    var hash = version.hash();
    fresh().fill("hash", hash).fill("code", "123456").postWithoutToken(address + "/underskrift").isRefused().says("Koden gælder ikke mere");
    fresh().postWithoutToken(address + "/kode").hasStatus(302);
    fresh().postWithoutToken(address + "/kode").isRefused().says("Vent et minut");
    var right = code(ole);
    fresh().fill("hash", "0".repeat(64)).fill("code", right).postWithoutToken(address + "/underskrift").redirectsTo(address);
    fresh().fill("hash", hash).fill("code", right).postWithoutToken(page(hanne) + "/1/underskrift").isRefused();
    for (var i = 0; i < 5; i++) {
      fresh().fill("hash", hash).fill("code", "00000" + i).postWithoutToken(address + "/underskrift").isRefused();
    }
    fresh().fill("hash", hash).fill("code", right).postWithoutToken(address + "/underskrift").isRefused().says("Koden gælder ikke mere");
    CLOCK.move(Duration.ofMinutes(2));
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    fresh().postWithoutToken(address + "/kode").hasStatus(302);
    var late = code(ole);
    CLOCK.move(Duration.ofMinutes(16));
    fresh().fill("hash", hash).fill("code", late).postWithoutToken(address + "/underskrift").isRefused().says("Koden gælder ikke mere");
    var other = dialogue("En anden aftale", CommitmentAudience.PARTIES);
    var stranger = contact(other, Side.COUNTERPART, "Stine Vang", "leder");
    fresh().get(page(stranger) + "/1").isNotFound();
    fresh().postWithoutToken(page(stranger) + "/1/underskrift").isNotFound();
    assertThat(agreements.version(dialogue.id(), 1).orElseThrow().signatures()).allSatisfy(it -> assertThat(it.said()).isEqualTo(AgreementSignature.Said.WAITING));
  }

  @Test
  void signsByOnesOwnAccount() {
    var words = new PartyContact.Words(Side.COUNTERPART, "Charlie Krog", "souschef", MailAddress.parse(Cast.CHARLIE.mail()).orElseThrow(), staff(Cast.CHARLIE).id(), true);
    dialogues.add(staff(Cast.BOB), dialogue, words).orElseThrow();
    var version = putUp();
    sign(ole, version).hasStatus(302);
    sign(hanne, version).hasStatus(302);
    assertThat(agreements.inForce(dialogue.id())).as("Charlie signs too").isEmpty();
    var address = "/dialog/" + dialogue.id().value() + "/aftale/1/underskrift";
    server.as(Cast.ALICE).get(address).isNotFound();
    server.as(Cast.BOB).get(address).isNotFound();
    var hash = server.as(Cast.CHARLIE).get(address).isOk().page().select("[name=hash]").val();
    server.as(Cast.CHARLIE).fill("hash", hash).post(address).hasStatus(302);
    assertThat(agreements.inForce(dialogue.id()).orElseThrow().signatures()).anySatisfy(it -> assertThat(it.way()).isEqualTo(AgreementSignature.Way.SIGNED_IN));
  }

  @Test
  void changesByANewVersionThatBothSignAgain() {
    inForce();
    fresh().postWithoutToken(page(hanne) + "/udkast").hasStatus(302);
    var form = fresh().get(page(hanne) + "/udkast").page();
    var keys = List.of(form.select("[name=key-0]").val(), form.select("[name=key-1]").val());
    UnaryOperator<Client> changed =
        client -> usual(client).fill("key-0", keys.get(0)).fill("key-1", keys.get(1)).fill("sentence-2", "Pårørende inviteres hver måned").fill("by-2", "counterpart").fill("due-2", "2026-09-01").fill("audience-2", "PUBLIC").fill("remove-1", "ja");
    save(hanne, it -> changed.apply(it).fill("send", "ja")).isRefused().says("Skriv, hvorfor aftalen ændres");
    var second = save(hanne, it -> changed.apply(it).fill("why", "Sygeplejersken kunne ikke findes.").fill("send", "ja"));
    assertThat(second.location()).endsWith("/2?sendt");
    var version = agreements.open(dialogue.id()).orElseThrow();
    fresh().get(page(ole) + "/2").isOk().says("Det er ændret siden sidst: 2 ting").says("Ældreafdelingen lover ikke længere: »Lindely får en ekstra sygeplejerske på prøve«").says("Plejehjemmet Lindely lover nu også: »Pårørende inviteres hver måned« senest 1. september 2026");
    fresh().get("/aftaler/" + dialogue.path()).isOk().saysNot("Pårørende");
    sign(ole, version).hasStatus(302);
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    CLOCK.move(Duration.ofMinutes(2));
    sign(hanne, version).hasStatus(302);
    CLOCK.move(Duration.ofSeconds(5));
    fresh().get("/aftaler/" + dialogue.path()).isOk().says("Pårørende inviteres hver måned").says("Sygeplejersken kunne ikke findes.");
    fresh().get("/aftaler/" + dialogue.path() + "/1").isOk().says("En nyere version gælder nu.");
    var commitments = server.bean(Commitments.class);
    var states = agreements.commitments(dialogue.id()).values().stream().map(commitments::get).map(it -> it.state()).toList();
    assertThat(states).containsExactlyInAnyOrder(CommitmentState.MADE, CommitmentState.MADE, CommitmentState.DROPPED);
  }

  /// A pledge that says it is for everybody is for no more than may know of the dialogue, in later versions too.
  @Test
  void neverTellsMoreThanTheDialogueMay() {
    dialogue = dialogue("For medarbejdere", CommitmentAudience.STAFF);
    hanne = contact(dialogue, Side.MANAGEMENT, "Hanne Birk", "ældrechef");
    ole = contact(dialogue, Side.COUNTERPART, "Ole Lund", "forstander");
    var author = new Agreements.Author.Speaker(ole);
    for (var sentence : List.of("Kaffen er varm", "Kaffen er varm hele dagen")) {
      server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
      CLOCK.move(Duration.ofMinutes(2));
      var draft = agreements.begin(author, dialogue);
      var pledge = new Pledge("kaffe", Side.COUNTERPART, sentence, LocalDate.of(2026, 9, 1), "", null, "", null, CommitmentAudience.PUBLIC);
      agreements.save(author, draft, draft.revision(), new AgreementText(Map.of(), Map.of(), List.of(pledge), List.of()), "Den blev kold.");
      var saved = agreements.open(dialogue.id()).orElseThrow();
      agreements.putUp(author, dialogue, saved, saved.revision());
      sign(ole, saved);
      sign(hanne, saved);
    }
    var made = agreements.commitments(dialogue.id()).values().stream().map(server.bean(Commitments.class)::get).toList();
    assertThat(made).singleElement().satisfies(it -> {
      assertThat(it.terms().sentence()).isEqualTo("Kaffen er varm hele dagen");
      assertThat(it.audience()).isEqualTo(CommitmentAudience.STAFF);
    });
  }

  @Test
  void keepsWhatTwoWriteAtOnce() {
    draft(it -> it.fill("part-core-task", "Oles ord").fill("audience-core-task", "PUBLIC"));
    var revision = fresh().get(page(hanne) + "/udkast").page().select("[name=revision]").val();
    save(ole, it -> it.fill("part-core-task", "Oles nye ord")).hasStatus(302);
    var page = fresh().fill("revision", revision).fill("part-core-task", "Hannes ord, og ét komma").postWithoutToken(page(hanne) + "/udkast/gem").isRefused().says("Ole Lund har gemt noget andet imens").page();
    assertThat(page.select("#part-core-task").val()).isEqualTo("Hannes ord, og ét komma");
    assertThat(page.select("[name=revision]").val()).isNotEqualTo(revision);
    assertThat(agreements.open(dialogue.id()).orElseThrow().text().part(AgreementPart.CORE_TASK)).isEqualTo("Oles nye ord");
  }

  @Test
  void saysWhatIsWrongAndKeepsWhatWasTyped() {
    fresh().postWithoutToken(page(ole) + "/udkast").hasStatus(302);
    var page = save(ole, it -> it.fill("part-own-goals", "x".repeat(20_001)).fill("sentence-0", "Uden dato, men med komma").fill("by-0", "management").fill("due-0", "").fill("amount-0", "mange").fill("sentence-1", "").fill("due-1", "2026-05-01")).isRefused().page();
    assertThat(page.select(".errors a").eachAttr("href")).containsExactlyInAnyOrder("#part-own-goals", "#due-0", "#amount-0", "#sentence-1");
    assertThat(page.select("#sentence-0").val()).isEqualTo("Uden dato, men med komma");
    save(ole, it -> it.fill("part-core-task", "Ord").attach("files", "virus.exe", "application/octet-stream", new byte[] {1})).isRefused().says("er en slags fil, der ikke kan være bilag");
    save(ole, it -> it.fill("send", "ja")).isRefused().says("Aftalen er tom");
  }

  @Test
  void isOneFileThatAnybodyCanCheck(@TempDir Path folder) throws IOException, AgreementFile.Unreadable {
    draft(it -> usual(it).attach("files", "../../Bemanding æøå.pdf", "application/pdf", "%PDF-1.4 bemanding".getBytes(StandardCharsets.UTF_8)));
    assertThat(fresh().get(page(ole) + "/udkast").page().select("[name=remove-file]").eachAttr("value")).containsExactly("bemanding-aeoeaa.pdf");
    save(ole, it -> usual(it).fill("send", "ja"));
    var version = agreements.open(dialogue.id()).orElseThrow();
    sign(ole, version);
    sign(hanne, version);
    var whole = fresh().get(page(ole) + "/1/aftale.zip").isOk().bytes();
    var forAll = fresh().get("/aftaler/" + dialogue.path() + "/1/aftale.zip").isOk().bytes();
    assertThat(new String(unzip(forAll).get("aftale.json"), StandardCharsets.UTF_8)).doesNotContain("nattevagt").doesNotContain("sygeplejerske").contains("kontaktperson");
    assertThat(unzip(whole)).containsKey("bilag/bemanding-aeoeaa.pdf");
    var statement = JsonMapper.builder().build().readTree(unzip(whole).get("aftale.json")).path("statement").asString();
    assertThat(HexFormat.of().formatHex(sha256(statement))).as("what any other program finds").isEqualTo(version.hash());

    assertThat(verify(folder, whole).out()).contains("Aftalen er den, der blev skrevet under på.").contains("Ole Lund, forstander");
    assertThat(verify(folder, forAll).out()).contains("dele af aftalen er ikke i denne fil").contains("Aftalen er den, der blev skrevet under på.");
    assertThat(verify(folder, whole, "--key", "abcd 1234").status()).isEqualTo(1);

    for (var change : List.of("kontaktperson=>kontaktPerson", "2026-06-30=>2026-07-30", "Ole Lund=>Ole Lunde", "forstander=>Forstander", "Tryghed=>Tryghed")) {
      var halves = change.split("=>");
      assertThat(holds(altered(whole, json -> json.replace(halves[0], halves[1])))).as(change).isEqualTo(halves[0].equals(halves[1]));
    }
    assertThat(holds(altered(whole, SignAgreementTest::withPartsSwapped))).as("a part in the place of another").isFalse();
    var appendix = new LinkedHashMap<>(unzip(whole));
    appendix.put("bilag/bemanding-aeoeaa.pdf", "%PDF-1.4 andet".getBytes(StandardCharsets.UTF_8));
    assertThat(verify(folder, zip(appendix)).out()).contains("Bilaget »bemanding-aeoeaa.pdf« er ikke det, der blev skrevet under på.");
    appendix.remove("bilag/bemanding-aeoeaa.pdf");
    assertThat(holds(zip(appendix))).isFalse();
    for (var other : List.of("ikke en aftale".getBytes(StandardCharsets.UTF_8), new byte[0], "{}".getBytes(StandardCharsets.UTF_8), "[".repeat(5_000).getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length / 2))) {
      assertThatThrownBy(() -> holds(other)).isInstanceOf(AgreementFile.Unreadable.class);
    }
  }

  /// The order of what is promised is signed too.
  @Test
  void knowsAnotherOrder() throws IOException, AgreementFile.Unreadable {
    draft(it -> usual(it).fill("sentence-2", "Det andet løfte").fill("by-2", "counterpart").fill("due-2", "2026-09-01").fill("audience-2", "PUBLIC").fill("send", "ja"));
    var version = agreements.open(dialogue.id()).orElseThrow();
    sign(ole, version);
    sign(hanne, version);
    var whole = fresh().get(page(ole) + "/1/aftale.zip").isOk().bytes();
    assertThat(holds(whole)).isTrue();
    UnaryOperator<String> turned =
        json -> {
          var all = Pattern.compile("\\{\\\\\"by\\\\\"(?:(?!\\{).)*?\\}").matcher(json).results().map(MatchResult::group).toList();
          var first = all.stream().filter(it -> it.contains("kontaktperson")).findFirst().orElseThrow();
          var second = all.stream().filter(it -> it.contains("Det andet")).findFirst().orElseThrow();
          return json.replace(first + "," + second, second + "," + first);
        };
    assertThat(altered(whole, turned)).isNotEqualTo(altered(whole, UnaryOperator.identity()));
    assertThat(holds(altered(whole, turned))).isFalse();
  }

  private static boolean holds(byte[] file) throws IOException, AgreementFile.Unreadable {
    return AgreementFile.check(new ByteArrayInputStream(file), null).holds();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withPartsSwapped(String json) {
    return json.replace("\"pledges-public\" :", "\"pledges-x\" :").replace("\"pledges-staff\" :", "\"pledges-public\" :").replace("\"pledges-x\" :", "\"pledges-staff\" :");
  }

  private static CommandLine verify(Path folder, byte[] file, String... more) throws IOException {
    var path = folder.resolve("aftale.zip");
    Files.write(path, file);
    var arguments = new ArrayList<>(List.of("verify-agreement", path.toString()));
    arguments.addAll(List.of(more));
    return CommandLine.run(Map.of(), arguments.toArray(String[]::new));
  }

  private static byte[] altered(byte[] zip, UnaryOperator<String> change) throws IOException {
    var files = new LinkedHashMap<>(unzip(zip));
    files.computeIfPresent("aftale.json", (_, json) -> change.apply(new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    return zip(files);
  }

  private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void isOnPaperWithItsSignatures() throws IOException {
    inForce();
    var pdf = fresh().get("/aftaler/" + dialogue.path() + "/1/aftale.pdf").isOk().bytes();
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text).contains("Aftale med Lindely").contains("Plejehjemmet Lindely").contains("Ole Lund").doesNotContain("nattevagt").doesNotContain("sygeplejerske");
    }
    fresh().get("/aftaler/" + dialogue.path() + "/2/aftale.pdf").isNotFound();
    fresh().get("/aftaler/" + dialogue.path() + "/1/bilag/noget.pdf").isNotFound();
  }

  @Test
  void isFoundAndBecomesAStoryOfWhatMayBeTold() {
    dialogues.nameSecretary(staff(Cast.AGNES), server.bean(People.class).findAccount(staff(Cast.ALICE).id()).orElseThrow());
    inForce();
    fresh().get("/soeg?q=kontaktperson").isOk().says("Aftale med Lindely");
    fresh().get("/soeg?q=nattevagt").isOk().saysNot("Aftale med Lindely");
    assertThat(fresh().get("/sitemap.xml").isOk().text()).contains("/aftaler/" + dialogue.path());
    var address = "/dialog/" + dialogue.id().value() + "/aftale/1";
    server.as(Cast.ALICE).get(address).isOk().says("Skriv en historie om aftalen");
    server.as(Cast.BOB).get(address).isOk().saysNot("Skriv en historie om aftalen");
    server.as(Cast.BOB).post(address + "/historie").isForbidden();
    var story = server.as(Cast.ALICE).post(address + "/historie").location();
    var draft = server.as(Cast.ALICE).get(story).isOk().says("Den røde tråd").page();
    assertThat(draft.select("[name=body]").text()).contains("Beboerne skal have").contains("kontaktperson").doesNotContain("nattevagt").doesNotContain("sygeplejerske");
    assertThat(fresh().get("/aftaler/" + dialogue.path()).isOk().page().select(".thread").text()).contains("Alle nye beboere får en fast kontaktperson").doesNotContain("sygeplejerske");
  }

  @Test
  void isThePartiesAloneWhereTheySaySo() {
    dialogue = dialogue("Fortrolig aftale", CommitmentAudience.PARTIES);
    hanne = contact(dialogue, Side.MANAGEMENT, "Hanne Birk", "ældrechef");
    ole = contact(dialogue, Side.COUNTERPART, "Ole Lund", "forstander");
    server.bean(JdbcClient.class).sql("delete from mail.kept_mail").update();
    inForce();
    fresh().get("/aftaler/" + dialogue.path()).isNotFound();
    fresh().get("/aftaler").isOk().saysNot("Fortrolig aftale");
    server.as(Cast.CHARLIE).get("/medarbejder/aftaler").isOk().saysNot("Fortrolig aftale");
    server.as(Cast.CHARLIE).get("/medarbejder/aftaler/" + dialogue.path()).isNotFound();
    server.as(Cast.ALICE).get("/medarbejder/aftaler/" + dialogue.path() + "/1/aftale.zip").isNotFound();
    fresh().get(page(ole) + "/1").isOk().says("sygeplejerske");
  }
}
