package dk.pip.comments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What readers write below stories, and what the newsroom makes of it.
class CommentOnStoryTest extends PipTest {
  private static final String STORY = "/nyheder/2026/baenken";
  private static final String STAFF_STORY = "/medarbejder/nyheder/2026/historie-2026-04";
  private static final String QUEUE = "/redaktion/kommentarer";

  @BeforeAll
  static void publish() {
    publish(Bundles.small());
    publish(Bundles.smallOf("2026-04").replacing(Bundles.EDITION, "month: 2026-04", "month: 2026-04\naudience: staff"));
  }

  private static void publish(Bundles bundle) {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
  }

  @BeforeEach
  void nothingSaid() {
    for (var table : List.of("comments.comment", "comments.thread", "comments.reaction", "comments.reaction_mark", "readers.attempt")) {
      bean(JdbcClient.class).sql("delete from " + table).update();
    }
    bean(JdbcClient.class).sql("update comments.change set number = number + 1").update();
  }

  @Test
  void takesNoneUntilSomebodyOpensTheStory() {
    Await.until("the story to take none", () -> !as(emil).get(STORY).isOk().text().contains("Hvad siger du?"));
    as(emil).get("/kommentar?om=" + STORY).isNotFound();
    as(emil).fill("om", STORY).fill("slags", "thanks").post("/reaktion").isNotFound();
    as(bob).get("/medarbejder/kommentar?om=" + STORY).isNotFound();
    for (var person : List.of(bob, charlie)) {
      as(person).get(QUEUE).isForbidden();
      as(person).fill("om", STORY).fill("hvem", "public").post(QUEUE + "/historier").isForbidden();
    }
    open(STORY, "public");
    belowStory("Hvad siger du?");
    as(emil).get("/kommentar?om=" + STORY).isOk().says("Skriv en kommentar");
    open(STORY, "off");
    Await.until("the story to take none", () -> !as(emil).get(STORY).text().contains("Hvad siger du?"));
  }

  @Test
  void isShownOnceSomebodyHasLookedAtIt() {
    open(STORY, "public");
    var own = write("Kirsten", "Hvornår kan man sidde på den?").location();
    fresh().get(own).isOk().says("Tak for din kommentar").says("Redaktionen læser den, før den bliver vist.");
    assertThat(as(emil).get(STORY).text()).doesNotContain("Hvornår kan man sidde på den?");
    as(alice).get(QUEUE).says("Venter (1)").says("Hvornår kan man sidde på den?");

    var id = only().id().value();
    as(alice).fill("state", "waiting").post(QUEUE + "/{id}/visning", id).hasStatus(302);
    belowStory("Hvornår kan man sidde på den?");
    as(alice).fill("state", "shown").fill("answer", "På torsdag.").post(QUEUE + "/{id}/svar", id).hasStatus(302);
    belowStory("På torsdag.");
    assertThat(as(emil).get(STORY).text()).contains("Svaret er til vejledning og er ikke en afgørelse.");
    assertThat(elsewhere().get(STORY).text()).contains("På torsdag.");
    fresh().get(own).says("Den er vist under historien.").says("På torsdag.");

    fresh().postWithoutToken(own.replace("?tak", "") + "/sletning").isOk().says("Din kommentar er slettet");
    Await.until("the comment to be gone", () -> !as(emil).get(STORY).text().contains("sidde på den"));
    fresh().get(own).isNotFound();
  }

  @Test
  void isHiddenWithAReason() {
    open(STORY, "public");
    var own = write("Anonym", "Ham fra 6.a kan ingenting.").location();
    var id = only().id().value();
    var refused = as(alice).fill("state", "waiting").fill("reason", " ").fill("vis", "venter").post(QUEUE + "/{id}/skjul", id).isRefused().page();
    assertThat(refused.text()).contains("Skriv, hvorfor kommentaren skal skjules");
    as(alice).fill("state", "waiting").fill("reason", "Den udstiller en anden.").post(QUEUE + "/{id}/skjul", id).hasStatus(302);
    belowStory("En kommentar er skjult: Den udstiller en anden.");
    assertThat(as(emil).get(STORY).text()).doesNotContain("Ham fra 6.a").doesNotContain("Anonym");
    fresh().get(own).says("Den er ikke vist, fordi: Den udstiller en anden.");
    as(agnes).fill("state", "waiting").post(QUEUE + "/{id}/visning", id).hasStatus(302);
    as(agnes).get(QUEUE).says("En anden har gjort noget ved den imens");
    as(agnes).fill("state", "hidden").fill("vis", "skjult").post(QUEUE + "/{id}/fortrydelse", id).hasStatus(302);
    as(agnes).get(QUEUE).says("Venter (1)");
    assertThat(bean(Audit.class).latest(10)).extracting(Audit.Entry::act).contains("comments.audit.hidden", "comments.audit.reopened");
  }

