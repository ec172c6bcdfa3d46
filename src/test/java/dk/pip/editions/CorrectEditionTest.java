package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class CorrectEditionTest extends EditionTest {

  @Test
  void tellsReadersWhatWasCorrectedAndKeepsTheOldVersionForEditors() {
    var desk = published(Bundles.small());
    clock().move(Duration.ofDays(1));
    var corrected = Bundles.small().replacing(Bundles.STORY, "ni minutter", "tolv minutter");

    assertThat(imported(corrected)).isEqualTo(desk);
    as(emil).get(STORY_PAGE).says("ni minutter");
    as(alice).get(desk).says("Et nyt udkast").says("Fortryd importen");
    correct(desk, " ").isRefused().says("Skriv, hvad der er rettet");
    correct(desk, "Der gik tolv minutter, ikke ni.").redirectsTo(desk);

    as(emil).get(STORY_PAGE).says("tolv minutter").says("Rettet 11. marts 2026").says("Der gik tolv minutter, ikke ni.");
    as(emil).get(PAGE).says("Rettet 11. marts 2026").says("Der gik tolv minutter, ikke ni.");
    as(alice).get(desk).says("Version 2").says("Version 1");
    var old = desk + "/versioner/1" + STORY_PAGE;
    as(alice).get(old).isOk().says("ni minutter");
    as(alice).get(desk + "/versioner/2" + STORY_PAGE).isOk().says("tolv minutter");
    for (var person : List.of(bob, charlie)) {
      as(person).get(old).isForbidden();
    }
    as(emil).get(old).sendsToSignIn();
    correct(desk, "Igen").redirectsTo(desk);
    as(alice).get(desk).says("Der er ikke noget nyt at udgive");
  }

  @Test
  void tellsOnlyOfWhatChanged() {
    var first =
        Bundles.smallOf("2026-08")
            .with("stories/bordet.md", "---\nheadline: Bordet fik et ben til\n---\n\nNu er der fire ben.\n")
            .with(
                Bundles.EDITION,
                Bundles.smallOf("2026-08").text(Bundles.EDITION)
                    + """
                      - kind: story
                        story: bordet
                    """
                    + invitation("Sommerfest"));
    var desk = published(first);
    var bench = "/nyheder/2026/historie-2026-08";
    var table = "/nyheder/2026/bordet";
    var party = "/udgaver/2026-08/sommerfest.ics";
    var fest = as(emil).get(party).isOk().text();
    var before = updated(table);
    clock().move(Duration.ofMinutes(5));

    imported(
        first
            .with(Bundles.EDITION, first.text(Bundles.EDITION).replace(invitation("Sommerfest"), invitation("Høstfest") + invitation("Sommerfest")))
            .replacing("stories/historie-2026-08.md", "ni minutter", "tolv minutter"));
    correct(desk, "Der gik tolv minutter.").redirectsTo(desk);

    as(emil).get("/udgaver/2026-08").says("Der gik tolv minutter.");
    as(emil).get(bench).says("Der gik tolv minutter.");
    assertThat(as(emil).get(table).text()).doesNotContain("Der gik tolv minutter.");
    assertThat(updated(table)).isEqualTo(before);
    assertThat(updated(bench)).isGreaterThan(before);
    assertThat(as(emil).get(party).isOk().text()).isEqualTo(fest);
    as(emil).get("/udgaver/2026-08/hoestfest.ics").isOk().says("SUMMARY:Høstfest");
  }

  private static String invitation(String title) {
    return "  - kind: invitation\n    title: %s\n    start: 2026-09-05 15:00\n    place: Torvet\n".formatted(title);
  }

  /// When a story was changed last, as the feed has it.
  private static String updated(String story) {
    var feed = Jsoup.parse(as(emil).get("/feed.atom").text(), Parser.xmlParser());
    return feed.select("entry:has(link[href$=" + story + "]) > updated").text();
  }

  @Test
  void undoesAnImport() {
    var first = Bundles.smallOf("2026-04");
    var desk = imported(first);
    clock().move(Duration.ofMinutes(5));
    imported(first.replacing("stories/historie-2026-04.md", "Bænken vandt", "Bordet vandt"));
    as(alice).get(desk).says("Bordet vandt");

    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);
    as(alice).get(desk).says("Importen er fortrudt").says("Bænken vandt");
    as(alice).post(desk + "/fortrydelse").redirectsTo(DESK);
    as(alice).get(desk).isNotFound();
  }

  @Test
  void takesTheDraftAfterOneThatWasUndoneForAnother() {
    var first = Bundles.smallOf("2026-06");
    var desk = imported(first);
    imported(first.replacing("stories/historie-2026-06.md", "Bænken vandt", "Bordet vandt"));
    as(alice).get(desk).says("Bordet vandt");
    var undone = bean(Editions.class).find(idOf(desk)).orElseThrow().revision();
    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);

    imported(first.replacing("stories/historie-2026-06.md", "Bænken vandt", "Stolen vandt"));

    as(alice).get(desk).says("Stolen vandt");
    assertThat(bean(Editions.class).find(idOf(desk)).orElseThrow().revision()).isGreaterThan(undone);
  }

  @Test
  void undoesNothingThatReadersSee() {
    var desk = published(Bundles.smallOf("2026-05"));

    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);

    as(alice).get(desk).says("Udkastet er udgivet og kan ikke fortrydes");
    as(emil).get("/udgaver/2026-05").isOk();
  }

  @Test
  void showsNoPageOfAnotherEditionAmongItsVersions() {
    var one = published(Bundles.smallOf("2026-09"));
    var other = published(Bundles.smallOf("2026-10"));

    as(alice).get(one + "/versioner/1/nyheder/2026/historie-2026-09").isOk();
    as(alice).get(one + "/versioner/1/nyheder/2026/historie-2026-10").isNotFound();
    as(alice).get(other + "/versioner/1/udgaver/2026-09").isNotFound();
    as(alice).get(one + "/versioner/2/nyheder/2026/historie-2026-09").isNotFound();
  }

  @Test
  void keepsWhatWasTypedWhenItIsTooLong() {
    var desk = published(Bundles.smallOf("2026-11"));
    imported(Bundles.smallOf("2026-11").replacing("stories/historie-2026-11.md", "ni minutter", "tolv minutter"));
    var typed = "Der gik tolv minutter og ikke ni. ".repeat(40).strip();

    var again = correct(desk, typed).isRefused().page();

    assertThat(again.select("[name=correction]").val()).isEqualTo(typed);
    as(emil).get("/nyheder/2026/historie-2026-11").says("ni minutter");
  }
}
