package dk.pip.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Municipality;
import dk.pip.testing.Answer;
import dk.pip.testing.Client;
import dk.pip.testing.NotSetUp;
import dk.pip.testing.PipTest;
import dk.pip.testing.RawRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The set-up from the first page to the last; the last test ends it.
@NotSetUp
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpTest extends PipTest {
  private static final String PASSWORD = "gule sko under klaveret";

  @Test
  void saysEverywhereElseThatItIsNotSetUp() {
    for (var path : new String[] {"/", "/log-ind", "/redaktion", "/udgaver/2026-03", "/findes-ikke"}) {
      var answer = fresh().get(path).hasStatus(503).says("ikke sat op endnu");
      assertThat(answer.header("Retry-After")).isPresent();
      assertThat(answer.header("Content-Security-Policy")).isPresent();
    }
  }

  @Test
  void servesTheLooksOfItsOwnPages() {
    var style = fresh().get(link()).page().select("link[rel=stylesheet]").attr("href");

    assertThat(fresh().get(style).isOk().header("Content-Type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("text/css"));
  }

  @Test
  void knowsOnlyItsOwnLinks() {
    fresh().get("/opsaetning/noget-helt-andet").isGone().says("Linket virker ikke");
    fresh().get("/opsaetning/noget-helt-andet/administrator").isGone();
    fresh().post("/opsaetning/noget-helt-andet").isGone();
  }

  @Test
  void letsALinkWorkForTwoDaysAndKeepsOnlyItsHash() {
    var link = link();
    var token = link.substring(link.lastIndexOf('/') + 1);

    clock().move(Duration.ofHours(48).minusSeconds(1));
    fresh().get(link).isOk();
    clock().move(Duration.ofSeconds(1));
    fresh().get(link).isGone();

    var sql =
        """
        select count(*)
          from municipality.set_up_link
         where token_hash = convert_to(:token, 'UTF8')
        """;
    assertThat(bean(JdbcClient.class).sql(sql).param("token", token).query(Integer.class).single()).isZero();
  }

  @Test
  void keepsWhatWasTypedWhenSomethingIsWrong() {
    var answer =
        fresh().fill("name", "Ellebæk Kommune").fill("newsletter", "").fill("site", "pip.ellebaek.dk")
            .fill("sender", "pip@ellebaek.example").fill("contact", "forkert").fill("address", "")
            .fill("sections", "Skole\nTeknik")
            .post(link())
            .isRefused();

    var page = answer.page();
    assertThat(page.select("input[name=name]").val()).isEqualTo("Ellebæk Kommune");
    assertThat(page.select("input[name=contact]").val()).isEqualTo("forkert");
    assertThat(page.select("textarea[name=sections]").val()).isEqualTo("Skole\nTeknik");
    assertThat(page.select("[role=alert] a").eachAttr("href"))
        .containsExactly("#newsletter", "#site", "#contact", "#address");
    page.select("[role=alert] a").forEach(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
  }

  @Test
  void givesBackWhatIsDangerousAsWords() {
    var answer = fresh().fill("name", "<script>alert(1)</script>\"'>").post(link()).isRefused();

    assertThat(answer.page().select("main script")).isEmpty();
    assertThat(answer.page().select("input[name=name]").val()).isEqualTo("<script>alert(1)</script>\"'>");
  }

  /// Whoever sets it up from another machine would be shut out at the end, were the address forgotten.
  @Test
  void proposesTheAddressThatOneCameBy() {
    var link = link();

    var elsewhere = RawRequest.get(address(), link, "Host: pip.ny.example:8080");
    var here = RawRequest.get(address(), link, "Host: localhost:8080");

    assertThat(elsewhere).startsWith("HTTP/1.1 200").contains("value=\"http://pip.ny.example:8080\"");
    assertThat(here).startsWith("HTTP/1.1 200").doesNotContain("http://localhost");
  }

  @Test
  void showsWhatTheColoursComeTo() {
    var link = link();
    var answer =
        fresh().fill("brand", "#FFF3B0").fill("accent", "F2B632").fill("look", "true")
            .attach("arms", "", "application/octet-stream", new byte[0])
            .post(link + "/udseende")
            .isOk();

    answer.says("gjort den lysere eller mørkere").says("#fff3b0");
    assertThat(answer.page().select("input[name=brand]").val()).isEqualTo("#FFF3B0");
    assertThat(bean(Municipality.class).details().theme().brand()).isNotEqualTo("#fff3b0");
  }

  @Test
  void refusesWhatIsNoColourAndNoPicture() {
    var browser = fresh();
    browser.fill("brand", "grøn").fill("accent", "#f2b632")
        .attach("arms", "vaaben.png", "image/png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
        .post(link() + "/udseende")
        .isRefused()
        .says("Skriv farven som #");
    assertThat(bean(Municipality.class).details().arms()).isNull();
  }

  @Test
  void asksForTheMunicipalityBeforeTheAdministrator() {
    var link = link();
    fresh().get(link + "/administrator").redirectsTo(link);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void setsUpInThreeStepsAndSignsTheFirstAdministratorIn() throws IOException {
    var link = link();
    var other = link();
    var browser = fresh();

    assertThat(browser.get(link).isOk().page().select("[aria-current=step]").text()).contains("Kommunen");
    municipality(browser, link).redirectsTo(link + "/udseende");
    assertThat(browser.get(link + "/udseende").page().select("a[href=" + link + "]").text()).isEqualTo("Tilbage");
    browser.fill("brand", "#0B4A44").fill("accent", "#f2b632").attach("arms", "vaaben.png", "image/png", png())
        .post(link + "/udseende")
        .redirectsTo(link + "/administrator");
    browser.fill("name", "Agnes Dahl").fill("mail", "agnes@ellebaek.example").fill("password", "EllebækKommune2026")
        .post(link + "/administrator")
        .isRefused()
        .says("for nemt at gætte");
    browser.fill("name", "Agnes Dahl").fill("mail", "agnes@ellebaek.example").fill("password", PASSWORD)
        .post(link + "/administrator")
        .redirectsTo("/indstillinger");

    browser.reload().get("/indstillinger").isOk().says("Ellebæk Kommune er sat op");
    var imprint = bean(Municipality.class).imprint();
    assertThat(imprint.municipality()).isEqualTo("Ellebæk Kommune");
    assertThat(imprint.theme().brand()).isEqualTo("#0b4a44");
    assertThat(imprint.arms()).isNotNull();
    assertThat(imprint.site()).hasToString("https://pip.ellebaek.example");
    assertThat(bean(Municipality.class).details().sections()).containsExactly("Skole og Dagtilbud", "Teknik");
    fresh().signIn("agnes@ellebaek.example", PASSWORD).redirectsTo("/redaktion");
    fresh().get(link).isGone().says("Pip er sat op");
    fresh().get(other).isGone();

    browser.fill("brand", "#123456").fill("accent", "#f2b632").fill("removeArms", "true")
        .attach("arms", "", "application/octet-stream", new byte[0])
        .post("/indstillinger/udseende")
        .redirectsTo("/indstillinger/udseende");
    assertThat(bean(Municipality.class).imprint().arms()).isNull();
    browser.get("/indstillinger/personer").says("Indstillingerne for Ellebæk Kommune blev rettet");
  }

  private static Answer municipality(Client browser, String link) {
    return browser.fill("name", "Ellebæk Kommune").fill("newsletter", "pip").fill("tagline", "Nyt fra Ellebæk")
        .fill("site", "https://pip.ellebaek.example/").fill("sender", "pip@ellebaek.example")
        .fill("contact", "redaktion@ellebaek.example").fill("address", "Rådhustorvet 1, 9999 Ellebæk")
        .fill("sections", " Skole og Dagtilbud \n\nTeknik\nTeknik")
        .post(link);
  }

  private static String link() {
    return "/opsaetning/" + bean(Municipality.class).newSetUpLink();
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB), "png", bytes);
    return bytes.toByteArray();
  }
}
