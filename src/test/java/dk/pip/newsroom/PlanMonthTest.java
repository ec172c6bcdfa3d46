package dk.pip.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.Units;
import dk.pip.shared.Role;
import dk.pip.testing.Answer;
import dk.pip.testing.Finger;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The month board: what is promised by whom for the next editions.
class PlanMonthTest extends PipTest {
  private static final String BOARD = "/redaktion/maaned";
  private static final String MARCH = BOARD + "/2026-03";
  private static final String APRIL = BOARD + "/2026-04";
  private static final String STORIES = "/redaktion/historier";

  @BeforeEach
  void emptyBoard() {
    var jdbc = bean(JdbcClient.class);
    for (var table : List.of("board_change", "promise", "fixed_column", "edition_day", "story")) {
      jdbc.sql("delete from newsroom." + table).update();
    }
    as(alice).fill("day", "2026-03-26").post(MARCH + "/dag").redirectsTo(MARCH);
    as(alice).fill("day", "2026-04-23").post(MARCH.replace("03", "04") + "/dag");
    as(alice).get(BOARD);
  }

  @Test
  void saysWhatToDoWhereThereIsNothing() {
    as(alice).get(BOARD).says("Marts 2026").says("Tavlen er tom endnu").says("Opret den første faste rubrik");
    as(charlie).get(BOARD).says("Når du har lovet en historie");
  }

  @Test
  void showsEachColumnWithItsOwnerAndDeadline() {
    column("Direktørens klumme", person(agnes), "5", "2");
    column("Månedens arbejdsplads", "unit " + unit("Åskolen " + System.identityHashCode(this), charlie), "3", "1");
    as(alice).get(BOARD).says("Direktørens klumme Ingen historie endnu Agnes Dahl · Frist torsdag 19. marts").says("(Charlie Krog) · Frist mandag 23. marts").says("0 af 2 er kommet");
    as(alice).get(APRIL).says("Udkommer torsdag 23. april").says("Agnes Dahl · Frist torsdag 16. april");

    // The day of the edition moves the deadlines.
    as(alice).fill("day", "2026-03-27").post(MARCH + "/dag");
    as(alice).get(BOARD).says("Dagen er gemt").says("Frist fredag 20. marts");
    as(alice).fill("day", "i morgen").post(MARCH + "/dag");
    as(alice).get(BOARD).says("Det ligner ikke en dag");
    as(alice).fill("day", "").post(MARCH + "/dag");
    as(alice).get(BOARD).says("Udkommer nok mandag 16. marts");
  }

  @Test
  void putsStoriesOnMonthsAndInColumns() {
    var quiz = column("Quiz", "", "3", "1");
    var story = story(charlie, "Sære svaner");
    as(alice).get(BOARD).says("Uden måned Sære svaner");

    place(alice, story, "2026-03/" + quiz).redirectsTo(MARCH);
    as(alice).get(MARCH).says("Quiz Sære svaner Kladde · Charlie Krog · Frist mandag 23. marts").says("»Sære svaner« kom på tavlen for marts").saysNot("Uden måned Sære svaner");
    place(alice, story, "2026-04");
    as(alice).get(MARCH).says("Quiz Ingen historie endnu").says("»Sære svaner« blev flyttet til april");
    as(alice).get(APRIL).says("Andre historier Sære svaner Kladde · Charlie Krog · Frist mandag 20. april").says("Lovet første gang til marts");
    place(alice, story, "");
    as(alice).get(APRIL).says("Uden måned Sære svaner");

    // What is handed in is here, and what is in the way is said.
    place(alice, story, "2026-03/" + quiz);
    as(charlie).fill("revision", "1").fill("body", "De bider.").post(story);
    as(charlie).post(story + "/indsendelse");
    as(alice).get(MARCH).says("✓ Sendt ind · Charlie Krog").says("1 af 1 er kommet");
    place(alice, story(alice, "En anden"), "2026-03/" + quiz).redirectsTo(MARCH);
    as(alice).get(MARCH).says("»Quiz« har »Sære svaner« i forvejen");
  }

