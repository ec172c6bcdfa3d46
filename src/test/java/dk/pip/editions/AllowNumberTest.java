package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import org.junit.jupiter.api.Test;

/// A number that looks like a civil registration number keeps an edition back until an editor answers for it.
class AllowNumberTest extends PipTest {
  private static String imported(String month, String text) {
    var bundle = Bundles.smallOf(month).replacing("stories/historie-" + month + ".md", "Det begyndte", text + " Det begyndte");
    return as(alice).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
  }

  private static void publish(String desk) {
    as(alice).fill("when", "now").post(desk + "/udgivelse");
  }

  private static String number(String desk) {
    return as(alice).get(desk).page().select(".check-wrong input[name=number]").eachAttr("value").getFirst();
  }

  @Test
  void comesOutOnceSomebodySaysWhatItIs() {
    var desk = imported("2035-01", "Sagen har nummer 010190-1234.");
    publish(desk);
    as(emil).get("/udgaver/2035-01").isNotFound();

    as(alice).fill("number", number(desk)).fill("reason", " ").post(desk + "/tal").redirectsTo(desk);
    as(alice).get(desk).says("Skriv, hvad det er for et tal");
    as(alice).fill("number", number(desk)).fill("reason", "x".repeat(301)).post(desk + "/tal");
    as(alice).get(desk).says("Skriv det kortere");
    as(alice).fill("number", number(desk)).fill("reason", "Det er et sagsnummer").post(desk + "/tal").redirectsTo(desk);

    as(agnes).get(desk).says("Alice Vang siger, at det ikke er et: »Det er et sagsnummer«");
    as(agnes).get("/indstillinger/logbog").says("Et tal, der ligner et cpr-nummer, blev stående i »Bænken").says("2035-01: Det er et sagsnummer«");
    publish(desk);
    as(emil).get("/udgaver/2035-01").isOk();
  }

  @Test
  void answersForThatNumberInThatEditionAlone() {
    var desk = imported("2035-02", "Sagerne har nummer 010190-1234 og 010191-1234.");
    var other = imported("2035-03", "Sagen har nummer 010190-1234.");
    assertThat(as(alice).get(desk).page().select(".check-wrong input[name=number]")).hasSize(2);
    as(alice).fill("number", number(desk)).fill("reason", "Et sagsnummer").post(desk + "/tal");

    assertThat(as(alice).get(desk).page().select(".check-wrong input[name=number]")).hasSize(1);
    assertThat(as(alice).get(other).page().select(".check-wrong input[name=number]")).hasSize(1);
    publish(desk);
    publish(other);
    as(emil).get("/udgaver/2035-02").isNotFound();
    as(emil).get("/udgaver/2035-03").isNotFound();
  }

  @Test
  void canBeTakenBack() {
    var desk = imported("2035-04", "Sagen har nummer 010190-1234.");
    var number = number(desk);
    as(alice).fill("number", number).fill("reason", "Et sagsnummer").post(desk + "/tal");
    as(agnes).fill("number", number).post(desk + "/tal/annullering").redirectsTo(desk);

    publish(desk);
    as(emil).get("/udgaver/2035-04").isNotFound();
    assertThat(number(desk)).isEqualTo(number);
  }

  @Test
  void isNobodysButAnEditors() {
    var desk = imported("2035-05", "Sagen har nummer 010190-1234.");
    var number = number(desk);
    as(charlie).fill("number", number).fill("reason", "Et sagsnummer").post(desk + "/tal").isForbidden();
    as(charlie).fill("number", number).post(desk + "/tal/annullering").isForbidden();
    as(alice).fill("number", "x").fill("reason", "y").post("/redaktion/udgaver/019cf5ad-4843-72e9-aff6-356456c1459c/tal").isNotFound();
    as(alice).fill("number", "sludder").fill("reason", "Et sagsnummer").post(desk + "/tal").redirectsTo(desk);
    assertThat(number(desk)).isEqualTo(number);
  }
}
