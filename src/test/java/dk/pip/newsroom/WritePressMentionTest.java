package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import org.junit.jupiter.api.Test;

/// What others write about us is a story of its own kind, a block, or stands below a story.
class WritePressMentionTest extends PipTest {
  private static final String BEGIN = "/redaktion/historier/omtale";

  private static Client filled(Client client) {
    return client
        .fill("source", "Ellebæk Tidende")
        .fill("title", "En bænk *til alle*")
        .fill("url", "https://avis.example/baenken")
        .fill("date", "2026-03-05")
        .fill("summary", "Avisen har siddet på bænken [i en time] og mener, at den er *god*.");
  }

  @Test
  void comesOutAsAStoryThatIsNothingElse() {
    var story = filled(as(charlie)).post(BEGIN).location();
    as(charlie).get(story).isOk().says("Avisen har siddet").says("Ellebæk Tidende");
    as(charlie).post(story + "/indsendelse");
    as(alice).post(story + "/godkendelse");
    var desk = as(alice).post(story + "/udgivelse").location();
    as(alice).get(desk).isOk();
    as(alice).fill("when", "now").post(desk + "/udgivelse");

    var page = fresh().get("/nyheder/2026/en-baenk-til-alle").isOk().page();
    assertThat(page.select("h1").text()).isEqualTo("En bænk *til alle*");
    assertThat(page.select("main").text()).contains("De skriver om os", "Avisen har siddet på bænken [i en time] og mener, at den er *god*.", "Ellebæk Tidende, 5. marts 2026");
    assertThat(page.select("main em")).isEmpty();
    assertThat(page.select(".press a").attr("href")).isEqualTo("https://avis.example/baenken");
  }

  @Test
  void keepsWhatWasTypedWhereSomethingIsMissing() {
    var refused = as(charlie).fill("source", "Ellebæk Tidende").fill("url", "http://avis.example/").fill("date", "").post(BEGIN).hasStatus(422);
    refused.says("Skriv med en sætning, hvad de skriver").says("Skriv artiklens overskrift").says("Vælg dagen, artiklen kom");
    assertThat(refused.page().select("#source").val()).isEqualTo("Ellebæk Tidende");
    as(bob).get(BEGIN).isForbidden();
    as(emil).get(BEGIN).sendsToSignIn();
  }

  @Test
  void saysInABlockWhatTheyWroteInASentence() {
    var block = "  - kind: press-mention\n    title: En bænk til alle\n    summary: Avisen kan lide den.\n    source: Ellebæk Tidende\n    date: 2026-03-05\n    url: https://avis.example/baenken\n";
    var bundle = Bundles.smallOf("2040-01");
    var desk = as(alice).attach("bundle", "u.zip", "application/zip", bundle.with(Bundles.EDITION, bundle.text(Bundles.EDITION) + block).zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse");
    var press = fresh().get("/udgaver/2040-01").isOk().page().select("section.press").first();
    assertThat(press.text()).contains("En bænk til alle", "Avisen kan lide den.", "Ellebæk Tidende, 5. marts 2026").doesNotContain("»");
    assertThat(press.select("a").eachAttr("href")).containsExactly("https://avis.example/baenken");
  }
}
