package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawEditionTest extends EditionTest {

  @Test
  void takesAnEditionAwayAndBringsItBack() {
    var desk = published(Bundles.small());
    as(emil).get(PAGE).isOk();
    as(emil).get(STORY_PAGE).isOk();
    as(alice).fill("reason", "").post(desk + "/tilbagetraekning").isRefused().says("Skriv kort");
    for (var person : List.of(bob, charlie)) {
      as(person).fill("reason", "Fordi").post(desk + "/tilbagetraekning").isForbidden();
    }
    as(emil).get(PAGE).isOk();

    as(alice).fill("reason", "Et navn var forkert").post(desk + "/tilbagetraekning").redirectsTo(desk);

    soon(() -> as(emil).get(PAGE).status() == 410);
    as(emil).get(PAGE).isGone().says("Siden er taget ned");
    as(emil).get(STORY_PAGE).isGone();
    assertThat(as(emil).get(PAGE).text()).doesNotContain("Et navn var forkert");
    assertThat(as(emil).get("/").text()).doesNotContain("Bænken");
    assertThat(as(emil).get("/feed.atom").text()).doesNotContain("Bænken");
    as(alice).get(desk).says("Trukket tilbage").says("Et navn var forkert");

    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);

    soon(() -> as(emil).get(PAGE).status() == 200);
    as(emil).get(STORY_PAGE).isOk();
    as(emil).get("/").says("Bænken");
  }

  private static Bundles other(String month) {
    return Bundles.smallOf(month)
        .replacing(Bundles.EDITION, "Bænken, der kan snakke, vandt", "Skoven fik nye stier")
        .replacing("stories/historie-" + month + ".md", "Bænken", "Skoven");
  }

  @Test
  void keepsTheReasonThatWasTypedWhenItIsTooLong() {
    var desk = published(other("2026-05"));
    var reason = "Fordi navnet var forkert. ".repeat(20).strip();

    var again = as(alice).fill("reason", reason).post(desk + "/tilbagetraekning").isRefused().page();

    assertThat(again.select("[name=reason]").val()).isEqualTo(reason);
    as(emil).get("/udgaver/2026-05").isOk();
  }

  @Test
  void takesAwayOnlyWhatReadersSeeAndBringsBackOnlyWhatTheyDoNot() {
    var draft = imported(other("2026-06"));
    as(alice).fill("reason", "Fordi").post(draft + "/tilbagetraekning").redirectsTo(draft);
    as(alice).get(draft).says("Udgaven er ikke udgivet, så der er ikke noget at trække tilbage.");
    as(alice).post(draft + "/genoptagelse").redirectsTo(draft);
    as(emil).get("/udgaver/2026-06").isNotFound();

    var desk = published(other("2026-07"));
    as(alice).fill("reason", "Det første ord").post(desk + "/tilbagetraekning").redirectsTo(desk);
    as(agnes).fill("reason", "Det andet ord").post(desk + "/tilbagetraekning").redirectsTo(desk);
    as(agnes).get(desk).says("Det første ord");
    assertThat(as(alice).get(desk).text()).doesNotContain("Det andet ord");
  }
}