  @Test
  void keepsNoCivilRegistrationNumber() {
    open(STORY, "public");
    write("Per", "Mit nummer er 010190-0101, ring til mig.").location();
    var comment = only();
    assertThat(comment.text()).doesNotContain("0101").contains("ring til mig");
    assertThat(comment.covered()).isTrue();
    as(alice).get(QUEUE).says("Et tal, der lignede et cpr-nummer, er fjernet.");
    var everywhere = bean(JdbcClient.class).sql("select c::text from comments.comment c").query(String.class).list().toString();
    assertThat(everywhere).doesNotContain("010190");

    open(STAFF_STORY, "staff");
    as(bob).fill("om", STAFF_STORY).fill("stamp", "x1").fill("text", "Hun hedder 010190-0101").post("/medarbejder/kommentar").hasStatus(302);
    as(bob).get("/medarbejder/kommentar?om=" + STAFF_STORY).says("redaktionen ser på kommentaren").saysNot("010190");
  }

  @Test
  void isForStaffAloneWhereTheStoryIs() {
    open(STAFF_STORY, "staff");
    as(alice).fill("om", STAFF_STORY).fill("hvem", "public").post(QUEUE + "/historier").isNotFound();
    as(bob).fill("om", STAFF_STORY).fill("stamp", "x2").fill("text", "Godt arbejde, allesammen.").post("/medarbejder/kommentar").hasStatus(302);
    Await.until("the comment below the story", () -> as(charlie).get(STAFF_STORY).text().contains("Godt arbejde, allesammen."));
    assertThat(as(charlie).get(STAFF_STORY).text()).contains("Bob Holm");
    as(emil).get(STAFF_STORY).sendsToSignIn();
    as(emil).get("/medarbejder/kommentar?om=" + STAFF_STORY).sendsToSignIn();
    as(emil).get("/kommentar?om=" + STAFF_STORY).isNotFound();
    as(emil).fill("om", STAFF_STORY).fill("slags", "thanks").post("/reaktion").isNotFound();

    open(STORY, "staff");
    as(bob).fill("om", STORY).fill("stamp", "x3").fill("text", "Kun mellem os.").post("/medarbejder/kommentar").hasStatus(302);
    assertThat(bean(Comments.class).below(STORY, Audience.PUBLIC).comments()).isEmpty();
    open(STORY, "public");
    belowStory("Hvad siger du?");
    assertThat(as(emil).get(STORY).text()).doesNotContain("Kun mellem os.");
  }

  @Test
  void countsReactionsOnceAndKeepsNobody() {
    open(STORY, "public");
    for (var i = 0; i < 3; i++) {
      as(emil).fill("om", STORY).fill("slags", "thanks").post("/reaktion").hasStatus(302);
    }
    assertThat(bean(Comments.class).below(STORY, Audience.PUBLIC).reactions()).containsEntry(Reaction.THANKS, 1);
    as(emil).fill("om", STORY).fill("slags", "noget-andet").post("/reaktion").isNotFound();

    open(STAFF_STORY, "staff");
    as(bob).fill("om", STAFF_STORY).fill("slags", "more").post("/medarbejder/reaktion").hasStatus(302);
    as(charlie).fill("om", STAFF_STORY).fill("slags", "more").post("/medarbejder/reaktion").hasStatus(302);
    as(bob).fill("om", STAFF_STORY).fill("slags", "more").post("/medarbejder/reaktion").hasStatus(302);
    assertThat(bean(Comments.class).below(STAFF_STORY, Audience.STAFF).reactions()).containsEntry(Reaction.MORE, 1);
    var columns = bean(JdbcClient.class).sql("select column_name from information_schema.columns where table_schema = 'comments' and table_name like 'reaction%'").query(String.class).list();
    assertThat(columns).doesNotContain("staff_id", "reader_id", "at");
  }

  @Test
  void setsWhatProgramsWriteApart() {
    open(STORY, "public");
    writeForm(STORY).fill("text", "Billigt!").fill("name", "Bo").fill("website", "https://billigt.example").postWithoutToken("/kommentar").hasStatus(302);
    write("Bo", "https://a.example https://b.example www.c.example").hasStatus(302);
    as(alice).get(QUEUE).says("Ligner spam (2)").says("Ingen kommentarer venter");
    as(alice).get(QUEUE + "?vis=spam").says("Billigt!");
    var form = fresh().get("/kommentar?om=" + STORY).page();
    fresh().fill("om", STORY).fill("stamp", form.select("[name=stamp]").val()).fill("text", "Hurtig").fill("name", "Bo").postWithoutToken("/kommentar")
        .isRefused().says("Det gik lidt for hurtigt");
    fresh().fill("om", STORY).fill("stamp", "falsk").fill("text", "Falsk").fill("name", "Bo").postWithoutToken("/kommentar").isRefused().says("Siden har stået åben længe");
  }

