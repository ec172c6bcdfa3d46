package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.PipTest;
import dk.pip.testing.StoppedClock;
import dk.pip.testing.WebBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A month that has an edition for everybody and one for staff, on the board.
class PlanTwoEditionsTest extends PipTest {
  private static final String BOARD = "/redaktion/maaned";
  private static final String MARCH = BOARD + "/2026-03";
  private static final String STORIES = "/redaktion/historier";
  private static final String EDITIONS = "/redaktion/udgaver";

  @BeforeEach
  void empty() {
    clock().set(StoppedClock.START);
    var jdbc = bean(JdbcClient.class);
    for (var table : List.of("newsroom.board_change", "newsroom.promise", "newsroom.fixed_column", "newsroom.edition_day", "newsroom.story")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("truncate editions.edition cascade").update();
  }

  @Test
  void asksForNoEditionWhereThereIsOneAMonth() {
    begun("2026-03", "PUBLIC");
    begun("2026-04", "PUBLIC");
    as(alice).get(BOARD + "/rubrikker/ny").isOk().saysNot("Hvilken udgave er den til?");
    column("Klummen", "");
    place(story("Sære svaner"), "2026-03");
    var page = as(alice).get(MARCH).says("Åbn udgaven").says("Klummen Ingen historie endnu").says("0 af 2 er kommet");
    page.saysNot("Den offentlige udgave").saysNot("Medarbejdernes udgave");
    as(alice).get(MARCH + "?vis=liste").saysNot("Den offentlige udgave");
    as(alice).get(BOARD + "/rubrikker").saysNot("Den offentlige udgave");
  }

  @Test
  void saysForWhichOfTwoEverythingIs() {
    var open = begun("2026-03", "PUBLIC");
    var staff = begun("2026-03", "STAFF");
    as(alice).get(BOARD + "/rubrikker/ny").says("Hvilken udgave er den til?");
    column("Klummen", "PUBLIC");
    column("Personalenyt", "STAFF");
    as(alice).get(BOARD + "/rubrikker").says("Personalenyt Medarbejdernes udgave · ");

    place(story("Til alle"), "2026-03");
    var inHouse = story("Kun for os");
    as(alice).fill("audience", "STAFF").post(inHouse + "/opgave");
    place(inHouse, "2026-03");
    var placed = approved("Godkendt til begge");
    place(placed, "2026-03");
    var page =
        as(alice)
            .get(MARCH)
            .says("Klummen · Den offentlige udgave Ingen historie endnu")
            .says("Personalenyt · Medarbejdernes udgave Ingen historie endnu")
            .says("Den offentlige udgave Til alle")
            .says("Medarbejdernes udgave Kun for os")
            .says("Den offentlige udgave Godkendt til begge")
            .says("Den offentlige udgave: Udkommer nok mandag 16. marts, hvis det bliver som sidst. 1 af 3 er kommet")
            .says("Medarbejdernes udgave: Udkommer nok mandag 16. marts, hvis det bliver som sidst. 0 af 2 er kommet");
    assertThat(page.page().select(".board-editions a").eachAttr("href")).containsExactly(open, staff);
    page.saysNot("Åbn udgaven");

    // It follows where it is put.
    into(staff, placed);
    as(alice).get(MARCH).says("Medarbejdernes udgave Godkendt til begge");
    into(open, placed);
    as(alice).get(MARCH).says("Begge udgaver Godkendt til begge");
    as(alice).get(MARCH + "?vis=liste").says("Begge udgaver").says("Udgave Hvor langt");
    as(charlie).get(MARCH).isOk().saysNot("Kun for os");

    // What is begun for staff is for staff.
    var column = as(alice).get(MARCH).page().selectFirst("[data-name=Personalenyt] form[action$=historie]");
    var begun = as(alice).fill("seen", "").post(column.attr("action")).location();
    assertThat(as(alice).get(begun).page().select("#audience-staff[checked]")).hasSize(1);
    as(alice).get(MARCH).says("Personalenyt · Medarbejdernes udgave Personalenyt");
    look();
  }

  @Test
  void goesOnWithTheOneWhenTheOtherIsOut() {
    var open = begun("2026-03", "PUBLIC");
    begun("2026-03", "STAFF");
    column("Klummen", "PUBLIC");
    column("Personalenyt", "STAFF");
    into(open, approved("Godkendt til alle"));
    place(story("Kom aldrig"), "2026-03");
    as(alice).fill("when", "now").post(open + "/udgivelse").redirectsTo(open);
    clock().move(Duration.ofDays(1));

    var page = as(alice).get(BOARD).says("Marts 2026");
    page
        .says("Den offentlige udgave: Udkom tirsdag 10. marts")
        .says("Medarbejdernes udgave: Udkommer nok mandag 16. marts")
        .says("Personalenyt · Medarbejdernes udgave Ingen historie endnu Ingen står for den")
        .says("Den offentlige udgave Kom aldrig Kladde · Dig · Skulle være kommet");
    assertThat(page.page().select(".board-columns").text()).contains("Personalenyt").doesNotContain("Klummen");
    // The day that editors say is that of the one that isn't out.
    as(alice).fill("day", "2026-03-27").post(MARCH + "/dag");
    as(alice).get(MARCH).says("Den offentlige udgave: Udkom tirsdag 10. marts").says("Medarbejdernes udgave: Udkommer fredag 27. marts");
  }

  private static String begun(String month, String audience) {
    return as(alice).fill("month", month).fill("audience", audience).fill("title", month + " er her").fill("skeleton", "none").post(EDITIONS + "/begynd").location();
  }

  private static void column(String name, String audience) {
    as(alice).fill("name", name).fill("audience", audience).fill("days", "3").fill("reminder", "1").post(BOARD + "/rubrikker").redirectsTo(BOARD + "/rubrikker");
  }

  private static String story(String headline) {
    clock().move(Duration.ofSeconds(1));
    return as(alice).fill("headline", headline).post(STORIES).location();
  }

  private static String approved(String headline) {
    var story = story(headline);
    as(alice).fill("revision", "1").fill("headline", headline).fill("body", "En kort tekst, som alle kan læse på et halvt minut.").post(story);
    as(alice).post(story + "/godkendelse").redirectsTo(story);
    return story;
  }

  private static void place(String story, String month) {
    clock().move(Duration.ofSeconds(1));
    as(alice).fill("to", month).fill("seen", "").fill("shown", month).post(BOARD + "/historier/" + id(story) + "/plads").redirectsTo(MARCH);
  }

  private static void into(String desk, String story) {
    var revision = as(alice).get(desk).page().select("[name=revision]").first();
    as(alice).fill("revision", revision == null ? "1" : revision.val()).fill("story", id(story)).fill("full", "yes").post(desk + "/historier").redirectsTo(desk);
  }

  private static String id(String story) {
    return story.replaceFirst(".*/", "");
  }

  private static void look() {
    try (var browser = new WebBrowser()) {
      var page = browser.signedIn(alice, address() + MARCH);
      assertThat(WebBrowser.faults(page)).isEmpty();
      shot(page, "two-editions");
      page.setViewportSize(320, 800);
      assertThat(WebBrowser.overflow(page)).isZero();
      shot(page, "two-editions-phone");
      page.navigate(address() + MARCH + "?vis=liste");
      assertThat(WebBrowser.faults(page)).isEmpty();
      page.navigate(address() + BOARD + "/rubrikker/ny");
      assertThat(WebBrowser.faults(page)).isEmpty();
    }
  }

  private static void shot(com.microsoft.playwright.Page page, String name) {
    var folder = System.getProperty("pip.look");
    if (folder != null) {
      WebBrowser.shot(page, Path.of(folder, name + ".png"));
    }
  }
}
