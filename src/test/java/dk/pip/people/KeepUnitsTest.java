package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Role;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepUnitsTest extends PipTest {

  @Test
  void addsAUnitWithAContactPerson() {
    var alice = idOf(PipTest.alice);
    as(agnes).fill("name", "Skovskolen").fill("kind", "WORKPLACE").fill("contact", alice.value().toString())
        .fill("mail", "skovskolen@ellebaek.example").post("/indstillinger/enheder").redirectsTo("/indstillinger/enheder");

    as(agnes).get("/indstillinger/enheder").says("Skovskolen er gemt").says("Kontakt: Alice Vang, skovskolen@ellebaek.example");
    var unit = find("Skovskolen");
    assertThat(unit.contact()).isEqualTo(alice);
    assertThat(bean(Audit.class).latest(20)).anySatisfy(entry -> {
      assertThat(entry.act()).isEqualTo("people.audit.unit-added");
      assertThat(entry.subject()).isEqualTo("Skovskolen");
    });
  }

  @Test
  void keepsWhatWasTypedWhenSomethingIsWrong() {
    add("Biblioteket", null);
    var path = "/indstillinger/enheder";

    as(agnes).fill("name", "BIBLIOTEKET").post(path).isRefused().says("allerede en enhed");
    as(agnes).fill("name", " ").post(path).isRefused().says("Skriv et navn");
    var wrong = as(agnes).fill("name", "Havnen").fill("kind", "SECTION").fill("mail", "havnen").post(path).isRefused().page();

    assertThat(wrong.select("input[name=name]").val()).isEqualTo("Havnen");
    assertThat(wrong.select("input[value=SECTION]").hasAttr("checked")).isTrue();
    assertThat(wrong.select("[role=alert] a[href=#mail]")).hasSize(1);
  }

  @Test
  void isPartOfNothingThatIsPartOfIt() {
    var upper = add("Børn", null);
    var middle = add("Skoler", upper);
    var lower = add("Birkeskolen", middle);

    as(agnes).fill("name", "Børn").fill("parent", lower.value().toString())
        .post("/indstillinger/enheder/{id}", upper).isRefused().says("del af sig selv");
    as(agnes).fill("name", "Børn").fill("parent", upper.value().toString())
        .post("/indstillinger/enheder/{id}", upper).isRefused();
    as(agnes).fill("name", "Birkeskolen").fill("parent", upper.value().toString())
        .post("/indstillinger/enheder/{id}", lower).redirectsTo("/indstillinger/enheder");

    assertThat(find("Birkeskolen").parent()).isEqualTo(upper);
    as(agnes).get("/indstillinger/enheder").says("Arbejdsplads, del af Børn");
  }

  @Test
  void putsPeopleIn() {
    var park = add("Parken", null);
    var pool = add("Svømmehallen", null);
    var bo = bean(People.class).addWithPassword("Bo Dam", "bodam@ellebaek.example", Role.CONTRIBUTOR, Person.PASSWORD).id();

    as(agnes).fill("unit", park.value().toString()).fill("unit", pool.value().toString())
        .post("/indstillinger/personer/{id}/enheder", bo).redirectsTo("/indstillinger/personer/{id}", bo);
    assertThat(bean(Units.class).members(park)).extracting(Account::name).containsExactly("Bo Dam");
    assertThat(bean(Units.class).of(bo)).extracting(Unit::name).containsExactly("Parken", "Svømmehallen");
    as(agnes).get("/indstillinger/enheder/{id}", park).says("Bo Dam");

    as(agnes).fill("unit", pool.value().toString()).post("/indstillinger/personer/{id}/enheder", bo);
    assertThat(bean(Units.class).members(park)).isEmpty();
    bean(People.class).disable(bean(People.class).find(idOf(agnes)).orElseThrow(), bo);
    assertThat(bean(Units.class).members(pool)).as("whose account is closed").isEmpty();
  }

  @Test
  void closesAUnitAndOpensItAgain() {
    var unit = add("Filialen", null);
    var page = "/indstillinger/enheder/" + unit.value();

    as(agnes).post(page + "/lukning").redirectsTo(page);
    as(agnes).get(page).says("Lukket").says("Åbn enheden igen");
    as(agnes).fill("name", "Under den").fill("parent", unit.value().toString()).post("/indstillinger/enheder").isRefused();
    as(agnes).post(page + "/lukning");
    as(agnes).get(page).says("Sådan var det i forvejen");
    as(agnes).post(page + "/genaabning").redirectsTo(page);
    assertThat(find("Filialen").closed()).isFalse();
  }

  @Test
  void refusesOthersThanAdministrators() {
    for (var person : List.of(alice, charlie, bob)) {
      as(person).get("/indstillinger/enheder").isForbidden();
      as(person).fill("name", "Min egen").post("/indstillinger/enheder").isForbidden();
    }
    as(emil).get("/indstillinger/enheder").sendsToSignIn();
    assertThat(bean(Units.class).list()).extracting(Unit::name).doesNotContain("Min egen");
  }

  private static UnitId add(String name, UnitId parent) {
    var by = bean(People.class).find(idOf(agnes)).orElseThrow();
    var words = new Unit.Words(Unit.Kind.WORKPLACE, name, parent, null, "");
    return ((UnitChange.Done) bean(Units.class).add(by, words)).id();
  }

  private static Unit find(String name) {
    return bean(Units.class).list().stream().filter(unit -> unit.name().equals(name)).findFirst().orElseThrow();
  }

  private static StaffId idOf(Person person) {
    return bean(People.class).list().stream().filter(each -> each.mail().equals(person.mail())).findFirst().orElseThrow().id();
  }
}