  @Test
  void keepsWhatWasTypedAndTakesAFormOnce() {
    open(STORY, "public");
    var page = writeForm(STORY).fill("text", "  ").fill("name", "").fill("mail", "ikke en adresse").postWithoutToken("/kommentar").isRefused()
        .says("Skriv en kommentar.").says("Skriv et navn").says("Mailadressen ser ikke rigtig ud").page();
    assertThat(page.select("[name=mail]").val()).isEqualTo("ikke en adresse");
    writeForm(STORY).fill("text", "x".repeat(2_001)).fill("name", "Bo").postWithoutToken("/kommentar").isRefused().says("højst være på 2000 tegn");

    var stamp = fresh().get("/kommentar?om=" + STORY).page().select("[name=stamp]").val();
    clock().move(Duration.ofSeconds(10));
    for (var i = 0; i < 2; i++) {
      fresh().fill("om", STORY).fill("stamp", stamp).fill("text", "<script>alert(1)</script> مرحبا 👩‍👩‍👧").fill("name", "Bo & <b>Co</b>").postWithoutToken("/kommentar").hasStatus(302);
    }
    var comment = only();
    bean(Comments.class).show(staff(alice), comment);
    Await.until("the comment below the story", () -> as(emil).get(STORY).text().contains("مرحبا"));
    assertThat(as(emil).get(STORY).text()).contains("&lt;script&gt;alert(1)").contains("Bo &amp; &lt;b&gt;Co").doesNotContain("<script>alert");
  }

  @Test
  void becomesATipOrAQuestion() {
    open(STORY, "public");
    write("Frede", "Jeg har en gammel bænk stående.");
    var id = only().id().value();
    as(alice).fill("er", "true").post(QUEUE + "/{id}/spoergsmaal", id).hasStatus(302);
    as(alice).get(QUEUE + "?vis=spoergsmaal").says("Skal besvares (1)").says("en gammel bænk");
    as(alice).post(QUEUE + "/{id}/praj", id).hasStatus(302);
    as(alice).post(QUEUE + "/{id}/praj", id).hasStatus(302);
    as(alice).get("/redaktion/tips").isOk().says("Bænken vandt");
    assertThat(bean(JdbcClient.class).sql("select count(*) from tips.tip").query(Long.class).single()).isEqualTo(1);
    as(alice).fill("state", "waiting").fill("answer", "Det vil vi gerne.").post(QUEUE + "/{id}/svar", id).hasStatus(302);
    as(alice).get(QUEUE + "?vis=spoergsmaal").says("Ingen spørgsmål venter på svar");
  }

  @Test
  void forgetsAddressesAndWhatIsOld() {
    open(STORY, "public");
    writeForm(STORY).fill("text", "Fint.").fill("name", "Bo").fill("mail", "bo@borger.example").postWithoutToken("/kommentar").hasStatus(302);
    bean(Comments.class).show(staff(alice), only());
    as(alice).get(QUEUE + "?vis=vist").says("vil gerne have besked");
    clock().move(Duration.ofDays(31));
    bean(Comments.class).forget();
    assertThat(only().mail()).isNull();
    bean(JdbcClient.class).sql("update comments.comment set at = at - interval '2 years'").update();
    bean(Comments.class).forget();
    assertThat(bean(JdbcClient.class).sql("select count(*) from comments.comment").query(Long.class).single()).isZero();
  }

  @Test
  void stopsWhoeverWritesFarTooMuch() {
    open(STORY, "public");
    for (var i = 0; i < 20; i++) {
      write("Bo", "Nummer " + i).hasStatus(302);
    }
    write("Bo", "Nummer 21").hasStatus(429).says("Der er kommet mange kommentarer fra dit netværk");
  }

  private static void open(String path, String mode) {
    as(alice).fill("om", path).fill("hvem", mode).post(QUEUE + "/historier").redirectsTo(QUEUE + "/historier");
  }

  /// A form that was opened some seconds ago.
  private static Client writeForm(String path) {
    var stamp = fresh().get("/kommentar?om=" + path).isOk().page().select("[name=stamp]").val();
    clock().move(Duration.ofSeconds(10));
    return fresh().fill("om", path).fill("stamp", stamp);
  }

  private static Answer write(String name, String text) {
    return writeForm(STORY).fill("name", name).fill("text", text).postWithoutToken("/kommentar");
  }

  private static void belowStory(String words) {
    Await.until(words, () -> as(emil).get(STORY).page().text().contains(words));
  }

  private static Comment only() {
    var ids = bean(JdbcClient.class).sql("select id from comments.comment").query(UUID.class).list();
    assertThat(ids).hasSize(1);
    return bean(Comments.class).find(new CommentId(ids.getFirst())).orElseThrow();
  }

  private static Staff staff(Person person) {
    var people = bean(People.class);
    return people.list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
  }
}
