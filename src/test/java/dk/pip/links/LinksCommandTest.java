package dk.pip.links;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.CommandLine;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// `./pip links` tells it all.
class LinksCommandTest extends PipTest {
  private static CommandLine run(String... arguments) {
    return CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), arguments);
  }

  @Test
  void tellsOfEachLink() {
    var none = run("links");
    assertThat(none.status()).as(none.err()).isZero();
    assertThat(none.out()).contains("Der er ingen links ud af huset endnu.");

    var bundle = Bundles.small().replacing(Bundles.STORY, "Det begyndte", "Se [a](https://a.example/x), [b](https://b.example/) og [c](https://c.example/).\n\nDet begyndte");
    as(alice).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver");
    var checker = bean(LinkChecker.class);
    checker.noteChanges();
    checker.seen("https://b.example/", null, clock().instant());
    for (var i = 0; i < 4; i++) {
      checker.seen("https://a.example/x", LinkTrouble.GONE, clock().instant());
      clock().move(Duration.ofDays(1));
    }

    // The program goes by the clock on the wall, by which that is long ago.
    var told = run("links");
    assertThat(told.status()).as(told.err()).isEqualTo(1);
    assertThat(told.out()).contains("DØDT  https://a.example/x", "virker  https://b.example/", "ikke set  https://c.example/", "Siden findes ikke.", "Bænken vandt");

    var json = run("links", "--json");
    var links = JsonMapper.builder().build().readTree(json.out());
    assertThat(links.size()).isEqualTo(3);
    var dead = links.get(0);
    assertThat(dead.get("address").asString()).isEqualTo("https://a.example/x");
    assertThat(dead.get("state").asString()).isEqualTo("dead");
    assertThat(dead.get("trouble").asString()).isEqualTo("gone");
    assertThat(dead.get("archive").asString()).isEqualTo("https://web.archive.org/web/*/https://a.example/x");
    assertThat(dead.get("places").get(0).get("title").asString()).isEqualTo("Bænken vandt");
  }
}