  @Test
  void promisesLetsGoSkipsAndBegins() {
    var quiz = column("Quiz", person(alice), "3", "1");
    var slot = MARCH + "/rubrikker/" + quiz;
    as(alice).fill("seen", seen(MARCH, quiz)).fill("who", idOf(charlie)).fill("due", "2026-03-20").post(slot + "/loefte");
    as(alice).get(MARCH).says("Quiz Lovet Charlie Krog · Frist fredag 20. marts").says("»Quiz« blev lovet til marts");
    as(charlie).get(BOARD).says("Quiz Lovet Dig");

    // Whoever promised it takes it back, or begins it.
    as(charlie).fill("seen", seen(charlie, MARCH, quiz)).post(slot + "/loefte/annullering");
    as(alice).get(MARCH).says("Quiz Ingen historie endnu");
    as(charlie).get(BOARD).saysNot("Quiz");
    as(alice).fill("seen", seen(MARCH, quiz)).post(slot + "/overspringning");
    as(alice).get(MARCH).says("Quiz Springes over");
    as(alice).fill("seen", seen(MARCH, quiz)).post(slot + "/overspringning/annullering");
    as(alice).fill("seen", seen(MARCH, quiz)).fill("who", idOf(charlie)).post(slot + "/loefte");
    var story = as(charlie).fill("seen", seen(charlie, MARCH, quiz)).post(slot + "/historie").location();
    as(charlie).get(story).says("Quiz");
    as(alice).get(MARCH).says("Quiz Quiz Kladde · Charlie Krog");
    as(alice).fill("seen", seenOf(alice, MARCH, story)).post(slot + "/overspringning");
    as(alice).get(MARCH).says("Det kan ikke lade sig gøre længere");
  }

  @Test
  void tellsWhatNeverCameAndMovesOrDropsItByOnePress() {
    var quiz = column("Quiz", person(charlie), "3", "1");
    var late = story(charlie, "Kom aldrig");
    var later = story(charlie, "Kommer senere");
    place(alice, late, "2026-03");
    place(alice, later, "2026-03");
    as(alice).fill("seen", seen(MARCH, quiz)).fill("who", idOf(charlie)).post(MARCH + "/rubrikker/" + quiz + "/loefte");
    as(alice).fill("day", "2026-03-12").post(MARCH + "/dag");
    var page = as(alice).get(MARCH).says("Kom aldrig Kladde · Charlie Krog · Skulle være kommet mandag 9. marts").says("Quiz Lovet Charlie Krog · Skulle være kommet mandag 9. marts").says("Flyt til april").says("Opgiv");
    assertThat(page.page().select(".late")).hasSize(3);

    press(row(page, "Kommer senere"), "Flyt til april").redirectsTo(MARCH);
    press(row(as(alice).get(MARCH), "Kom aldrig"), "Opgiv");
    press(row(as(alice).get(MARCH), "Quiz"), "Flyt til april");
    page = as(alice).get(MARCH).says("Kom aldrig Opgivet").says("»Quiz« blev flyttet til april");
    assertThat(page.page().select(".board-columns .board-row, .board-others .board-row").eachText()).noneMatch(text -> text.contains("Kommer senere"));
    as(alice).get(late).says("Opgivet");
    as(alice).get(APRIL).says("Kommer senere Kladde · Charlie Krog · Frist mandag 20. april").says("Lovet første gang til marts").says("Quiz Lovet Charlie Krog");

    // Each is taken back in its turn, and the story is what it was.
    undo(MARCH);
    as(alice).get(MARCH).says("Det er fortrudt").says("»Kom aldrig« blev opgivet").says("Quiz Lovet Charlie Krog · Skulle");
    undo(MARCH);
    as(alice).get(MARCH).says("Kom aldrig Kladde · Charlie Krog · Skulle");
    as(alice).get(late).says("Kladde");
    undo(MARCH);
    as(alice).get(MARCH).says("Kommer senere Kladde · Charlie Krog · Skulle");

    // In the month after, what is behind stands on top.
    var left = as(alice).get(APRIL).page().select(".board-left .board-row .row-title").eachText();
    assertThat(left).containsExactlyInAnyOrder("Kom aldrig", "Kommer senere", "Lovet");
  }

