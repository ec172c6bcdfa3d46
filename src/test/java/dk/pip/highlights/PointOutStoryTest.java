package dk.pip.highlights;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.PersonalData;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.testing.Bundles;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What comes first for whom, and what all of some must confirm. Alice edits, Charlie leads the school, Bob works at the library.
class PointOutStoryTest extends PipTest {
  private static final String STORY = "/nyheder/2026/baenken";
  private static final String DESK = "/redaktion/fremhaevet";
  private static final String FOR_YOU = "/medarbejder/til-dig";
  private static UnitId school = new UnitId(new UUID(0, 0));
  private static UnitId library = school;
  private static JobId teacher = new JobId(new UUID(0, 0));

  @BeforeAll
  static void publishAndPutPeopleInTheirPlaces() {
    var desk = as(alice).attach("bundle", "marts.zip", "application/zip", Bundles.small().zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    var area = unit("Børneområdet", null, null);
    school = unit("Skovskolen", area, idOf(charlie));
    library = unit("Biblioteket", null, idOf(agnes));
    bean(Units.class).put(staff(agnes), idOf(bob), List.of(library));
    teacher = bean(Jobs.class).add(staff(agnes), "lærer").orElseThrow();
    for (var i = 1; i <= 5; i++) {
      var person = bean(People.class).addWithPassword("Lærer " + i, "laerer" + i + "@ellebaek.example", Role.READER, Person.PASSWORD);
      bean(Units.class).put(staff(agnes), person.id(), List.of(school));
    }
  }

  @BeforeEach
  void nothingHighlighted() {
    bean(JdbcClient.class).sql("delete from highlights.highlight").update();
  }

  @Test
  void comesFirstForThoseWhomItConcernsAndIsThereForAll() {
    var made = as(alice).fill("chosen", STORY).fill("why", "I får bænken på torsdag.").fill("until", in(5)).fill("whom", "nogle")
        .fill("unit", library.value().toString()).post(DESK);
    as(alice).get(made.location()).isOk().says("Den er fremhævet og står øverst hos 2 medarbejdere.").says("Til Biblioteket. Det når 2 medarbejdere.");

    var bobs = as(bob).get(FOR_YOU).isOk().says("Godt at vide for dig").says("I får bænken på torsdag.").page();
    assertThat(bobs.select("#own + .rows a[href=" + STORY + "]")).isNotEmpty();
    var charlies = as(charlie).get(FOR_YOU).isOk().says("Fremhævet for andre").page();
    assertThat(charlies.select("section[aria-labelledby=others] a[href=" + STORY + "]")).isNotEmpty();
    as(emil).get(FOR_YOU).sendsToSignIn();
    as(emil).get(STORY).isOk().saysNot("I får bænken på torsdag.");
  }

  @Test
  void meansThoseWhoAreBothWhereWorkplacesAndJobsAreNamed() {
    var highlights = bean(Highlights.class);
    assertThat(highlights.reach(new Aim(false, Set.of(school), Set.of(), false))).as("five teachers and whoever leads them").isEqualTo(6);
    assertThat(highlights.reach(new Aim(false, Set.of(school), Set.of(teacher), false))).isZero();
    as(bob).fill("job", teacher.value().toString()).post(FOR_YOU + "/mit-arbejde").redirectsTo(FOR_YOU);
    assertThat(highlights.reach(new Aim(false, Set.of(school), Set.of(teacher), false))).as("a teacher elsewhere").isZero();
    assertThat(highlights.reach(new Aim(false, Set.of(), Set.of(teacher), false))).isEqualTo(1);
    assertThat(highlights.reach(new Aim(false, Set.of(), Set.of(), true))).as("who leads a workplace").isEqualTo(2);
    assertThat(highlights.reach(new Aim(false, Set.of(school), Set.of(), true))).isEqualTo(1);
    assertThat(highlights.reach(Aim.EVERYBODY)).isEqualTo(9);
    as(bob).post(FOR_YOU + "/mit-arbejde").redirectsTo(FOR_YOU);
    assertThat(highlights.reach(new Aim(false, Set.of(), Set.of(teacher), false))).isZero();
  }

  @Test
  void isConfirmedByEachAndSeenByTheirLeaderAlone() {
    var page = mustRead(school);
    var id = page.substring(DESK.length() + 1);
    var first = leaderNames();
    assertThat(first).containsExactly("Charlie Krog", "Lærer 1", "Lærer 2", "Lærer 3", "Lærer 4", "Lærer 5");

    var teacherOne = new Person("Lærer 1", "laerer1@ellebaek.example", Role.READER);
    as(teacherOne).get(FOR_YOU).says("Skal læses (1)").says("Læs og bekræft");
    assertThat(as(teacherOne).get("/konto").page().select(".staff-places a[href=" + FOR_YOU + "] .staff-waiting").text()).startsWith("1");
    as(teacherOne).get(FOR_YOU + "/" + id).isOk().says("Din leder kan se, hvem der mangler at bekræfte.");
    as(teacherOne).fill("version", "1").post(FOR_YOU + "/" + id + "/bekraeftelse").redirectsTo(FOR_YOU + "/" + id);
    as(teacherOne).fill("version", "1").post(FOR_YOU + "/" + id + "/bekraeftelse").redirectsTo(FOR_YOU + "/" + id);
    as(teacherOne).get(FOR_YOU + "/" + id).says("Du har bekræftet, at du har læst »").says("Du bekræftede");
    as(teacherOne).get(FOR_YOU).saysNot("Skal læses (1)");
    assertThat(as(teacherOne).get("/konto").page().select(".staff-places a[href=" + FOR_YOU + "] .staff-waiting")).isEmpty();

    assertThat(leaderNames()).doesNotContain("Lærer 1").hasSize(5);
    as(charlie).get("/medarbejder/min-arbejdsplads").says("1 af 6 har bekræftet").says("5 mangler");
    as(alice).get(page).says("1 af 6 har bekræftet").says("Skovskolen").saysNot("Lærer 2");
    as(agnes).get(page).saysNot("Lærer 2");
    as(agnes).get("/medarbejder/min-arbejdsplads").saysNot("Lærer").says("Der er ikke noget, dine medarbejdere skal bekræfte");
    as(bob).get("/medarbejder/min-arbejdsplads").isOk().saysNot("Lærer").says("Du står ikke som den, der svarer for en arbejdsplads");
    as(bob).get(page).isForbidden();
    as(charlie).get(page).isForbidden();
    assertThat(bean(Audit.class).latest(50)).filteredOn(entry -> entry.act().startsWith("highlights.")).isNotEmpty().extracting(Audit.Entry::subject).noneMatch(subject -> subject != null && subject.contains("Lærer 1"));

    as(teacherOne).fill("version", "1").post(FOR_YOU + "/" + id + "/fortrydelse").redirectsTo(FOR_YOU + "/" + id);
    assertThat(leaderNames()).hasSize(6);
  }

  @Test
  void isConfirmedAnewWhenItHasChanged() {
    var page = mustRead(library);
    var id = page.substring(DESK.length() + 1);
    as(bob).fill("version", "1").post(FOR_YOU + "/" + id + "/bekraeftelse");
    as(alice).fill("version", "1").fill("changed", " ").post(page + "/version").isRefused().says("Skriv i én sætning, hvad der er nyt.");
    as(alice).fill("version", "1").fill("changed", "Telefonnummeret er et andet.").post(page + "/version").redirectsTo(page);
    as(agnes).fill("version", "1").fill("changed", "Det samme én gang til.").post(page + "/version").redirectsTo(page);
    as(agnes).get(page).says("En anden lavede en ny version imens").saysNot("Det samme én gang til.");

    as(bob).get(FOR_YOU + "/" + id).says("Telefonnummeret er et andet.").says("Jeg har læst den");
    as(bob).fill("version", "1").post(FOR_YOU + "/" + id + "/bekraeftelse").redirectsTo(FOR_YOU + "/" + id);
    as(bob).get(FOR_YOU + "/" + id).saysNot("Tak. Du har bekræftet").says("Jeg har læst den");
    as(bob).fill("version", "2").post(FOR_YOU + "/" + id + "/bekraeftelse");
    as(bob).get(FOR_YOU + "/" + id).says("Du bekræftede");
    as(alice).get(page).says("Version 1.").says("Version 2.").says("som den stod");
    assertThat(bean(JdbcClient.class).sql("select version from highlights.acknowledgement order by version").query(Integer.class).list()).containsExactly(1, 2);
    assertThat(new String(bean(PersonalData.class).export(staff(agnes), idOf(bob)).orElseThrow(), StandardCharsets.UTF_8)).contains("confirmed");
  }

  @Test
  void isOverAfterItsLastDayAndForgottenAYearLater() {
    var page = mustRead(library);
    var id = page.substring(DESK.length() + 1);
    as(alice).post(page + "/afslutning").redirectsTo(page);
    as(bob).get(FOR_YOU).saysNot("Hver uge");
    as(bob).fill("version", "1").post(FOR_YOU + "/" + id + "/bekraeftelse");
    as(bob).get(FOR_YOU + "/" + id).says("Den er blevet ændret eller er slut").says("Den er slut og skal ikke bekræftes længere.");
    as(alice).post(page + "/genoptagelse").redirectsTo(page);
    as(bob).fill("version", "1").post(FOR_YOU + "/" + id + "/bekraeftelse");
    as(bob).get(FOR_YOU).says("Hver uge");

    over(1);
    as(bob).get(FOR_YOU).saysNot("Hver uge");
    as(alice).get(DESK).says("Slut (1)");
    bean(RemindToRead.class).forget();
    assertThat(acknowledged()).isEqualTo(1);
    over(366);
    bean(RemindToRead.class).forget();
    assertThat(acknowledged()).isZero();
  }

  @Test
  void letsOnlyAnAdministratorSayWhatEverybodyMustRead() {
    var refused = as(alice).fill("chosen", STORY).fill("why", "Hver uge er der nyt.").fill("until", in(5)).fill("whom", "alle").fill("mustRead", "true").post(DESK)
        .isRefused().says("kan kun en administrator lave").page();
    assertThat(refused.select("#why").val()).isEqualTo("Hver uge er der nyt.");
    as(agnes).fill("chosen", STORY).fill("why", "Hver uge er der nyt.").fill("until", in(5)).fill("whom", "alle").fill("mustRead", "true").post(DESK).hasStatus(302);
    as(bob).get(FOR_YOU).says("Skal læses (1)");
    for (var person : List.of(bob, charlie)) {
      as(person).get(DESK).isForbidden();
      as(person).fill("chosen", STORY).post(DESK).isForbidden();
    }
  }

  @Test
  void refusesWhatIsNotThere() {
    as(alice).fill("other", "https://ellebaek.example/nyheder/2026/findes-ikke").fill("why", "Ja").fill("until", in(5)).fill("whom", "alle").post(DESK)
        .isRefused().says("Vælg en historie eller en vejledning");
    as(alice).fill("other", "ht!tp:// ").fill("why", "").fill("until", "i morgen").post(DESK)
        .isRefused().says("Skriv én sætning").says("Vælg en dag").says("Vælg alle, eller mindst én");
    as(alice).fill("other", "https://ellebaek.example" + STORY + "?fra=mail#top").fill("why", "Ja").fill("until", in(5)).fill("whom", "alle").post(DESK).hasStatus(302);
    assertThat(bean(Highlights.class).on()).singleElement().satisfies(it -> assertThat(it.path()).isEqualTo(STORY));
    as(alice).get(DESK + "/00000000-0000-0000-0000-000000000000").isNotFound();
    as(bob).get(FOR_YOU + "/00000000-0000-0000-0000-000000000000").isNotFound();
  }

  @Test
  void letsAdministratorsKeepTheListOfJobs() {
    var jobs = "/indstillinger/funktioner";
    as(alice).get(jobs).isForbidden();
    as(agnes).fill("name", "LÆRER").post(jobs).isRefused().says("Den er der allerede.");
    as(agnes).fill("name", "").post(jobs).isRefused().says("Skriv et navn");
    var nurse = as(agnes).fill("name", "sygeplejerske").post(jobs).location();
    as(agnes).fill("person", idOf(bob).value().toString()).post(nurse + "/personer").redirectsTo(nurse);
    as(agnes).get(nurse).says("Bob Holm står nu som sygeplejerske.").says("1 medarbejder");
    as(agnes).post(nurse + "/personer/" + idOf(bob).value() + "/fjernelse").redirectsTo(nurse);
    as(agnes).fill("name", "lærer").post(nurse).isRefused().says("Den er der allerede.");
    bean(Highlights.class).make(staff(alice), STORY, false, new Highlights.Words("Ja", LocalDate.parse(in(3)), new Aim(false, Set.of(), Set.of(new JobId(UUID.fromString(nurse.substring(jobs.length() + 1)))), false)));
    as(agnes).post(nurse + "/fjernelse").redirectsTo(nurse);
    as(agnes).get(nurse).says("kan ikke fjernes");
    nothingHighlighted();
    as(agnes).post(nurse + "/fjernelse").redirectsTo(jobs);
    as(agnes).get(jobs).saysNot("sygeplejerske ·");
  }

  private static String mustRead(UnitId unit) {
    return as(alice).fill("chosen", STORY).fill("why", "Hver uge er der nyt.").fill("until", in(5)).fill("whom", "nogle").fill("mustRead", "true")
        .fill("unit", unit.value().toString()).post(DESK).location();
  }

  private static List<String> leaderNames() {
    return as(charlie).get("/medarbejder/min-arbejdsplads").isOk().page().select("details li").eachText();
  }

  private static long acknowledged() {
    return bean(JdbcClient.class).sql("select count(*) from highlights.acknowledgement").query(Long.class).single();
  }

  /// As if its last day had been so long ago.
  private static void over(int days) {
    bean(JdbcClient.class).sql("update highlights.highlight set until = :day").param("day", LocalDate.parse(in(-days))).update();
  }

  private static String in(int days) {
    return Dates.local(clock().instant()).toLocalDate().plusDays(days).toString();
  }

  private static UnitId unit(String name, @Nullable UnitId parent, @Nullable StaffId leader) {
    var words = new Unit.Words(Unit.Kind.WORKPLACE, name, parent, leader, "");
    return ((UnitChange.Done) bean(Units.class).add(staff(agnes), words)).id();
  }

  private static StaffId idOf(Person person) {
    return bean(People.class).list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().orElseThrow().id();
  }

  private static Staff staff(Person person) {
    return bean(People.class).find(idOf(person)).orElseThrow();
  }
}
