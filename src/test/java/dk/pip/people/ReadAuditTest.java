package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Dates;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAuditTest extends PipTest {
  private static final String PAGE = "/indstillinger/logbog";

  @Test
  void looksForAPersonAKindAndADay() {
    record(alice, "people.audit.link", "Inger");
    record(agnes, "people.audit.link", "Jørgen");
    record(alice, "people.audit.disabled", "Kaj");
    clock().move(Duration.ofDays(3));
    record(alice, "people.audit.link", "Lone");
    var today = Dates.local(clock().instant()).toLocalDate();

    assertThat(rows(PAGE + "?hvem=" + idOf(alice).value() + "&hvad=people.audit.link"))
        .containsExactly("Alice Vang Lone fik et nyt link", "Alice Vang Inger fik et nyt link");
    assertThat(rows(PAGE + "?hvem=" + idOf(alice).value() + "&fra=" + today)).containsExactly("Alice Vang Lone fik et nyt link");
    assertThat(rows(PAGE + "?hvad=people.audit.link&til=" + today.minusDays(3)))
        .containsExactly("Agnes Dahl Jørgen fik et nyt link", "Alice Vang Inger fik et nyt link");
    assertThat(rows(PAGE + "?hvad=people.audit.link&fra=" + today.plusDays(1))).isEmpty();
    as(agnes).get(PAGE + "?fra=i%20g%C3%A5r&hvem=&hvad=findes.ikke").isOk().says("Der er ikke noget at vise");
    var chosen = as(agnes).get(PAGE + "?hvad=people.audit.link").page().select("#hvad option[selected]");
    assertThat(chosen.eachText()).containsExactly("… fik et nyt link");
  }

  @Test
  void goesOnPageByPageWhateverIsWrittenMeanwhile() {
    for (var i = 0; i < 120; i++) {
      record(bob, "people.audit.password-changed", "nr. " + i);
    }
    var seen = new ArrayList<String>();
    var path = PAGE + "?hvad=people.audit.password-changed&hvem=" + idOf(bob).value();
    for (var page = 0; page < 3; page++) {
      var shown = as(agnes).get(path).isOk().page();
      seen.addAll(shown.select("tbody th[scope=row]").eachText());
      record(bob, "people.audit.password-changed", "imens " + page);
      path = shown.select("a.button:contains(Ældre)").attr("href");
    }

    assertThat(path).as("the last page leads no further").isEmpty();
    assertThat(seen).hasSize(120).doesNotHaveDuplicates().first().isEqualTo("nr. 119 skiftede kodeord");
  }

  @Test
  void isTakenOutAsAFileWhichStandsInIt() {
    record(charlie, "people.audit.disabled", "Mogens; »m«");
    record(alice, "people.audit.disabled", "Nana");

    var file = as(agnes).fill("hvem", idOf(charlie).value().toString()).post(PAGE + "/eksport").isOk();

    assertThat(file.header("Content-Disposition")).hasValueSatisfying(name -> assertThat(name).contains("pip-logbog.csv"));
    var text = new String(file.bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains("Hvornår;Hvem;Hvad", "Charlie Krog;\"Mogens; »m« mistede sin adgang\"").doesNotContain("Nana");
    assertThat(rows(PAGE + "?hvad=people.audit.exported")).containsExactly("Agnes Dahl Logbogen blev hentet som fil");
  }

  @Test
  void isForAdministratorsAlone() {
    for (var person : List.of(alice, charlie, bob)) {
      as(person).get(PAGE).isForbidden();
      as(person).post(PAGE + "/eksport").isForbidden();
    }
    as(emil).get(PAGE).sendsToSignIn();
  }

  private static List<String> rows(String path) {
    return as(agnes).get(path).isOk().page().select("tbody tr").stream()
        .map(row -> row.select("td:nth-child(2)").text() + " " + row.select("th[scope=row]").text())
        .toList();
  }

  private static void record(Person person, String act, String subject) {
    clock().move(Duration.ofSeconds(1));
    bean(Audit.class).record(idOf(person), act, subject);
  }

  private static StaffId idOf(Person person) {
    return bean(People.class).list().stream().filter(each -> each.mail().equals(person.mail())).findFirst().orElseThrow().id();
  }
}
