package dk.pip.tips;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SortTipsTest extends PipTest {
  @BeforeEach
  void aNewHour() {
    clock().move(Duration.ofHours(2));
  }

  private static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  private static String tip(String text, String name, String mail) {
    Telling.tell(fresh(), clock(), text, name, mail);
    return "/redaktion/tips/" + Telling.newest(jdbc());
  }

  private static String id(Person person) {
    return jdbc().sql("select id::text from people.account where mail = :mail").param("mail", person.mail()).query(String.class).single();
  }

  private static String id(String tip) {
    return tip.substring(tip.lastIndexOf('/') + 1);
  }

  @Test
  void isForEditorsOnly() {
    var tip = tip("Kun til redaktionen", "Karen", "");
    for (var page : new String[] {"/redaktion/tips", tip, "/redaktion/tips/svar"}) {
      as(alice).get(page).isOk();
      as(agnes).get(page).isOk();
      as(charlie).get(page).isForbidden();
      as(bob).get(page).isForbidden();
      as(emil).get(page).sendsToSignIn();
    }
    as(charlie).post(tip + "/forsegling").isForbidden();
    as(charlie).post(tip + "/svar").isForbidden();
    as(alice).get("/redaktion/tips/00000000-0000-0000-0000-000000000000").isNotFound();
  }

  @Test
  void saysUnderTheHeadingWhatFollowsIt() {
    var tip = tip("Møllevej bliver ryddet for sne hver morgen før klokken seks af en mand på 84 år, og i vinter kom der ni unger med skovle", "Birthe", "");
    var row = Objects.requireNonNull(as(alice).get("/redaktion/tips").page().selectFirst("li.row:has(a[href=" + tip + "])"));
    assertThat(row.select(".row-title").text()).startsWith("Møllevej").endsWith("…");
    assertThat(row.select(".row-facts").getFirst().text()).startsWith("…").endsWith("unger med skovle").doesNotContain("Møllevej");
  }

  @Test
  void goesFromBoxToBoxAndBack() {
    var tip = tip("Svanerne er tilbage på Søtorvet", "Ib", "");
    as(alice).get("/redaktion/tips").says("Svanerne er tilbage").says("Ulæst");
    var waiting = Objects.requireNonNull(as(alice).get("/redaktion/tips").page().selectFirst(".staff-places a[href=/redaktion/tips]")).text();
    assertThat(waiting).matches("Tips \\d+ .*");

    as(alice).post(tip + "/laest").redirectsTo(tip);
    as(alice).get("/redaktion/tips").says("Svanerne er tilbage");
    as(alice).post(tip + "/ulaest").redirectsTo("/redaktion/tips");
    as(alice).get(tip).says("Tippet er ulæst igen");

    as(alice).post(tip + "/opgave").redirectsTo(tip);
    as(alice).get(tip).says("Tippet er dit").says("I gang");
    as(agnes).get("/redaktion/tips?vis=i-gang").says("Svanerne er tilbage").says("Alice Vang");
    as(alice).get("/redaktion/tips?vis=i-gang&mine=ja").says("Svanerne er tilbage");
    as(agnes).get("/redaktion/tips?vis=i-gang&mine=ja").saysNot("Svanerne er tilbage");

    as(agnes).fill("before", "").post(tip + "/opgave").redirectsTo(tip);
    as(agnes).get(tip).says("Måske er en anden kommet først").says("Alice Vang");
    as(agnes).fill("to", id(agnes)).fill("before", id(alice)).post(tip + "/opgave").redirectsTo(tip);
    as(alice).get(tip).says("Agnes Dahl");
    as(alice).fill("to", id(charlie)).fill("before", id(agnes)).post(tip + "/opgave").redirectsTo(tip);
    as(alice).get(tip).says("kan ikke lade sig gøre");
    as(alice).fill("to", "").fill("before", id(agnes)).post(tip + "/opgave");
    as(alice).get("/redaktion/tips").says("Svanerne er tilbage");

    as(alice).post(tip + "/spam").redirectsTo(tip);
    as(alice).get("/redaktion/tips").saysNot("Svanerne er tilbage");
    as(alice).get("/redaktion/tips?vis=spam").says("Svanerne er tilbage");
    as(alice).post(tip + "/ikke-spam").redirectsTo(tip);
    as(alice).fill("text", "").post(tip + "/afslag").redirectsTo(tip);
    as(alice).get("/redaktion/tips?vis=afvist").says("Svanerne er tilbage");
    as(alice).post(tip + "/genaabning").redirectsTo(tip);
    as(alice).get("/redaktion/tips").says("Svanerne er tilbage");
    as(alice).get(tip).says("Alice Vang åbnede det igen");
  }

  @Test
  void mergesDoublesAndTakesThemApart() {
    var first = tip("Odderen ved Møllen har fået unger", "Karen", "karen@dobbelt.example");
    var second = tip("Der er odderunger ved møllen!", "Bent", "bent@dobbelt.example");
    assertThat(as(alice).get(second).page().select("#into option").eachText()).anyMatch(option -> option.contains("Odderen ved Møllen"));
    as(alice).fill("into", id(first)).post(second + "/sammenlaegning").redirectsTo(first);
    as(alice).get(first).says("odderunger ved møllen!").says("bent@dobbelt.example").says("karen@dobbelt.example");
    as(alice).get("/redaktion/tips").saysNot("odderunger");
    as(alice).get("/redaktion/tips?q=odderunger").says("Odderen ved Møllen");
    as(alice).fill("text", "Vi skrev om den i går.").fill("tell", "ja").fill("stamp", "s1").post(first + "/afslag");
    for (var mail : new String[] {"karen@dobbelt.example", "bent@dobbelt.example"}) {
      assertThat(Telling.mailsTo(jdbc(), mail)).as(mail).hasSize(2).last().satisfies(letter -> assertThat(letter.text()).contains("Vi skrev om den i går."));
    }
    as(alice).post(second + "/adskillelse").redirectsTo(second);
    as(alice).get(first).saysNot("odderunger ved møllen!");
    as(alice).fill("into", id(second)).post(second + "/sammenlaegning");
    as(alice).get(second).says("kan ikke lade sig gøre");
  }

  @Test
  void coversNumbersUntilSomebodyAsks() {
    var tip = tip("Ring til 20 30 40 51. Drengen har 010190-1234, og han er sød.", "Ib", "");
    assertThat(as(alice).get("/redaktion/tips").text()).doesNotContain("20 30 40 51").doesNotContain("010190-1234");
    var page = as(alice).get(tip).says("CPR-nummer, vis").says("Telefonnummer, vis").page();
    assertThat(page.select("details.covered:not([open])")).hasSize(2);
    assertThat(page.select("h1").text()).doesNotContain("1234");
    assertThat(CoveredText.holds(CoveredText.Kind.PHONE, "Den 20.11.2026 kostede det 1.234.567,50 kr.")).isFalse();
  }

  @Test
  void findsByWordsAndPagesThrough() {
    for (var i = 0; i < 33; i++) {
      jdbc().sql("update readers.attempt set count = 0").update();
      tip("Fundet nummer " + i + " ved åbredden", i == 7 ? "Sofie Særling" : "", "");
    }
    var page = as(alice).get("/redaktion/tips?q=fundet åbredden".replace(" ", "%20").replace("å", "%C3%A5")).says("Fundet nummer 32").saysNot("Fundet nummer 1 ").page();
    var next = Objects.requireNonNull(page.selectFirst("a:contains(Ældre)")).attr("href");
    as(alice).get(next).isOk().says("Fundet nummer 1 ").saysNot("Fundet nummer 32");
    as(alice).get("/redaktion/tips?q=s%C3%A6rling").says("Fundet nummer 7");
    as(alice).get("/redaktion/tips?q=100%25_%5C'%22%3Cb%3E").isOk().says("Ingen tips passer");
    as(alice).get("/redaktion/tips?efter=vr%C3%B8vl&vis=findes-ikke").isOk();
  }

  @Test
  void takesNotesAndTellsWhoElseIsThere() {
    var tip = tip("Hvem er her?", "", "");
    as(alice).get(tip);
    as(alice).fill("note", "Jeg ringer til parken").post(tip + "/noter").redirectsTo(tip);
    as(agnes).get(tip).says("Jeg ringer til parken").says("Alice Vang ser også på tippet").saysNot("Slet: Jeg ringer");
    as(alice).fill("note", " ").post(tip + "/noter").isRefused().says("Skriv noget først");
    assertThat(as(alice).fill("opened", "ja").post(tip + "/til-stede").isOk().text()).contains("Agnes Dahl");
    assertThat(jdbc().sql("select read_at is not null from tips.tip where id = :id::uuid").param("id", id(tip)).query(Boolean.class).single()).isTrue();
    clock().move(Duration.ofMinutes(1));
    as(alice).get(tip).saysNot("Agnes Dahl ser også");
  }

  @Test
  void adaptsTheAnswersToBeginFrom() {
    as(alice).get("/redaktion/tips/svar").isOk().says("Fortæl os mere");
    as(alice).fill("title0", "Vores eget").fill("text0", "Hej!").fill("title1", "").fill("text1", "").post("/redaktion/tips/svar").redirectsTo("/redaktion/tips/svar");
    as(alice).get(tip("Svar mig", "", "")).says("Vores eget").saysNot("Fortæl os mere");
    as(alice).fill("title0", "Kun en overskrift").fill("text0", "").post("/redaktion/tips/svar").isRefused().says("både en overskrift og en tekst");
    as(alice).fill("title0", "").fill("text0", "").post("/redaktion/tips/svar");
    as(alice).get("/redaktion/tips/svar").says("Fortæl os mere");
  }
}
