package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.operations.Hold;
import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlanPublicationTest extends EditionTest {

  @BeforeEach
  void beginAgain() {
    clock().set(StoppedClock.START);
  }

  @Test
  void publishesAtTheTimeThatWasChosen() {
    var desk = imported(Bundles.smallOf("2026-03"));

    plan(as(alice), desk, "2026-03-12", "08:00").redirectsTo(desk);

    as(alice).get(desk).says("Udgaven udkommer på det tidspunkt, du valgte").says("Udkommer");
    clock().set(Instant.parse("2026-03-12T06:59:59Z"));
    bean(Editions.class).publishDue();
    as(emil).get(PAGE).isNotFound();
    clock().move(Duration.ofSeconds(1));
    bean(Editions.class).publishDue();
    as(emil).get(PAGE).isOk();
    as(alice).get(desk).says("Version 1");
  }

  @Test
  void keepsToDanishTimeAcrossBothClockChanges() {
    comesOutAt("2027-03", "2027-03-28", "01:30", "2027-03-28T00:30:00Z");
    comesOutAt("2027-04", "2027-03-28", "03:30", "2027-03-28T01:30:00Z");
    comesOutAt("2027-10", "2027-10-31", "01:30", "2027-10-30T23:30:00Z");
    comesOutAt("2027-11", "2027-10-31", "03:30", "2027-10-31T02:30:00Z");
  }

  private static void comesOutAt(String month, String day, String time, String instant) {
    var desk = imported(Bundles.smallOf(month));
    plan(as(alice), desk, day, time).redirectsTo(desk);
    var then = Instant.parse(instant);
    clock().set(then.minusSeconds(1));
    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/" + month).isNotFound();
    clock().set(then);
    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/" + month).isOk();
  }

  @Test
  void isPublishedOnceByTwoNodes() throws Exception {
    var nodes = List.of(bean(Editions.class), beanElsewhere(Editions.class));
    var desk = imported(Bundles.smallOf("2028-02"));
    plan(as(alice), desk, "2028-02-01", "08:00").redirectsTo(desk);
    clock().set(Instant.parse("2028-02-01T07:00:00Z"));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var both = nodes.stream().map(node -> (Callable<Void>) () -> {
        node.publishDue();
        return null;
      });
      for (var done : threads.invokeAll(both.toList())) {
        done.get();
      }
    }

    assertThat(bean(Editions.class).versions(idOf(desk))).hasSize(1);
    as(emil).get("/udgaver/2028-02").isOk();
  }

  @Test
  void waitsWhileARestoredCopyIsHeld() {
    var desk = imported(Bundles.smallOf("2029-03"));
    plan(as(alice), desk, "2029-03-01", "08:00").redirectsTo(desk);
    clock().set(Instant.parse("2029-03-01T07:00:00Z"));
    bean(JdbcClient.class).sql("insert into operations.restored (restored_at, backup_at) values (now(), now())").update();

    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/2029-03").isNotFound();
    as(alice).get(desk).says("Det venter: 1 planlagt udgivelse");

    bean(Hold.class).release("Agnes", clock().instant());
    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/2029-03").isOk();
  }

  @Test
  void isCalledOff() {
    var desk = imported(Bundles.smallOf("2029-02"));
    plan(as(alice), desk, "2029-02-01", "08:00").redirectsTo(desk);

    as(alice).post(desk + "/plan/annullering").redirectsTo(desk);

    clock().set(Instant.parse("2029-02-01T07:00:00Z"));
    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/2029-02").isNotFound();
  }

  @Test
  void takesNoTimeThatHasPassedAndNobodyElsesWord() {
    var desk = imported(Bundles.smallOf("2030-02"));

    plan(as(alice), desk, "2020-01-01", "08:00").isRefused().says("Tidspunktet er gået");
    plan(as(alice), desk, "", "").isRefused().says("Vælg en dag og et klokkeslæt");
    plan(as(bob), desk, "2031-01-01", "08:00").isForbidden();
    plan(as(charlie), desk, "2031-01-01", "08:00").isForbidden();
  }

  private static Answer plan(Client browser, String desk, String day, String time) {
    return browser.fill("when", "later").fill("day", day).fill("time", time).post(desk + "/udgivelse");
  }

  /// Something about it that nobody foresaw: it keeps none of the others waiting, and its editors are told.
  @Test
  void publishesTheOthersWhenOneCantBeRead() {
    var bad = imported(Bundles.smallOf("2031-02"));
    var good = imported(Bundles.smallOf("2031-03"));
    plan(as(alice), bad, "2031-02-01", "08:00").redirectsTo(bad);
    plan(as(alice), good, "2031-02-01", "08:05").redirectsTo(good);
    bean(JdbcClient.class)
        .sql("update editions.draft_file set content = '\\x00ff'::bytea where edition_id = :id and path = 'edition.yaml'")
        .param("id", idOf(bad).value())
        .update();

    clock().set(Instant.parse("2031-02-01T07:10:00Z"));
    bean(Editions.class).publishDue();

    as(emil).get("/udgaver/2031-03").isOk();
    assertThat(
            bean(JdbcClient.class)
                .sql("select failed from editions.schedule where edition_id = :id")
                .param("id", idOf(bad).value())
                .query(String.class)
                .single())
        .isEqualTo("editions.schedule.unreadable");
  }

  /// Both find no edition of the month, and only one of them can add it.
  @Test
  void takesInTheFirstDraftsOfAMonthAtTheSameTime() throws Exception {
    var editors = List.of(fresh(), fresh(), fresh(), elsewhere());
    editors.forEach(editor -> editor.signIn(alice.mail(), Person.PASSWORD));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var month : List.of("2035-01", "2035-02", "2035-03")) {
        var zip = Bundles.smallOf(month).zip();
        var imports = editors.stream().map(editor -> (Callable<Answer>) () -> bring(editor, zip)).toList();
        for (var answer : threads.invokeAll(imports)) {
          assertThat(answer.get().status()).as(answer.get()::toString).isEqualTo(302);
        }
      }
    }
  }

  private static Answer bring(Client editor, byte[] zip) {
    return editor.attach("bundle", "udgave.zip", "application/zip", zip).post("/redaktion/udgaver");
  }
}
