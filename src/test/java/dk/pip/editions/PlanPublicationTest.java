package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.hold.Hold;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Role;
import dk.pip.testing.Answer;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
    bean(JdbcClient.class).sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();

    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/2029-03").isNotFound();
    as(alice).get(desk).says("Det venter: 1 planlagt udgivelse");

    bean(Hold.class).release("Agnes", clock().instant());
    bean(Editions.class).publishDue();
    as(emil).get("/udgaver/2029-03").isOk();
  }

  /// What a planned correction would have brought back was withdrawn for a reason.
  @Test
  void doesNotBringBackWhatWasWithdrawnMeanwhile() {
    var desk = published(Bundles.smallOf("2029-05"));
    imported(Bundles.smallOf("2029-05").replacing("stories/historie-2029-05.md", "ni minutter", "tolv minutter"));
    planCorrection(desk, "2029-05-02", false).redirectsTo(desk);

    as(alice).get(desk + "/tilbagetraekning").says("Der er planlagt en udgivelse 2. maj 2029 kl. 08.00 af Alice Vang. Den bliver aflyst.");
    as(alice).fill("reason", "Et cpr-nummer").post(desk + "/tilbagetraekning").redirectsTo(desk);

    as(alice)
        .get(desk)
        .says("og det, der var planlagt, er aflyst")
        .says("Tilbagetrækningen aflyste udgivelsen, som Alice Vang havde planlagt til 2. maj 2029 kl. 08.00.");
    clock().set(Instant.parse("2029-05-02T06:00:00Z"));
    bean(Editions.class).publishDue();
    soon(() -> as(emil).get("/udgaver/2029-05").status() == 410);
    assertThat(bean(Editions.class).versions(idOf(desk))).hasSize(1);
    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);
    bean(Editions.class).publishDue();
    soon(() -> as(emil).get("/udgaver/2029-05").status() == 200);
    assertThat(bean(Editions.class).versions(idOf(desk))).as("what was ended stays ended").hasSize(1);
    assertThat(acts("2029-05"))
        .containsExactlyInAnyOrder(
            "editions.audit.imported",
            "editions.audit.published",
            "editions.audit.imported",
            "editions.audit.planned",
            "editions.audit.plan-ended",
            "editions.audit.withdrawn",
            "editions.audit.brought-back");
  }

  @Test
  void bringsAWithdrawnEditionBackOnlyWhenThatWasMeant() {
    var desk = published(Bundles.smallOf("2029-06"));
    as(alice).fill("reason", "Et navn").post(desk + "/tilbagetraekning").redirectsTo(desk);
    imported(Bundles.smallOf("2029-06").replacing("stories/historie-2029-06.md", "ni minutter", "tolv minutter"));

    as(alice).get(desk + "/udgivelse").says("Læserne skal kunne se udgaven igen");
    planCorrection(desk, "2029-06-02", false).isRefused().says("Sæt kryds, hvis læserne skal se den igen");
    correct(desk, "Et navn er rettet.").isRefused().says("Sæt kryds, hvis læserne skal se den igen");
    planCorrection(desk, "2029-06-02", true).redirectsTo(desk);
    as(alice).get(desk).says("Læserne kan se udgaven igen 2. juni 2029 kl. 08.00").says("Trukket tilbage");

    clock().set(Instant.parse("2029-06-02T06:00:00Z"));
    bean(Editions.class).publishDue();
    soon(() -> as(emil).get("/udgaver/2029-06").status() == 200);
    assertThat(acts("2029-06")).contains("editions.audit.planned", "editions.audit.corrected", "editions.audit.brought-back");

    as(alice).fill("reason", "Igen").post(desk + "/tilbagetraekning").redirectsTo(desk);
    imported(Bundles.smallOf("2029-06").replacing("stories/historie-2029-06.md", "ni minutter", "ti minutter"));
    as(alice).fill("when", "now").fill("correction", "Rettet.").fill("back", "yes").post(desk + "/udgivelse").redirectsTo(desk);
    soon(() -> as(emil).get("/nyheder/2029/historie-2029-06").text().contains("ti minutter"));
  }

  /// Whoever holds the edition first decides; the other finds the state changed.
  @Test
  void losesTheRaceToAWithdrawal() throws Exception {
    var desk = published(Bundles.smallOf("2029-08"));
    imported(Bundles.smallOf("2029-08").replacing("stories/historie-2029-08.md", "ni minutter", "tolv minutter"));
    planCorrection(desk, "2029-08-02", false).redirectsTo(desk);
    clock().set(Instant.parse("2029-08-02T06:00:00Z"));
    var jdbc = bean(JdbcClient.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var published =
          bean(TransactionTemplate.class)
              .execute(
                  _ -> {
                    // Held, so that the timer has set its version and waits when the withdrawal ends what was planned.
                    jdbc.sql("select 1 from editions.edition where id = :id for update").param("id", idOf(desk).value()).query().listOfRows();
                    var publishing = threads.submit(() -> bean(Editions.class).publishDue());
                    awaitWaiting(jdbc);
                    assertThat(bean(Editions.class).withdraw(staff(jdbc), idOf(desk), "Et cpr-nummer")).isTrue();
                    return publishing;
                  });
      published.get();
    }

    assertThat(bean(Editions.class).versions(idOf(desk))).hasSize(1);
    as(alice).get(desk).says("Trukket tilbage");
  }

  private static Staff staff(JdbcClient jdbc) {
    var id = jdbc.sql("select id from people.account where mail = :mail").param("mail", alice.mail()).query(UUID.class).single();
    return new Staff(new StaffId(id), alice.name(), alice.mail(), Role.EDITOR);
  }

  private static void awaitWaiting(JdbcClient jdbc) {
    var waits = "select exists (select from pg_locks where not granted and locktype in ('transactionid', 'tuple'))";
    var until = System.nanoTime() + 20_000_000_000L;
    while (!jdbc.sql(waits).query(Boolean.class).single()) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /// Also when the draft can't be read any more, or what it makes can't be kept.
  @Test
  void keepsNoOtherEditionFromComingOut() {
    var unreadable = imported(Bundles.smallOf("2029-10"));
    var broken = imported(Bundles.smallOf("2029-11"));
    var fine = imported(Bundles.smallOf("2029-12"));
    for (var desk : List.of(unreadable, broken, fine)) {
      plan(as(alice), desk, "2029-10-01", "08:00").redirectsTo(desk);
    }
    var jdbc = bean(JdbcClient.class);
    jdbc.sql("update editions.draft_file set content = 'format: [' where edition_id = :id and path = 'edition.yaml'")
        .param("id", idOf(unreadable).value())
        .update();
    jdbc.sql("delete from editions.draft_file where edition_id = :id").param("id", idOf(broken).value()).update();
    clock().set(Instant.parse("2029-10-01T06:00:00Z"));

    bean(Editions.class).publishDue();

    as(emil).get("/udgaver/2029-12").isOk();
    assertThat(bean(Editions.class).find(idOf(unreadable)).orElseThrow().failed()).isEqualTo("editions.schedule.unreadable");
    assertThat(bean(Editions.class).find(idOf(broken)).orElseThrow().failed()).isNotNull();
    as(alice).get(DESK).isOk();
  }

  private static List<String> acts(String month) {
    return bean(Audit.class).latest(200).stream()
        .filter(entry -> String.valueOf(entry.subject()).contains(", " + month))
        .map(Audit.Entry::act)
        .toList();
  }

  private static Answer planCorrection(String desk, String day, boolean back) {
    var browser = as(alice).fill("when", "later").fill("day", day).fill("time", "08:00").fill("correction", "Der gik tolv minutter.");
    return (back ? browser.fill("back", "yes") : browser).post(desk + "/udgivelse");
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

  @Test
  void goesWithTheOnlyDraftThatItWasFor() {
    var desk = imported(Bundles.smallOf("2029-03"));
    plan(as(alice), desk, "2029-03-01", "08:00").redirectsTo(desk);

    as(alice).post(desk + "/fortrydelse").redirectsTo(DESK);
    clock().set(Instant.parse("2029-03-01T07:00:00Z"));
    bean(Editions.class).publishDue();

    as(emil).get("/udgaver/2029-03").isNotFound();
    assertThat(bean(JdbcClient.class).sql("select count(*) from editions.schedule where edition_id = :id")
            .param("id", idOf(desk).value()).query(Integer.class).single()).isZero();
  }

  @Test
  void isCalledOffTwiceWithoutHarm() {
    var desk = imported(Bundles.smallOf("2029-04"));
    plan(as(alice), desk, "2029-04-01", "08:00").redirectsTo(desk);
    as(charlie).post(desk + "/plan/annullering").isForbidden();

    as(alice).post(desk + "/plan/annullering").redirectsTo(desk);
    as(agnes).post(desk + "/plan/annullering").redirectsTo(desk);

    assertThat(bean(Editions.class).find(idOf(desk)).orElseThrow().isPlanned()).isFalse();
  }
}
