package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands on the pages around the editions.
class ListNewsTest extends PipTest {
  private static String published(Bundles bundle) {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    return desk;
  }

  @Test
  void listsNothingThatIsForStaff() {
    var bundle = Bundles.smallOf("2026-01");
    published(
        bundle
            .replacing(Bundles.EDITION, "number: 3", "number: 3\naudience: staff")
            .replacing("stories/historie-2026-01.md", "Bænken vandt", "Lønnen stiger"));

    for (var page : List.of("/", "/udgaver", "/nyheder", "/nyheder/2026", "/feed.atom")) {
      var answer = as(bob).get(page);
      assertThat(answer.text()).as(page).doesNotContain("Lønnen stiger").doesNotContain("/medarbejder/");
    }
    as(emil).get("/udgaver/2026-01").isNotFound();
    as(emil).get("/nyheder/2026/historie-2026-01").isNotFound();
    as(emil).get("/udgaver/2026-01/pip-2026-01.pdf").isNotFound();
    as(emil).get("/medarbejder/udgaver/2026-01/pip-2026-01.pdf").sendsToSignIn();
    as(bob).get("/medarbejder/udgaver/2026-01/pip-2026-01.pdf").isOk();
  }

  @Test
  void hasNoYearWithoutNews() {
    for (var year : List.of("1999", "0000", "99999", "tyve", "2026'")) {
      as(emil).get("/nyheder/" + year.replace("'", "%27")).isNotFound();
    }
    var desk = published(Bundles.smallOf("2024-05"));
    as(emil).get("/nyheder/2024").isOk().says("Bænken vandt");

    as(alice).fill("reason", "Forkert år").post(desk + "/tilbagetraekning").redirectsTo(desk);

    Await.until("the year to be gone", () -> as(emil).get("/nyheder/2024").status() == 404);
  }
}
