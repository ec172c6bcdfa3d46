package dk.pip.api;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Dates;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiKeysTest extends PipTest {
  private static final String STAFF = "/api/v1/medarbejder/historier";

  @BeforeAll
  static void publish() {
    PublishedForApi.publish(Bundles.smallOf("2024-05"));
    PublishedForApi.publishForStaff("2026-01");
  }

  private static Answer ask(Client client, String key, String path) {
    return client.header("Authorization", "Bearer " + key).get(path);
  }

  private static String address(String name) {
    var row = as(agnes).get("/indstillinger/api").isOk().page().select(".row:contains(" + name + ") a").attr("href");
    assertThat(row).isNotEmpty();
    return row;
  }

  @Test
  void opensWhatStaffMaySeeAndNothingElse() {
    var key = PublishedForApi.key("Intranettet", "STAFF", 60, "");

    Await.until("the story", () -> ask(fresh(), key, STAFF).text().contains(PublishedForApi.SECRET_HEADLINE));
    var answer = ask(fresh(), key, STAFF).isOk();
    assertThat(answer.text()).doesNotContain("historie-2024-05").contains("\"total\":1");
    assertThat(answer.header("Cache-Control")).contains("private, no-cache");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(ask(fresh(), key, STAFF + "/2026/historie-2026-01").isOk().text()).contains("Det begyndte med en lap papir");
    ask(fresh(), key, "/medarbejder/nyheder/2026/historie-2026-01").sendsToSignIn();
    ask(fresh(), key, "/indstillinger/api").sendsToSignIn();
    assertThat(ask(fresh(), key, "/api/v1/historier").isOk().text()).doesNotContain(PublishedForApi.SECRET_HEADLINE);
    ask(fresh(), "pip_forkert", "/api/v1/historier").hasStatus(401);
    fresh().get("/api/v1/historier").isOk();
  }

  @Test
  void isShownOnceAndKeptNowhere() {
    var key = PublishedForApi.key("Skærmene", "STAFF", 60, "");
    ask(fresh(), key, STAFF).isOk();

    assertThat(key).hasSizeGreaterThan(40);
    for (var page : List.of("/indstillinger/api", address("Skærmene"), "/indstillinger/logbog")) {
      assertThat(as(agnes).get(page).isOk().text()).as(page).doesNotContain(key.substring(10));
    }
    assertThat(as(agnes).get("/indstillinger/api").text()).contains(key.substring(0, 8)).contains("Sidst brugt");
    as(agnes).get("/indstillinger/logbog").says("En nøgle til API’et blev lavet: Skærmene");
    var jdbc = bean(JdbcClient.class);
    var secret = key.substring(10);
    var hexadecimal = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
    var tables = jdbc.sql("select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')").query(String.class).list();
    assertThat(tables).contains("api.key", "people.audit");
    for (var table : tables) {
      var sql = "select count(*) from " + table + " t where position(:secret in t::text) > 0 or position(:hexadecimal in t::text) > 0";
      assertThat(jdbc.sql(sql).param("secret", secret).param("hexadecimal", hexadecimal).query(Integer.class).single()).as(table).isZero();
    }
  }

  @Test
  void isMadeOnceHoweverOftenTheFormIsSent() {
    var id = as(agnes).get("/indstillinger/api/noegler/ny").page().select("input[name=id]").val();
    for (var again = 0; again < 2; again++) {
      as(agnes).fill("id", id).fill("name", "Dobbeltklik").fill("reach", "STAFF").fill("perMinute", "60").post("/indstillinger/api/noegler");
    }
    assertThat(as(agnes).get("/indstillinger/api").page().select(".row:contains(Dobbeltklik)")).hasSize(1);
  }

  @Test
  void endsAtOnceOnAllNodes() {
    var key = PublishedForApi.key("Gammel", "STAFF", 60, "");
    ask(elsewhere(), key, STAFF).isOk();

    as(agnes).post(address("Gammel") + "/ophoer").redirectsTo("/indstillinger/api");

    ask(elsewhere(), key, STAFF).hasStatus(401);
    ask(fresh(), key, STAFF).hasStatus(401);
    as(agnes).get(address("Gammel")).isOk().says("Nøglen er stoppet");
    as(agnes).post(address("Gammel") + "/fornyelse");
    ask(fresh(), key, STAFF).hasStatus(401);
  }

  @Test
  void isReplacedByAnotherOne() {
    var key = PublishedForApi.key("Fornyet", "STAFF", 60, "");
    var other = as(agnes).post(address("Fornyet") + "/fornyelse").isOk().page().select("#secret").val();

    assertThat(other).isNotEqualTo(key);
    ask(fresh(), key, STAFF).hasStatus(401);
    ask(elsewhere(), other, STAFF).isOk();
  }

  @Test
  void reachesNoFurtherThanItMay() {
    var key = PublishedForApi.key("Kun offentligt", "PUBLIC", 60, "");

    for (var path : List.of("", "/historier", "/historier/2026/historie-2026-01", "/findes-ikke")) {
      assertThat(ask(fresh(), key, "/api/v1/medarbejder" + path).hasStatus(403).text()).doesNotContain(PublishedForApi.SECRET_HEADLINE);
    }
    ask(fresh(), key, "/api/v1/historier").isOk();
  }

  @Test
  void slowsDownOnAllNodesTogether() {
    var key = PublishedForApi.key("Hurtig", "STAFF", 4, "");
    for (var again = 0; again < 2; again++) {
      ask(fresh(), key, STAFF).isOk();
      ask(elsewhere(), key, STAFF).isOk();
    }

    var answer = ask(elsewhere(), key, STAFF).hasStatus(429);
    assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);
    ask(fresh(), key, "/api/v1/historier").hasStatus(429);
    clock().move(Duration.ofMinutes(1));
    ask(fresh(), key, STAFF).isOk();
  }

  /// Last, as everybody’s sessions have ended by then.
  @Test
  @Order(Integer.MAX_VALUE)
  void endsOnItsDay() {
    var today = Dates.local(clock().instant()).toLocalDate();
    var key = PublishedForApi.key("Tidsbegrænset", "STAFF", 60, today.plusDays(1).toString());
    ask(fresh(), key, STAFF).isOk();
    clock().move(Duration.ofDays(1));
    ask(fresh(), key, STAFF).isOk();

    clock().move(Duration.ofDays(1));

    ask(fresh(), key, STAFF).hasStatus(401);
  }

  @Test
  void isForAdministratorsToMake() {
    for (var path : List.of("/indstillinger/api", "/indstillinger/api/noegler/ny", "/indstillinger/api/webhooks/ny")) {
      as(alice).get(path).isForbidden();
      as(bob).get(path).isForbidden();
      as(emil).get(path).sendsToSignIn();
    }
    as(alice).fill("name", "Min").fill("reach", "STAFF").fill("perMinute", "60").post("/indstillinger/api/noegler").isForbidden();
  }

  @Test
  void keepsWhatWasTypedWhenSomethingIsWrong() {
    var answer =
        as(agnes).fill("name", " ").fill("reach", "STAFF").fill("perMinute", "mange").fill("endsOn", "2001-01-01").post("/indstillinger/api/noegler").isRefused();
    answer.says("Skriv, hvem nøglen er til").says("Skriv et tal fra 1 til 6.000").says("Vælg en dag, der ikke er gået endnu");
    assertThat(answer.page().select("#perMinute").val()).isEqualTo("mange");
    as(agnes).fill("name", "æ".repeat(101)).fill("reach", "ALT").fill("perMinute", "60").post("/indstillinger/api/noegler");
    as(agnes).get("/indstillinger/api/noegler/00000000-0000-7000-8000-000000000000").isNotFound();
  }
}
