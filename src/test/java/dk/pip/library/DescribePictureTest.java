package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Answer;
import dk.pip.testing.Person;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// What is said of a picture: kept, taken back, and never lost to somebody else's.
class DescribePictureTest extends LibraryTest {

  @Test
  void keepsWhatIsSaidAndTakesItBack() {
    var picture = brought(charlie, "kage.jpg", 0x118811);
    as(charlie).get(picture).says("Skriv, hvad billedet viser");
    describe(charlie, picture, "alt", "En lagkage med ti lys").redirectsTo(picture);
    as(charlie).get(picture).says("Gemt. Du kan fortryde det.").saysNot("Skriv, hvad billedet viser");
    assertThat(alt(charlie, picture)).isEqualTo("En lagkage med ti lys");

    as(charlie).post(picture + "/fortrydelse").redirectsTo(picture);
    assertThat(alt(charlie, picture)).isEmpty();
    as(charlie).post(picture + "/fortrydelse");
    as(charlie).get(picture).says("Det kunne ikke fortrydes");
  }

  @Test
  void keepsWhatWasTypedWhenItCanNotBeKept() {
    var picture = brought(charlie, "lys.jpg", 0x228811);
    var again = describe(charlie, picture, "alt", "Ord. ".repeat(150)).isRefused();
    assertThat(again.page().select("[name=alt]").text()).startsWith("Ord. Ord.");
    describe(charlie, picture, "deleteBy", "2026-03-09").isRefused().says("Vælg en dag, der ligger fremme");
    describe(charlie, picture, "deleteBy", "på torsdag").isRefused().says("Skriv dagen som en dato");
    describe(charlie, picture, "alt", "Noget");
    describe(charlie, picture, "decorative", "true").isRefused().says("Er det pynt, eller har det en tekst?");
  }

  @Test
  void losesNothingWhenTwoDescribeIt() {
    var picture = brought(alice, "to.jpg", 0x338811);
    var seen = form(alice, picture);
    describe(agnes, picture, "caption", "Agnes’ ord").redirectsTo(picture);
    seen.select("[name=caption]").remove();
    fillAgain(as(alice), seen);
    var overtaken = as(alice).fill("caption", "Alices ord").post(picture).hasStatus(409).says("En anden har gemt noget");
    assertThat(overtaken.page().select("[name=caption]").val()).isEqualTo("Alices ord");
    assertThat(form(alice, picture).select("[name=caption]").val()).isEqualTo("Agnes’ ord");
  }

  @Test
  void opensAPictureToAllWhoWrite() {
    var picture = brought(alice, "faelles.jpg", 0x448811);
    as(charlie).get(picture).isNotFound();
    describe(alice, picture, "opened", "true").redirectsTo(picture);
    as(charlie).get(picture).isOk();
    assertThat(as(charlie).get(picture).page().select("form[action=" + picture + "]")).isEmpty();
    as(charlie).fill("alt", "Mit").post(picture).isRefused();
    as(charlie).get(picture + "/indsigelse").isNotFound();
    as(charlie).post(picture + "/fjernelse");
    as(alice).get(picture).saysNot("Billedet er fjernet");
  }

  static Answer describe(Person person, String picture, String field, String value) {
    var form = form(person, picture).clone();
    form.select("[name=" + field + "]").remove();
    fillAgain(as(person), form);
    return as(person).fill(field, value).post(picture);
  }

  private static Element form(Person person, String picture) {
    return Objects.requireNonNull(as(person).get(picture).page().selectFirst("form.form"));
  }

  private static String alt(Person person, String picture) {
    return form(person, picture).select("[name=alt]").text();
  }
}
