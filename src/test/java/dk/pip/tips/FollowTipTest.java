package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.editions.Arrangement;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.Newsroom;
import dk.pip.people.People;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FollowTipTest extends PipTest {
  @BeforeEach
  void aNewHour() {
    clock().move(Duration.ofHours(2));
  }

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  private static String newest() {
    return "/redaktion/tips/" + Telling.newest(jdbc());
  }

  private static void publish(String story, String month, String title) {
    describePicture(story);
    as(alice).fill("revision", String.valueOf(revision(story))).fill("headline", "Svanerne er tilbage").fill("body", "En tekst, der er lang nok til at være en historie, man kan læse til ende.").post(story);
    as(alice).post(story + "/godkendelse");
    var desk = as(alice).fill("month", month).fill("title", title).fill("skeleton", "none").post("/redaktion/udgaver/begynd").location();
    var id = new EditionId(UUID.fromString(desk.substring(desk.lastIndexOf('/') + 1)));
    var people = bean(People.class);
    var editor = people.list().stream().filter(account -> account.mail().equals(alice.mail())).findFirst().flatMap(account -> people.find(account.id())).orElseThrow();
    bean(Arrangement.class).place(editor, id, bean(Editions.class).find(id).orElseThrow().revision(), new StoryId(UUID.fromString(story.replaceFirst(".*/", ""))), true, 1000);
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
  }

  /// Says what the editors have still to say of a picture that came with a tip.
  static void describePicture(String story) {
    var writer = bean(People.class).list().stream().filter(account -> account.mail().equals(alice.mail())).findFirst().flatMap(account -> bean(People.class).find(account.id())).orElseThrow();
    bean(Newsroom.class).save(writer, new StoryId(UUID.fromString(story.replaceFirst(".*/", ""))), revision(story), FollowTipTest::described);
  }

  private static StoryFile described(StoryFile file) {
    var picture = file.group(StoryFile.PICTURE);
    picture.put("alt", "En svane på søen");
    return file.with(StoryFile.PICTURE, picture);
  }

  private static int revision(String story) {
    return jdbc().sql("select revision from newsroom.story where id = :id::uuid").param("id", story.replaceFirst(".*/", "")).query(Integer.class).single();
  }

  @Test
  void hearsThreeTimesAndNeverTwice() {
    var client = fresh();
    var own = Telling.own(Telling.filled(client, clock(), "Svanerne er tilbage! Ring på 20 30 40 51.", "Karen Kilde", "karen@svaner.example").attach("files", "svane.jpg", "image/jpeg", Telling.jpegFromPhone(300, 200)).postWithoutToken("/tip"));
    var tip = newest();
    client.get(own).says("Vi har ikke nået at læse det");
    as(alice).post(tip + "/opgave");
    client.get(own).says("i gang med dit tip");

    var story = as(alice).fill("headline", "Svanerne er tilbage").fill("text", "Vi skriver den!").fill("tell", "ja").fill("stamp", "a").post(tip + "/historie").location();
    as(alice).fill("headline", "Igen").fill("text", "Vi skriver den!").fill("tell", "ja").fill("stamp", "a").post(tip + "/historie").redirectsTo(tip);
    assertThat(story).startsWith("/redaktion/historier/");
    var page = as(alice).get(story).isOk().says("Svanerne er tilbage!").saysNot("Karen Kilde").saysNot("20 30 40 51").says("Idé");
    assertThat(page.text()).doesNotContain("karen@svaner");
    var picture = jdbc().sql("select picture_id::text from library.picture_path where owner = :story::uuid").param("story", story.replaceFirst(".*/", "")).query(String.class).optional();
    assertThat(picture).as("the picture came along").isPresent();
    assertThat(jdbc().sql("select file from library.picture where id = :id::uuid").param("id", picture.orElseThrow()).query(String.class).single()).as("what the tipper called it").startsWith("pictures/tip-").doesNotContain("svane");
    client.get(own).says("Vi skriver historien");
    as(alice).get(tip).says("Blev til en historie").says("Se historien");

    bean(TipStories.class).tellPublished();
    publish(story, "2034-03", "Marts");
    bean(TipStories.class).tellPublished();
    bean(TipStories.class).tellPublished();
    var mails = Telling.mailsTo(jdbc(), "karen@svaner.example");
    assertThat(mails).extracting(mail -> mail.subject()).containsExactly("Tak for dit tip", "Vi skriver historien", "Nu er din historie ude");
    assertThat(mails.getLast().text()).contains("»Svanerne er tilbage«", "/nyheder/2034/svanerne-er-tilbage", own);
    client.get(own).says("Historien er ude");

    client.get(own + "/glem").says("bliver ordene stående");
    client.postWithoutToken(own + "/glem").isOk().says("Vi har glemt dig").says("Historien er ude og bliver stående");
    client.get(own).isGone();
    as(alice).get(tip).says("Svanerne er tilbage!").saysNot("Karen Kilde").says("Vi har glemt, hvem det var fra");
  }

  static void outByItself(String story, String headline, String audience) {
    as(alice).fill("revision", String.valueOf(revision(story))).fill("headline", headline).fill("body", "En tekst, der er lang nok til at være en historie, man kan læse til ende.").fill("section", "Byen").post(story);
    if (audience.equals("STAFF")) {
      as(alice).fill("audience", "STAFF").post(story + "/opgave").redirectsTo(story);
    }
    as(alice).post(story + "/godkendelse");
    var single = as(alice).post(story + "/udgivelse").location();
    as(alice).fill("when", "now").post(single + "/udgivelse").redirectsTo(single);
  }

  private static String story(String text, String mail) {
    Telling.tell(fresh(), clock(), text, "Ib", mail);
    return as(alice).fill("headline", text).fill("text", "").post(newest() + "/historie").location();
  }

  /// What is only for staff isn't told outside, nor what the newsroom calls a story now; and one letter that fails holds no other up.
  @Test
  void hearsOfWhatIsOutAsItIsOut() {
    var stuck = story("Den første", "stuck@ude.example");
    var client = fresh();
    var own = Telling.tell(client, clock(), "Chefens løn", "Ib", "staff@ude.example");
    var staff = as(alice).fill("headline", "Chefens løn").fill("text", "").post(newest() + "/historie").location();
    var open = story("Broen er åben", "open@ude.example");
    jdbc().sql("create function tips.jammed() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$").update();
    jdbc().sql("create trigger jammed before insert on mail.letter for each row when (new.address = 'stuck@ude.example') execute function tips.jammed()").update();
    outByItself(stuck, "Den første", "PUBLIC");
    outByItself(staff, "Hemmelig løn", "STAFF");
    outByItself(open, "Broen er åben igen", "PUBLIC");
    as(alice).fill("revision", String.valueOf(revision(open))).fill("headline", "Kladdens nye navn").fill("body", "En tekst, der er lang nok til at være en historie, man kan læse til ende.").fill("section", "Byen").post(open);

    assertThatThrownBy(() -> bean(TipStories.class).tellPublished()).hasMessageContaining("no room");
    jdbc().sql("drop trigger jammed on mail.letter").update();

    assertThat(Telling.mailsTo(jdbc(), "open@ude.example").getLast().text()).contains("»Broen er åben igen«", "/nyheder/").doesNotContain("Kladdens");
    assertThat(Telling.mailsTo(jdbc(), "staff@ude.example").getLast().text()).contains("dem, der arbejder i kommunen").doesNotContain("Hemmelig", "hemmelig", "/medarbejder");
    assertThat(client.get(own).says("ude hos dem, der arbejder i kommunen").page().html()).doesNotContain("Hemmelig", "hemmelig", "/medarbejder");
    bean(TipStories.class).tellPublished();
    assertThat(Telling.mailsTo(jdbc(), "stuck@ude.example").getLast().subject()).isEqualTo("Nu er din historie ude");
  }

  @Test
  void addsMoreOnceAndSaysNoToBeingNamed() {
    var client = fresh();
    var own = Telling.own(Telling.filled(client, clock(), "Der er mere", "Ib Bro", "").fill("mayName", "ja").postWithoutToken("/tip"));
    var tip = newest();
    as(alice).post(tip + "/laest");
    client.get(own).says("må nævne dig som »Ib Bro«").says("Vi har læst dit tip");
    for (var i = 0; i < 2; i++) {
      client.fill("text", "Og så skete der det").fill("stamp", "x").attach("files", "b.jpg", "image/jpeg", Telling.jpeg(30, 30)).postWithoutToken(own + "/mere").redirectsTo(own + "?tilfoejet");
    }
    assertThat(jdbc().sql("select count(*) from tips.letter where text = 'Og så skete der det'").query(Long.class).single()).isEqualTo(1);
    as(alice).get(tip).says("Og så skete der det");
    as(alice).get("/redaktion/tips").says("Ulæst");
    client.fill("text", "").postWithoutToken(own + "/mere").isRefused().says("Skriv et par ord");
    client.fill("text", "x").attach("files", "ond.svg", "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8)).postWithoutToken(own + "/mere").isOk().says("ond.svg");
    client.fill("mayName", "nej").postWithoutToken(own + "/navn").redirectsTo(own + "?navn");
    client.get(own).says("Vi nævner dig ikke");
    as(alice).get(tip).says("Må nævnes Nej");
    var last = 0;
    for (var i = 0; i < 25; i++) {
      last = client.fill("text", "Mere " + i).fill("stamp", "x").postWithoutToken(own + "/mere").status();
    }
    assertThat(last).as("enough for today").isEqualTo(422);

    var other = Telling.tell(fresh(), clock(), "Filer i massevis", "", "");
    for (var i = 0; i < 40; i++) {
      client.attach("files", "x.jpg", "image/jpeg", new byte[] {1, 2, 3}).postWithoutToken(other + "/mere").isRefused().says("x.jpg");
    }
    client.attach("files", "x.jpg", "image/jpeg", new byte[] {1, 2, 3}).postWithoutToken(other + "/mere").isRefused().saysNot("x.jpg");
  }

  @Test
  void isForgottenAtOnceAndWholly() {
    var client = fresh();
    var own = Telling.own(Telling.filled(client, clock(), "Glem mig, jeg er Bodil Hemmelig", "Bodil Hemmelig", "bodil@glem.example").attach("files", "b.jpg", "image/jpeg", Telling.jpeg(31, 30)).postWithoutToken("/tip"));
    var tip = newest();
    var story = as(alice).fill("headline", "En historie").fill("text", "").post(tip + "/historie").location();
    as(alice).get(story).says("Bodil Hemmelig");
    client.postWithoutToken(own + "/glem").isOk().says("intet tilbage");
    as(alice).get(story).saysNot("Bodil Hemmelig");
    as(alice).get(tip).saysNot("Bodil").says("Et glemt tip").says("bad om at blive glemt");
    assertThat(Telling.mailsTo(jdbc(), "bodil@glem.example")).as("what waited is not sent").isEmpty();
    for (var path : new String[] {own, own + "/glem"}) {
      client.get(path).isGone();
    }
    client.postWithoutToken(own + "/glem").isGone();
    client.fill("text", "x").postWithoutToken(own + "/mere").isGone();

    var other = Telling.tell(fresh(), clock(), "Uden historie", "Ib", "");
    client.postWithoutToken(other + "/glem").isOk();
    as(alice).get(newest()).saysNot("Uden historie");
  }

  @Test
  void tellsNobodyWhichLinksAndAddressesThereAre() {
    Telling.tell(fresh(), clock(), "Mistet", "Ib", "ib@mistet.example");
    var known = fresh().fill("mail", "IB@mistet.example").postWithoutToken("/tip/mistet").isOk().text();
    var unknown = fresh().fill("mail", "XX@mistet.example").postWithoutToken("/tip/mistet").isOk().text();
    assertThat(known.replace("IB@mistet.example", "")).isEqualTo(unknown.replace("XX@mistet.example", ""));
    var mails = Telling.mailsTo(jdbc(), "ib@mistet.example");
    assertThat(mails).hasSize(2);
    assertThat(mails.getLast().text()).contains("/tip/mit/");
    fresh().fill("mail", "x").postWithoutToken("/tip/mistet").isRefused();
    for (var token : new String[] {"x", "1-abcdefghijklmnop", "1z-", "-", "%00", "../../etc", "1".repeat(300)}) {
      assertThat(fresh().get("/tip/mit/" + token).status()).as(token).isIn(400, 404, 410);
    }
    var link = jdbc().sql("select link from tips.tip where link is not null limit 1").query(Long.class).single();
    fresh().get("/tip/mit/" + Long.toString(link, 36) + "-aaaaaaaaaaaaaaaa").isGone();
  }

  @Test
  void goesBackWhenTheStoryIsDropped() {
    Telling.tell(fresh(), clock(), "Broen er lukket", "Ib", "");
    var tip = newest();
    var story = as(alice).fill("headline", "Broen").fill("text", "").post(tip + "/historie").location();
    bean(TipStories.class).dropped(new StoryId(UUID.fromString(story.replaceFirst(".*/", ""))));
    as(alice).get(tip).says("I gang").says("Historien blev opgivet").says("Lav en historie");
  }
}
