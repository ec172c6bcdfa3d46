package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.net.URI;
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

    soon(() -> as(emil).get(LATER_PAGE).page().select(".related").isEmpty());
    as(emil).get(LATER_PAGE).isOk().saysNot("Bænken på prøve").saysNot("Læs også");
    as(emil).get("/udgaver/2026-04").isOk().saysNot("Bænken på prøve");

    as(alice).post(first + "/genoptagelse").redirectsTo(first);

    soon(() -> !as(emil).get(LATER_PAGE).page().select(".related").isEmpty());
  }

  private static Bundles namingSlug(String month, String slug) {
    return Bundles.smallOf(month).replacing("stories/historie-" + month + ".md", "byline: ", "related:\n  - story: " + slug + "\nbyline: ");
  }

  /// One that was in the making when it was named is linked to where it came out.
  @Test
  void leadsToAStoryThatCameOutInTheMeantime() {
    var later = imported(namingSlug("2037-02", "historie-2037-01"));
    as(alice).get(later).says("Den relaterede historie »historie-2037-01« står hverken i udgaven eller i en, der er ude, og bliver ikke vist.");
    var first = published(Bundles.smallOf("2037-01"));
    as(alice).get(later).saysNot("står hverken i udgaven");
    publish(as(alice), later).redirectsTo(later);

    var link = as(emil).get("/nyheder/2037/historie-2037-02").page().select(".related a");
    assertThat(link.attr("href")).isEqualTo("/nyheder/2037/historie-2037-01");
    assertThat(link.text()).isEqualTo("Bænken vandt");

    as(alice).fill("reason", "Et navn var forkert").post(first + "/tilbagetraekning").redirectsTo(first);
    soon(() -> as(emil).get("/nyheder/2037/historie-2037-02").page().select(".related").isEmpty());
  }

  @Test
  void comesOutWithoutAStoryThatIsNotOutYet() {
    var desk = published(namingSlug("2037-03", "historie-2037-04"));
    as(emil).get("/nyheder/2037/historie-2037-03").isOk().saysNot("Læs også");

    // It is frozen as it came out; a correction finds what has come out since.
    published(Bundles.smallOf("2037-04"));
    as(emil).get("/nyheder/2037/historie-2037-03").saysNot("Læs også");
    imported(namingSlug("2037-03", "historie-2037-04").replacing("stories/historie-2037-03.md", "ni minutter", "tolv minutter"));
    correct(desk, "Der gik tolv minutter.").redirectsTo(desk);
    assertThat(as(emil).get("/nyheder/2037/historie-2037-03").page().select(".related a").attr("href")).isEqualTo("/nyheder/2037/historie-2037-04");
  }

  /// What a correction takes out isn't led to where it stood before.
  @Test
  void leadsToNothingThatTheCorrectionTookOut() {
    var one = namingSlug("2037-11", "taget-ud");
    var other = one.text("stories/historie-2037-11.md").replaceFirst("related:\n  - story: taget-ud\n", "").replaceFirst("headline: .*", "headline: Den forkerte");
    var desk =
        published(
            one.with("stories/taget-ud.md", other)
                .with(Bundles.EDITION, one.text(Bundles.EDITION).stripTrailing() + "\n  - kind: story\n    story: taget-ud\n"));
    assertThat(as(emil).get("/nyheder/2037/historie-2037-11").page().select(".related a").attr("href")).isEqualTo("/nyheder/2037/taget-ud");

    imported(one);
    as(alice).get(desk).says("Den relaterede historie »taget-ud« står hverken i udgaven eller i en, der er ude");
    correct(desk, "En historie er taget ud.").redirectsTo(desk);

    as(emil).get("/nyheder/2037/historie-2037-11").isOk().saysNot("Den forkerte").saysNot("Læs også");
  }

  /// No more than everybody may know of what is for staff.
  @Test
  void leadsEverybodyToNothingThatIsForStaff() {
    published(Bundles.smallOf("2037-05").replacing(Bundles.EDITION, "month: 2037-05", "month: 2037-05\naudience: staff"));
    var desk = published(namingSlug("2037-06", "historie-2037-05"));
    as(emil).get("/nyheder/2037/historie-2037-06").isOk().saysNot("Læs også");
    as(alice).get(desk).says("Den relaterede historie »historie-2037-05« står hverken");
  }

  @Test
  void letsEditorsNameAStoryInTheMaking() {
    var swans = begun("Svanerne er her", "2037-08");
    var ducks = begun("Ænderne kommer", "2037-08");
    begun("Gæssene flyver", "2037-09");
    var choose = as(alice).get(swans + "/relaterede").says("På vej").says("Ænderne kommer").saysNot("Gæssene flyver").page();
    var slug = choose.select("form:has(button:contains(Ænderne kommer)) [name=historie]").val();
    as(charlie).get(swans + "/relaterede").isNotFound();
    as(alice).fill("historie", "gaessene-flyver").post(swans + "/relaterede").isNotFound();
    as(alice).fill("historie", slug).post(swans + "/relaterede").redirectsTo(swans);
    assertThat(as(alice).get(swans).page().select("#tilvalg").text()).contains("Ænderne kommer");
    var link = as(alice).fill("reader", "Sara").post(swans + "/laeselinks").isOk().page().select(".message").text();
    as(emil).get(URI.create(link).getPath()).isOk().says("Svanerne er her").saysNot("Ænderne kommer");
    as(alice).get(swans + "/relaterede").saysNot("Ænderne kommer");

    var desk = imported(Bundles.smallOf("2037-08"));
    take(desk, swans);
    as(alice).get(desk).says("Den relaterede historie »" + slug + "« står hverken");
    take(desk, ducks);
    as(alice).get(desk).saysNot("står hverken");
    publish(as(alice), desk).redirectsTo(desk);
    var shown = as(emil).get("/nyheder/2037/svanerne-er-her").page().select(".related a");
    assertThat(shown.attr("href")).isEqualTo("/nyheder/2037/" + slug);
    assertThat(shown.text()).isEqualTo("Ænderne kommer");
  }

  /// What contributors write is theirs to relate to what is out, and no more.
  @Test
  void showsContributorsNothingInTheMaking() {
    begun("Hemmelig plan", "2037-10");
    var his = as(charlie).fill("headline", "Charlies egen").post("/redaktion/historier").location();
    as(charlie).get(his + "/relaterede").isOk().saysNot("Hemmelig plan").saysNot("På vej");
    as(charlie).fill("historie", "hemmelig-plan").post(his + "/relaterede").isNotFound();
  }

  private static String begun(String headline, String month) {
    var story = as(alice).fill("headline", headline).post("/redaktion/historier").location();
    as(alice).fill("revision", "1").fill("headline", headline).fill("body", "Det begyndte med en lap papir, og så gik det stærkt.").post(story).redirectsTo(story);
    as(alice).fill("to", month).fill("seen", "").fill("shown", month).post("/redaktion/maaned/historier/" + story.replaceFirst(".*/", "") + "/plads");
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    return story;
  }

  private static void take(String desk, String story) {
    var revision = bean(Editions.class).find(idOf(desk)).orElseThrow().revision();
    as(alice).fill("revision", String.valueOf(revision)).fill("story", story.replaceFirst(".*/", "")).post(desk + "/historier").hasStatus(302);
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