  /// The story's own page says what it is meant for, with the way there.
  @Test
  void saysOnTheStoryWhatItIsMeantFor() {
    var quiz = column("Quiz", person(charlie), "3", "1");
    var story = story(charlie, "Svanerne");
    assertThat(as(charlie).get(story).page().select(".page-head a")).isEmpty();

    place(alice, story, "2026-04");
    var link = as(charlie).get(story).page().selectFirst(".page-head p a");
    assertThat(link.text()).isEqualTo("Til april 2026");
    assertThat(as(charlie).get(link.attr("href").replaceFirst("#.*", "")).page().selectFirst("#" + link.attr("href").replaceFirst(".*#", "")).text()).contains("Svanerne");

    place(alice, story, "2026-03/" + quiz);
    assertThat(as(alice).get(story).page().select(".page-head p a").eachText()).containsExactly("Til marts 2026, Quiz");
  }

  @Test
  void undoesNothingThatSomebodyHasChangedSince() {
    var quiz = column("Quiz", "", "3", "1");
    var story = story(alice, "Flyttes to gange");
    place(alice, story, "2026-03");
    var first = as(alice).get(MARCH).page().selectFirst(".undo").attr("action");
    place(agnes, story, "2026-03/" + quiz);
    as(alice).fill("shown", "2026-03").post(first).redirectsTo(MARCH);
    as(alice).get(MARCH).says("Det kan ikke fortrydes længere").says("Quiz Flyttes to gange");

    // Nor where its place is taken.
    place(alice, story, "");
    var second = as(alice).get(MARCH).says("blev taget af tavlen").page().selectFirst(".undo").attr("action");
    place(alice, story(alice, "På pladsen"), "2026-03/" + quiz);
    as(alice).fill("shown", "2026-03").post(second);
    as(alice).get(MARCH).says("Det kan ikke fortrydes længere").says("Quiz På pladsen");
    undo(MARCH);
    as(alice).fill("shown", "2026-03").post(second);
    as(alice).get(MARCH).says("Quiz Flyttes to gange");
    as(alice).fill("shown", "2026-03").post(second);
    as(alice).get(MARCH).says("Det kan ikke fortrydes længere");
  }

  @Test
  void tellsTheSecondOfTwoEditors() {
    column("Quiz", "", "3", "1");
    var story = story(charlie, "To om en");
    place(alice, story, "2026-03");
    var seen = seenOf(alice, MARCH, story);
    place(agnes, story, "2026-04");
    as(alice).fill("to", "").fill("seen", seen).fill("shown", "2026-03").post(BOARD + "/historier/" + id(story) + "/plads");
    as(alice).get(MARCH).says("Agnes Dahl har ændret det imens i dag");
    as(alice).get(APRIL).says("Andre historier To om en");
  }

  @Test
  void showsContributorsNothingButTheirOwn() {
    var own = column("Charlies klumme", person(charlie), "3", "1");
    var others = column("Alices klumme", person(alice), "3", "1");
    var mine = story(charlie, "Charlies egen");
    var hidden = story(alice, "Alices hemmelighed");
    var inOwn = story(alice, "Skrevet af en anden");
    place(alice, mine, "2026-03");
    place(alice, hidden, "2026-03");
    place(alice, inOwn, "2026-04/" + own);

    var page = as(charlie).get(BOARD).says("Charlies klumme").says("Charlies egen").saysNot("Alices").saysNot("Uden måned").saysNot("Skrevet af en anden");
    assertThat(page.page().select(".undo, [data-handle], .mover-form")).isEmpty();
    as(charlie).get(BOARD + "?vis=liste").says("Charlies egen").saysNot("Alices");
    as(charlie).get(APRIL).saysNot("Skrevet af en anden");

    // What isn't theirs isn't there, whatever they guess.
    for (var act : List.of("/loefte", "/loefte/annullering", "/historie")) {
      as(charlie).fill("shown", "2026-03").post(MARCH + "/rubrikker/" + others + act).redirectsTo(MARCH);
      as(charlie).get(MARCH).says("ikke på tavlen længere").saysNot("Alices");
    }
    as(alice).get(MARCH).says("Alices klumme Ingen historie endnu");
    for (var act : List.of("/historier/" + id(hidden) + "/plads", "/historier/" + id(mine) + "/opgivelse", "/loefter/" + id(mine) + "/plads", "/2026-03/dag", "/aendringer/" + id(mine) + "/fortrydelse", "/2026-03/rubrikker/" + own + "/overspringning", "/rubrikker", "/rubrikker/" + own)) {
      as(charlie).post(BOARD + act).isForbidden();
      as(bob).post(BOARD + act).isForbidden();
    }
    as(bob).get(BOARD).isForbidden();
    as(emil).get(BOARD).sendsToSignIn();
    as(charlie).get(BOARD + "/rubrikker").isForbidden();

    // They promise for themselves alone.
    as(charlie).fill("seen", "").fill("who", idOf(alice)).fill("due", "2030-01-01").post(MARCH + "/rubrikker/" + own + "/loefte");
    as(alice).get(MARCH).says("Charlies klumme Lovet Charlie Krog · Frist mandag 23. marts");
  }

