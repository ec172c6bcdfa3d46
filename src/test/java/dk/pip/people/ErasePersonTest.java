package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Role;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ErasePersonTest extends PipTest {

  @Test
  void givesOutAllThatIsKept() {
    var person = staff("Tove Ny", "tove@ellebaek.example");
    var unit = new Unit.Words(Unit.Kind.WORKPLACE, "Tårnet", null, null, "");
    var id = ((UnitChange.Done) bean(Units.class).add(administrator(), unit)).id();
    bean(Units.class).put(administrator(), person.id(), List.of(id));
    var browser = fresh().called("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    browser.signIn(person.mail(), Person.PASSWORD);

    var own = browser.post("/konto/udtraek").isOk();

    assertThat(own.header("Content-Disposition")).hasValueSatisfying(name -> assertThat(name).contains("pip-tove-ny.json"));
    var json = JsonMapper.builder().build().readTree(own.bytes());
    assertThat(json.at("/account/mail").asString()).isEqualTo("tove@ellebaek.example");
    assertThat(json.at("/units/0").asString()).isEqualTo("Tårnet");
    assertThat(json.at("/signedIn/0/browser").asString()).isEqualTo("Firefox Linux");
    assertThat(json.at("/log").findValuesAsString("act")).contains("people.audit.added");
    assertThat(own.text()).doesNotContain("argon2");
    as(agnes).post("/indstillinger/personer/{id}/udtraek", person.id()).isOk().says("tove@ellebaek.example");
    assertThat(bean(Audit.class).latest(100)).anySatisfy(
        entry -> assertThat(entry).returns("people.audit.exported-person", Audit.Entry::act).returns("Agnes Dahl", Audit.Entry::actor));
  }

  @Test
  void erasesThePersonAndKeepsWhatTheyDid() {
    bean(JdbcClient.class).sql("delete from people.erased_byline").update();
    var person = staff("Viggo Bæk", "viggo@ellebaek.example");
    bean(Audit.class).record(person.id(), "editions.audit.published", "Marts");
    bean(Audit.class).record(administrator().id(), "people.audit.link", "Viggo Bæk");
    var browser = fresh();
    browser.signIn(person.mail(), Person.PASSWORD);
    var page = "/indstillinger/personer/" + person.id().value();
    assertThat(as(agnes).get(page + "/sletning").isOk().page().select("input[name=byline]").val()).isEqualTo("Redaktionen");
    as(agnes).fill("byline", " ").post(page + "/sletning").isRefused().says("i stedet for navnet");

    as(agnes).fill("byline", "Kommunikation").post(page + "/sletning").redirectsTo("/indstillinger/personer");

    browser.get("/konto").sendsToSignIn();
    fresh().signIn(person.mail(), Person.PASSWORD).isRefused();
    as(agnes).get(page).isNotFound();
    assertThat(as(agnes).get("/indstillinger/logbog").says("Kommunikation").says("En person blev slettet").text()).doesNotContain("Viggo");
    assertThat(as(agnes).get("/indstillinger/personer").text()).doesNotContain("Viggo", "viggo@");
    assertThat(bean(People.class).findAccount(person.id()).orElseThrow().name()).isEqualTo("Kommunikation");
    assertThat(nowhere("viggo")).isEmpty();
    var next = staff("Signe Bro", "signe@ellebaek.example");
    assertThat(as(agnes).get("/indstillinger/personer/{id}/sletning", next.id()).page().select("input[name=byline]").val())
        .isEqualTo("Kommunikation");
    as(agnes).post(page + "/genaabning").isNotFound();
    staff("Viggo Bæk igen", "viggo@ellebaek.example");
  }

  @Test
  void erasesNeitherOneselfNorTheLastAdministrator() {
    var self = "/indstillinger/personer/" + administrator().id().value();

    as(agnes).fill("byline", "Redaktionen").post(self + "/sletning").redirectsTo(self);
    as(agnes).get(self).says("Du kan ikke slette dig selv");

    var other = bean(People.class).addWithPassword("Sys Op", "sys@ellebaek.example", Role.ADMINISTRATOR, Person.PASSWORD);
    assertThat(bean(PersonalData.class).erase(administrator(), other.id(), "x")).isEqualTo(Erasure.DONE);
    assertThat(bean(PersonalData.class).erase(other, administrator().id(), "x")).isEqualTo(Erasure.LAST_ADMINISTRATOR);
    assertThat(bean(PersonalData.class).erase(administrator(), other.id(), "x")).isEqualTo(Erasure.GONE);
  }

  @Test
  void letsOnlyAdministratorsDoSo() {
    var victim = "/indstillinger/personer/" + idOf(bob).value();
    for (var person : List.of(alice, charlie, bob)) {
      as(person).get(victim + "/sletning").isForbidden();
      as(person).fill("byline", "x").post(victim + "/sletning").isForbidden();
      as(person).post(victim + "/udtraek").isForbidden();
    }
    as(emil).post("/konto/udtraek").sendsToSignIn();
  }

  /// In any text of the module's tables.
  private static List<String> nowhere(String word) {
    var sql =
        """
        select query_to_xml(format('select * from people.%I', table_name), true, false, '')::text
          from information_schema.tables
         where table_schema = 'people'
        """;
    return bean(JdbcClient.class).sql(sql).query((row, _) -> row.getString(1)).list().stream()
        .filter(table -> table.toLowerCase().contains(word))
        .toList();
  }

  private static Staff staff(String name, String mail) {
    return bean(People.class).addWithPassword(name, mail, Role.CONTRIBUTOR, Person.PASSWORD);
  }

  private static Staff administrator() {
    return bean(People.class).find(idOf(agnes)).orElseThrow();
  }

  private static StaffId idOf(Person person) {
    return bean(People.class).list().stream().filter(each -> each.mail().equals(person.mail())).findFirst().orElseThrow().id();
  }
}
