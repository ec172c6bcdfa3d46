package dk.pip.site;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.frame.PrivacyNote;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.PipTest;
import org.junit.jupiter.api.Test;

/// The privacy page says what each module brings to it.
class TellWhatIsKeptTest extends PipTest {

  @Test
  void putsWhatModulesSayBelowItsHeadings() {
    var page = as(emil).get("/privatliv").isOk().page();

    assertThat(page.select(".prose h2").eachText())
        .containsExactly("Når du læser", "Når du søger", "Når du får mails", "Når du logger ind", "Når du er på et billede", "Mails", "Når du giver et praj", "Når du kommenterer", "Når du svarer for et løfte", "Hemmelige afstemninger", "Dialoger og aftaler", "Elevbyrådsdagen", "Serveren", "Det har du ret til");
    assertThat(page.select(".prose h2:contains(Når du får mails) ~ p").eachText().subList(0, 3))
        .satisfiesExactly(
            text -> assertThat(text).endsWith("glemmer vi det igen efter 14 dage."),
            text -> assertThat(text).isEqualTo("Hvilke mails vi har sendt dig, husker vi i 12 måneder."),
            text -> assertThat(text).contains("sletter vi dig senest 90 dage efter"));
    assertThat(page.select(".prose h2:matchesOwn(^Mails$) ~ p").eachText().get(1)).contains("kan redaktionen læse svaret i 90 dage");
  }

  /// Two with one number would stand in the order of chance.
  @Test
  void knowsTheOrderOfWhatModulesSay() {
    var notes = beans(PrivacyNote.class);

    assertThat(notes).extracting(PrivacyNote::order).doesNotHaveDuplicates();
    assertThat(notes).allSatisfy(note -> assertThat(Texts.in(Language.EN).has(note.heading())).as(note.heading()).isTrue());
  }
}