  @Test
  void showsTheSameAsAList() {
    column("Quiz", "", "3", "1");
    var story = story(charlie, "På listen");
    place(alice, story, "2026-03");
    var list = as(alice).get(MARCH + "?vis=liste").says("Hvem").says("På listen").page();
    assertThat(list.select("table tbody tr")).hasSize(2);
    assertThat(list.select(".tabs a").eachAttr("href")).contains(APRIL + "?vis=liste");
    as(alice).fill("to", "2026-04").fill("seen", seenOf(alice, MARCH, story)).fill("shown", "2026-03").fill("vis", "liste").post(BOARD + "/historier/" + id(story) + "/plads").redirectsTo(MARCH + "?vis=liste");
  }

  @Test
  void keepsColumns() {
    as(alice).fill("name", " ").fill("days", "-1").fill("reminder", "x").fill("owner", "person x").post(BOARD + "/rubrikker").isRefused().says("Giv rubrikken et navn").says("Vælg en, der kan skrive").says("Skriv et tal fra 0 til 40");
    as(alice).fill("name", "Quiz").fill("days", "3").fill("reminder", "1").fill("owner", person(bob)).post(BOARD + "/rubrikker").isRefused().says("Vælg en, der kan skrive");
    var quiz = column("Quiz", person(charlie), "3", "1");
    column("Klummen", "", "0", "0");
    as(alice).fill("name", "QUIZ").fill("days", "3").fill("reminder", "1").post(BOARD + "/rubrikker").isRefused().says("Der er en fast rubrik med det navn");
    as(alice).get(BOARD + "/rubrikker").says("Charlie Krog · Frist 3 arbejdsdage før · påmindes dagen før fristen").says("Frist samme dag · ingen påmindelse");
    as(alice).fill("by", "1").post(BOARD + "/rubrikker/" + quiz + "/plads");
    assertThat(as(alice).get(BOARD + "/rubrikker").page().select("ol .row-title").eachText()).containsExactly("Klummen", "Quiz");

    // Renamed while it is in use, ended, and taken up again: what stands in it stays.
    var story = story(charlie, "Gæt en fugl");
    place(alice, story, "2026-03/" + quiz);
    as(alice).fill("name", "Månedens quiz").fill("days", "3").fill("reminder", "1").fill("owner", person(charlie)).post(BOARD + "/rubrikker/" + quiz).redirectsTo(BOARD + "/rubrikker");
    as(alice).get(MARCH).says("Månedens quiz Gæt en fugl");
    as(alice).post(BOARD + "/rubrikker/" + quiz + "/afslutning").redirectsTo(BOARD + "/rubrikker");
    as(alice).get(MARCH).says("Månedens quiz Gæt en fugl");
    assertThat(as(alice).get(APRIL).page().select(".board-columns").text()).doesNotContain("Månedens quiz");
    place(alice, story(charlie, "For sent"), "2026-04/" + quiz);
    as(alice).get(MARCH).says("ikke på tavlen længere");
    as(alice).post(BOARD + "/rubrikker/" + quiz + "/genoptagelse");
    as(alice).get(APRIL).says("Månedens quiz");
  }

