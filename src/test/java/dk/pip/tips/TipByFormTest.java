package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TipByFormTest extends PipTest {
  @BeforeEach
  void aNewHour() {
    clock().move(Duration.ofHours(2));
  }

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  private static long count() {
    return jdbc().sql("select count(*) from tips.tip").query(Long.class).single();
  }

  @Test
  void takesATipAndThanksForIt() {
    var client = fresh();
    var form = client.get("/tip").isOk().says("Giv et praj").says("I må nævne mig");
    assertThat(form.header("Cache-Control")).contains("no-store");
    assertThat(client.cookies()).as("no cookie for who only tells something").isEmpty();

    var answer =
        Telling.filled(client, clock(), "Børnene i 5. b har malet bænken ved biblioteket.\nDen er blå nu 🎨", "Karen Højlund", "karen@borger.example")
            .fill("mayName", "ja")
            .attach("files", "../../bænken.jpg", "application/x-evil", Telling.jpegFromPhone(640, 480))
            .attach("sound", "optagelse.svg", "image/svg+xml", Telling.sound())
            .attach("files", "", "application/octet-stream", new byte[0])
            .postWithoutToken("/tip");
    var own = Telling.own(answer);

    assertThat(client.cookies()).isEmpty();
    var page = client.get(own + "?tak").isOk().says("Tak, fordi du skrev til os").says("Den er blå nu 🎨").says("Du får en mail");
    assertThat(page.header("Referrer-Policy")).contains("no-referrer");
    assertThat(page.header("X-Robots-Tag").orElseThrow()).contains("noindex");
    var picture = Objects.requireNonNull(page.page().selectFirst(".tip-pictures img"));
    var kept = client.get(picture.attr("src")).isOk();
    assertThat(kept.header("Content-Type")).contains("image/jpeg");
    assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1)).as("where it was taken").doesNotContain("Telefon-55N");
    assertThat(picture.attr("alt")).isEqualTo("Billedet bænken.jpg");
    assertThat(page.page().select(".tip-pictures").text()).contains("optagelse.ogg");

    var mails = Telling.mailsTo(jdbc(), "karen@borger.example");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().subject()).isEqualTo("Tak for dit tip");
    assertThat(mails.getFirst().text()).contains(own).doesNotContain("bænken");
    assertThat(mails.getFirst().header("Auto-Submitted")).isEqualTo("auto-generated");

    as(alice).get("/redaktion/tips").isOk().says("Børnene i 5. b").says("Karen Højlund").says("Ulæst");
    as(alice).get("/redaktion/tips/" + Telling.newest(jdbc())).isOk().says("karen@borger.example").says("Ja, ved navn");
    var sound = Objects.requireNonNull(as(alice).get("/redaktion/tips/" + Telling.newest(jdbc())).page().selectFirst("audio")).attr("src");
    assertThat(as(alice).header("Range", "bytes=0-3").get(sound).hasStatus(206).text()).as("in parts, as some browsers ask for it").isEqualTo("OggS");
    assertThat(as(alice).get(sound).isOk().header("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
  }

  @Test
  void makesOneTipOfADoublePress() {
    var client = fresh();
    var before = count();
    var stamp = Telling.stamp(client, clock());
    String own = null;
    for (var i = 0; i < 3; i++) {
      var again = Telling.own(client.fill("stamp", stamp).fill("text", "Det samme").fill("mail", "ib@borger.example").attach("files", "a.jpg", "image/jpeg", Telling.jpeg(20, 20)).postWithoutToken("/tip"));
      assertThat(own == null || own.equals(again)).isTrue();
      own = again;
    }
    assertThat(count()).isEqualTo(before + 1);
    assertThat(Telling.mailsTo(jdbc(), "ib@borger.example")).hasSize(1);
  }

  @Test
  void keepsWhatWasTypedWhenItIsRefused() {
    var client = fresh();
    Telling.filled(client, clock(), "Et godt tip", "Ib", "ikke en adresse").postWithoutToken("/tip").isRefused().says("Skriv en mailadresse");
    var shown = Telling.filled(client, clock(), "x".repeat(20_001), "Ib", "").postWithoutToken("/tip").isRefused();
    assertThat(Objects.requireNonNull(shown.page().selectFirst("#text")).val()).hasSize(20_001);
    Telling.filled(client, clock(), "  ", "Ib", "").postWithoutToken("/tip").isRefused().says("Skriv et par ord");
    Telling.filled(client, clock(), "", "", "").attach("files", "kat.svg", "image/jpeg", "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8)).postWithoutToken("/tip").isRefused().says("kat.svg");
    var stamp = Objects.requireNonNull(client.get("/tip").page().selectFirst("[name=stamp]")).val();
    client.fill("stamp", stamp).fill("text", "Hurtigt").postWithoutToken("/tip").isRefused().says("Det gik stærkt");
    clock().move(Duration.ofSeconds(3));
    Telling.own(client.fill("stamp", stamp).fill("text", "Hurtigt").postWithoutToken("/tip"));
    client.fill("stamp", "1-2-abcdefghijklmnop").fill("text", "Forfalsket").postWithoutToken("/tip").isRefused().says("ligget åben længe");
    client.fill("stamp", Telling.stamp(client, clock())).fill("text", "x".repeat(900_000)).postWithoutToken("/tip").isRefused();
  }

  @Test
  void takesTheTipAndLeavesOutWhatIsNoPicture() {
    var client = Telling.filled(fresh(), clock(), "<script>alert(1)</script> \u202Eمرحبا 👩‍🚒", "", "");
    client.attach("files", "side.html", "image/png", "<!doctype html><html><script>x</script>".getBytes(StandardCharsets.UTF_8));
    for (var i = 0; i < 12; i++) {
      client.attach("files", "b" + i + ".jpg", "image/jpeg", Telling.jpeg(20 + i, 20));
    }
    var own = Telling.own(client.postWithoutToken("/tip"));
    var page = fresh().get(own).isOk().says("»side.html« kom ikke med").says("4 filer kom ikke med").says("<script>alert(1)</script>");
    assertThat(page.page().select("main script:not([src])")).isEmpty();
    assertThat(page.page().select(".tip-pictures img")).hasSize(8);
    as(alice).get("/redaktion/tips/" + Telling.newest(jdbc())).isOk().says("side.html");
  }

  @Test
  void holdsRobotsOffWithoutLosingWhatTheyWrote() {
    var client = fresh();
    Telling.own(client.fill("stamp", Telling.stamp(client, clock())).fill("text", "Køb billige ure").fill("mail", "offer@borger.example").fill("website", "https://ure.example").postWithoutToken("/tip"));
    assertThat(Telling.mailsTo(jdbc(), "offer@borger.example")).as("nobody is written to").isEmpty();
    as(alice).get("/redaktion/tips").isOk().saysNot("Køb billige ure");
    as(alice).get("/redaktion/tips?vis=spam").isOk().says("Køb billige ure");

    var stamp = Telling.stamp(client, clock());
    for (var i = 0; i < 19; i++) {
      Telling.own(client.fill("stamp", stamp).fill("text", "Tip " + i).postWithoutToken("/tip"));
    }
    client.fill("stamp", stamp).fill("text", "For meget").postWithoutToken("/tip").hasStatus(429).says("Prøv igen om en time");
  }

  @Test
  void letsStaffWriteIn() {
    as(charlie).get("/redaktion/praj").isOk();
    as(charlie).fill("text", "Halinspektøren fandt en ring i afløbet").fill("stamp", "x").post("/redaktion/praj").redirectsTo("/redaktion/praj");
    as(charlie).get("/redaktion/tips").isForbidden();
    as(bob).get("/redaktion/praj").isForbidden();
    as(alice).get("/redaktion/tips").isOk().says("fandt en ring");
  }

  @Test
  void leadsThereFromEveryPublicPage() {
    assertThat(fresh().get("/privatliv").isOk().page().select("footer a[href=/tip]").text()).contains("Giv et praj");
    assertThat(fresh().get("/privatliv").isOk().says("Når du giver et praj").page().select("footer a[href^=mailto]")).isNotEmpty();
    assertThat(fresh().get("/tilmeld").isOk().page().select("footer a[href=/tip]")).isNotEmpty();
  }
}
