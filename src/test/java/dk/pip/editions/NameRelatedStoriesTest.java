package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import org.junit.jupiter.api.Test;

class NameRelatedStoriesTest extends EditionTest {
  private static final String LATER_PAGE = "/nyheder/2026/historie-2026-04";

  private static Bundles naming(String month, String address) {
    return Bundles.smallOf(month).replacing("stories/historie-" + month + ".md", "byline: ", "related:\n  - address: " + address + "\n    title: Bænken på prøve\nbyline: ");
  }

  @Test
  void leavesOutAStoryThatIsWithdrawnAndShowsItAgain() {
    var first = published(Bundles.small());
    published(naming("2026-04", STORY_PAGE));
    assertThat(as(emil).get(LATER_PAGE).page().select(".related a").attr("href")).isEqualTo(STORY_PAGE);

    as(alice).fill("reason", "Et navn var forkert").post(first + "/tilbagetraekning").redirectsTo(first);

    withinASecond(() -> as(emil).get(LATER_PAGE).page().select(".related").isEmpty());
    as(emil).get(LATER_PAGE).isOk().saysNot("Bænken på prøve").saysNot("Læs også");
    as(emil).get("/udgaver/2026-04").isOk().saysNot("Bænken på prøve");

    as(alice).post(first + "/genoptagelse").redirectsTo(first);

    withinASecond(() -> !as(emil).get(LATER_PAGE).page().select(".related").isEmpty());
  }

  @Test
  void warnsOfAStoryThatIsNotOut() {
    var desk = imported(naming("2026-08", "/nyheder/2019/glemt"));

    as(alice).get(desk).says("Den relaterede historie »Bænken på prøve« er ikke ude hos læserne (/nyheder/2019/glemt).");
  }

  @Test
  void refusesToLeadEverybodyToWhatStaffAloneCanRead() {
    var desk = imported(naming("2026-09", "/medarbejder/nyheder/2026/loen"));

    publish(as(alice), desk).redirectsTo(desk);
    as(emil).get("/udgaver/2026-09").isNotFound();
    as(alice).get(desk).says("»Bænken på prøve« kan kun læses af medarbejdere.");
  }
}