  @Test
  void saysThatAnOwnerIsGone() {
    var gone = bean(People.class).add(staff(agnes), "Ditte Dahl", "ditte" + System.nanoTime() + "@ellebaek.example", Role.CONTRIBUTOR);
    var ditte = ((dk.pip.people.Addition.Added) gone).invitation().account().id();
    column("Dittes klumme", "person " + ditte.value(), "3", "1");
    as(alice).get(MARCH).says("Dittes klumme Ingen historie endnu Ditte Dahl");
    bean(People.class).disable(staff(agnes), ditte);
    as(alice).get(MARCH).says("Dittes klumme Ingen historie endnu Ingen står for den");
    as(alice).get(BOARD + "/rubrikker").says("kan ikke skrive i Pip");

    // Of whoever is erased nothing is left but what they did.
    bean(People.class).enable(staff(agnes), ditte);
    var riddle = column("Gåden", "", "3", "1");
    as(alice).fill("seen", "").fill("who", ditte.value().toString()).post(MARCH + "/rubrikker/" + riddle + "/loefte");
    as(alice).get(MARCH).says("Gåden Lovet Ditte Dahl");
    as(agnes).fill("byline", "Kommunikation").post("/indstillinger/personer/" + ditte.value() + "/sletning").redirectsTo("/indstillinger/personer");
    as(alice).get(MARCH).says("Gåden Ingen historie endnu Ingen står for den").saysNot("Ditte Dahl");
    assertThat(bean(JdbcClient.class).sql("select count(*) from newsroom.promise where by_id = :id").param("id", ditte.value()).query(Long.class).single()).isZero();
  }

  @Test
  void takesOneOfFiveHundredPresses() throws Exception {
    var quiz = column("Quiz", "", "3", "1");
    var story = story(charlie, "Eftertragtet");
    place(alice, story, "2026-03");
    var board = bean(MonthBoard.class);
    var editor = staff(alice);
    var stamp = seenOf(alice, MARCH, story);
    var to = new MonthBoard.Place(java.time.YearMonth.of(2026, 3), new ColumnId(java.util.UUID.fromString(quiz)));
    var storyId = new dk.pip.editions.StoryId(java.util.UUID.fromString(id(story)));
    clock().move(Duration.ofSeconds(1));
    var results = all(() -> board.place(editor, storyId, stamp, to));
    assertThat(results.stream().filter(result -> result instanceof BoardResult.Done)).hasSize(1);
    assertThat(results.stream().filter(result -> result instanceof BoardResult.Overtaken)).hasSize(499);

    clock().move(Duration.ofSeconds(1));
    // The same with taking it back, and with beginning one: there is one of it.
    var change = board.look(editor, java.time.YearMonth.of(2026, 3)).lastChange().id();
    assertThat(all(() -> board.undo(editor, change)).stream().filter(result -> result instanceof BoardResult.Done)).hasSize(1);
    assertThat(all(() -> board.begin(editor, to, "").result()).stream().filter(result -> result instanceof BoardResult.Done)).hasSize(1);
    assertThat(bean(JdbcClient.class).sql("select count(*) from newsroom.story where headline = 'Quiz'").query(Long.class).single()).isEqualTo(1);
  }

