package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.time.Duration;
import java.util.List;
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
}
