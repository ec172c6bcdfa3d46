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

    withinASecond(() -> as(emil).get(PAGE).status() == 410);
    as(emil).get(PAGE).isGone().says("Siden er taget ned");
    as(emil).get(STORY_PAGE).isGone();
    assertThat(as(emil).get(PAGE).text()).doesNotContain("Et navn var forkert");
    assertThat(as(emil).get("/").text()).doesNotContain("Bænken");
    assertThat(as(emil).get("/feed.atom").text()).doesNotContain("Bænken");
    as(alice).get(desk).says("Trukket tilbage").says("Et navn var forkert");

    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);

    withinASecond(() -> as(emil).get(PAGE).status() == 200);
    as(emil).get(STORY_PAGE).isOk();
    as(emil).get("/").says("Bænken");
  }
}