  private static List<BoardResult> all(Callable<BoardResult> press) throws Exception {
    var results = new ArrayList<BoardResult>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var done : threads.invokeAll(java.util.Collections.nCopies(500, press))) {
        results.add(done.get());
      }
    }
    return results;
  }

  /// What stands in the month's edition is on the board, too, for those who may see it.
  @Test
  void showsWhatStandsInTheEdition() {
    as(alice).attach("bundle", "u.zip", "application/zip", dk.pip.testing.Bundles.smallOf("2026-05").zip()).post("/redaktion/udgaver");
    as(alice).get(BOARD + "/2026-05").says("1 historie mere står i udgaven").says("Åbn udgaven");
    as(charlie).get(BOARD + "/2026-05").saysNot("står i udgaven").saysNot("Åbn udgaven");
    var story = newest();
    place(alice, story, "2026-05");
    as(alice).get(BOARD + "/2026-05").saysNot("mere står i udgaven").says("I en udgave");
  }

  @Test
  void refusesWhatNobodyMeans() {
    var story = story(charlie, "Prøvet");
    for (var wrong : List.of("2026-13", "1999-12", "2026-03/x", "2026-03/", "\u0000", "2026-03/" + id(story))) {
      assertThat(place(alice, story, wrong).status()).as(wrong).isLessThan(500);
    }
    as(alice).get(BOARD).says("Uden måned Prøvet");
    as(alice).get(BOARD + "/2026-13").isNotFound();
    as(alice).get(BOARD + "/x").isNotFound();
    as(alice).fill("name", "Kl\u0000umme").fill("days", "3").fill("reminder", "1").post(BOARD + "/rubrikker");
    as(alice).get(BOARD).isOk();
  }

  @Test
  void isArrangedByPointerByKeyboardAndOnAPhone() {
    column("Klummen", person(agnes), "3", "1");
    var riddle = column("Gåden", person(charlie), "3", "1");
    column("Quiz", person(charlie), "3", "1");
    place(alice, story(charlie, "Alfa"), "2026-03");
    story(charlie, "Beta");
    as(alice).fill("seen", seen(MARCH, riddle)).fill("who", idOf(charlie)).post(MARCH + "/rubrikker/" + riddle + "/loefte");
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.WIDE, true);
      page.navigate(address() + BOARD);
      WebBrowser.signIn(page, alice);
      var columns = page.locator(".board-columns > li");
      var others = page.locator(".board-others li");

      clock().move(Duration.ofSeconds(1));
      // By the pointer: from the tray into the first column.
      drag(page, ".tray-story [data-handle]", ".board-columns > li >> nth=0");
      assertThat(columns.nth(0)).containsText("Beta");
      assertThat(page.locator("#said")).containsText("»Beta« står nu under marts, Klummen.");
      assertThat(page.locator(".tray-story")).hasCount(0);

      // By the keyboard: the focus stays with what is moved, and it is said aloud.
      others.first().locator("summary").focus();
      clock().move(Duration.ofSeconds(1));
      page.keyboard().press("Alt+ArrowUp"); // past what Charlie has promised
      assertThat(columns.nth(2)).containsText("Alfa");
      assertThat(columns.nth(2).locator(".board-more summary")).isFocused();
      assertThat(page.locator("#said")).containsText("»Alfa« står nu under marts, Quiz.");
      clock().move(Duration.ofSeconds(1));
      page.keyboard().press("Alt+ArrowDown");
      assertThat(others.first()).containsText("Alfa");
      clock().move(Duration.ofSeconds(1));
      page.keyboard().press("Alt+ArrowDown");
      assertThat(page.locator(".tray-story")).containsText("Alfa");

      // By the form, as whoever touches or hears the page does it.
      page.locator(".tray-story summary").click();
      clock().move(Duration.ofSeconds(1));
      page.locator(".tray-story select").selectOption("2026-04");
      page.locator(".tray-story form button").click();
      assertThat(page.locator(".board-aside section").nth(1)).containsText("Alfa");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fortryd").setExact(true)).click();
      assertThat(page.locator(".tray-story")).containsText("Alfa");

      // Nothing is done where it is let go of elsewhere.
      var handle = page.locator(".tray-story [data-handle]").boundingBox();
      page.mouse().move(handle.x + 3, handle.y + 3);
      page.mouse().down();
      page.mouse().move(handle.x - 200, 10);
      page.keyboard().press("Escape");
      page.mouse().up();
      assertThat(page.locator("#said")).containsText("Den bliver, hvor den er");

      assertThat(page.locator("#main").ariaSnapshot())
          .contains(
              "heading \"Marts 2026\" [level=1]",
              "region \"Faste rubrikker\"",
              "region \"Andre historier\"",
              "region \"Uden måned\"",
              "region \"April 2026\"",
              "button \"Fortryd\"",
              "Flyt : Beta");
      assertThat(WebBrowser.faults(page)).isEmpty();
      shot(page, "board-wide");
      page.locator("details").all().forEach(details -> details.evaluate("it => it.open = true"));
      assertThat(WebBrowser.axe(page)).isEmpty();
      for (var place : List.of(BOARD, BOARD + "?vis=liste", BOARD + "/rubrikker", BOARD + "/rubrikker/ny")) {
        page.navigate(address() + place);
        assertThat(WebBrowser.faults(page)).as(place).isEmpty();
        page.setViewportSize(320, 800);
        page.locator("details").all().forEach(details -> details.evaluate("it => it.open = true"));
        assertThat(WebBrowser.overflow(page)).as(place).isZero();
        shot(page, "board-" + place.replaceAll("\\W+", "-"));
        page.setViewportSize(WebBrowser.WIDE, 900);
      }

      // Somebody else changes it meanwhile: one is told, and nothing is done by mistake.
      page.navigate(address() + BOARD);
      var alfa = newestOf("Alfa");
      place(agnes, alfa, "2026-04");
      page.evaluate("document.dispatchEvent(new Event('pip-board:look'))");
      assertThat(page.locator("#news")).containsText("Agnes Dahl har ændret tavlen, siden du åbnede den.");
      page.locator(".tray-story summary").click();
      page.locator(".tray-story form button").click();
      assertThat(page.locator("#said")).containsText("Agnes Dahl har ændret det imens");
      assertThat(page.locator("#said")).isVisible();
    }
  }

  @Test
  void isArrangedByAFinger() {
    column("Klummen", person(agnes), "3", "1");
    column("Quiz", person(charlie), "3", "1");
    story(charlie, "Beta");
    for (var more : List.of("Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta")) {
      place(alice, story(charlie, more), "2026-03");
    }
    try (var browser = new WebBrowser()) {
      var page = browser.phone();
      page.navigate(address() + BOARD);
      WebBrowser.signIn(page, alice);
      var first = page.locator(".board-columns > li").first();
      var finger = new Finger(page);

      // A swipe scrolls and drags nothing.
      finger.on(".board-others .row-title").to(200, 700).to(200, 250).lift();
      page.waitForFunction("() => window.scrollY > 0");
      assertThat(page.locator(".is-dragging, .is-dragged")).hasCount(0);
      assertThat(page.locator(".board-others li")).hasCount(6);

      // From the tray, far below, up into the first column, and out of it again.
      clock().move(Duration.ofSeconds(1));
      finger.on(".tray-story [data-handle]").to(".board-columns > li", 0.5, () -> isMarked(page, ".board-columns > li")).lift();
      assertThat(page.locator("#said")).containsText("»Beta« står nu under marts, Klummen.");
      assertThat(first).containsText("Beta");
      clock().move(Duration.ofSeconds(1));
      finger.on(".board-columns [data-handle]").to(".board-others", 0.5, () -> isMarked(page, ".board-others")).lift();
      assertThat(page.locator("#said")).containsText("»Beta« står nu under marts, andre historier.");
      assertThat(first).not().containsText("Beta");

      finger.on(".board-others [data-handle]").to(".board-columns > li", 0.5, () -> isMarked(page, ".board-columns > li")).lose();
      assertThat(page.locator("#said")).containsText("Den bliver, hvor den er");
      assertThat(page.locator(".is-dragging, .is-dragged, .may-drop, .drop-here")).hasCount(0);
      shot(page, "board-finger");
    }
  }

  private static boolean isMarked(Page page, String place) {
    return page.locator(place).first().getAttribute("class").contains("drop-here");
  }

  @Test
  void worksWithoutScripts() {
    column("Klummen", "", "3", "1");
    story(charlie, "Uden scripts");
    try (var browser = new WebBrowser()) {
      var page = browser.window(WebBrowser.PHONE, false);
      page.navigate(address() + BOARD);
      WebBrowser.signIn(page, alice);
      page.locator(".tray-story summary").press("Enter");
      page.locator(".tray-story select").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("marts, Klummen"));
      page.locator(".tray-story form button").press("Enter");
      assertThat(page.locator(".board-columns > li")).containsText("Uden scripts");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fortryd").setExact(true)).press("Enter");
      assertThat(page.locator(".tray-story")).containsText("Uden scripts");
    }
  }

  private static void drag(Page page, String handle, String target) {
    var from = page.locator(handle).first().boundingBox();
    page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
    page.mouse().down();
    var to = page.locator(target).boundingBox();
    page.mouse().move(to.x + to.width / 2, to.y + to.height / 2);
    page.locator(".drop-here").waitFor();
    page.mouse().up();
  }

  private static void shot(Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + ".png"));
    }
  }

  private static Element row(Answer page, String name) {
    return page.page().select("[data-item]").stream().filter(row -> row.attr("data-name").equals(name)).findFirst().orElseThrow();
  }

  /// Presses a button of a row, with what its form holds.
  private static Answer press(Element row, String button) {
    clock().move(Duration.ofSeconds(1));
    var pressed = row.select("button").stream().filter(it -> it.text().startsWith(button)).findFirst().orElseThrow();
    var form = Objects.requireNonNull(pressed.closest("form"));
    var client = as(alice);
    form.select("input[type=hidden]").stream().filter(it -> !it.attr("name").equals("_csrf")).forEach(it -> client.fill(it.attr("name"), it.val()));
    if (pressed.hasAttr("name")) {
      client.fill(pressed.attr("name"), pressed.val());
    }
    return client.post(form.attr("action"));
  }

  private static void undo(String month) {
    undoBy(month, "");
  }

  private static void undoBy(String month, String said) {
    clock().move(Duration.ofSeconds(1));
    var page = as(alice).get(month).says(said).page();
    as(alice).fill("shown", month.substring(BOARD.length() + 1)).post(page.selectFirst(".undo").attr("action"));
  }

  /// What a page of theirs says of a column, where there is anything.
  private static String seen(Person who, String month, String column) {
    var page = as(who).get(month).page();
    return page.select("form[action^='" + month + "/rubrikker/" + column + "']").stream().map(form -> form.select("[name=seen]").val()).findFirst().orElse("");
  }

  private static String seen(String month, String column) {
    return seen(alice, month, column);
  }

  private static String seenOf(Person who, String month, String story) {
    return as(who).get(month).page().select("form[action$='" + id(story) + "/plads'] [name=seen]").val();
  }

  private static Answer place(Person who, String story, String to) {
    clock().move(Duration.ofSeconds(1));
    var seen = "";
    for (var month : List.of(MARCH, APRIL)) {
      seen = seen.isEmpty() ? seenOf(who, month, story) : seen;
    }
    return as(who).fill("to", to).fill("seen", seen).fill("shown", "2026-03").post(BOARD + "/historier/" + id(story) + "/plads");
  }

  private static String column(String name, String owner, String days, String reminder) {
    as(alice).fill("name", name).fill("owner", owner).fill("days", days).fill("reminder", reminder).post(BOARD + "/rubrikker").redirectsTo(BOARD + "/rubrikker");
    return bean(FixedColumns.class).list().stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow().id().value().toString();
  }

  private static String unit(String name, Person contact) {
    var words = new Unit.Words(Unit.Kind.WORKPLACE, name, null, account(contact).id(), "");
    return ((UnitChange.Done) bean(Units.class).add(staff(agnes), words)).id().value().toString();
  }

  private static String story(Person by, String headline) {
    clock().move(Duration.ofSeconds(1));
    return as(by).fill("headline", headline).post(STORIES).location();
  }

  private static String newest() {
    return STORIES + "/" + bean(JdbcClient.class).sql("select id::text from newsroom.story order by made_at desc, id desc limit 1").query(String.class).single();
  }

  private static String newestOf(String headline) {
    return STORIES + "/" + bean(JdbcClient.class).sql("select id::text from newsroom.story where headline = :headline").param("headline", headline).query(String.class).single();
  }

  private static String id(String story) {
    return story.replaceFirst(".*/", "");
  }

  private static String idOf(Person person) {
    return account(person).id().value().toString();
  }

  private static String person(Person person) {
    return "person " + idOf(person);
  }

  private static Account account(Person person) {
    return bean(People.class).list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().orElseThrow();
  }

  private static Staff staff(Person person) {
    StaffId id = account(person).id();
    return bean(People.class).find(id).orElseThrow();
  }
}
