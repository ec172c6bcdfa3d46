package dk.pip.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.newsroom.MonthBoard.Place;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.testing.Bundles;
import dk.pip.testing.Cast;
import dk.pip.testing.OtherServer;
import dk.pip.testing.Person;
import dk.pip.testing.StoppedClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Everybody's start says what waits for them of the coming edition, the oldest first, and leads to where it is done.
class SeeWhatWaitsTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  @Test
  void tellsOfPromisesAndDeadlines() {
    try (var pip = OtherServer.start(Map.of(), true, new StoppedClock())) {
      var board = pip.bean(MonthBoard.class);
      var newsroom = pip.bean(Newsroom.class);
      board.comesOut(MARCH, LocalDate.of(2026, 3, 16));
      var late = column(pip, "Quiz", Cast.CHARLIE, 5);
      column(pip, "Gåden", Cast.CHARLIE, 3);
      column(pip, "Klummen", Cast.ALICE, 3);
      board.promise(staff(pip, Cast.CHARLIE), new Place(MARCH, late), "", null, null);
      var story = newsroom.begin(staff(pip, Cast.CHARLIE), "Sære svaner", false);
      board.place(staff(pip, Cast.ALICE), story, "", new Place(MARCH, null));
      var passed = newsroom.begin(staff(pip, Cast.CHARLIE), "Glemt", false);
      newsroom.assign(staff(pip, Cast.ALICE), passed, null, LocalDate.of(2026, 3, 4), Audience.PUBLIC);

      // Today is Tuesday 10: the quiz should have been there on Monday, the others are due tomorrow.
      assertThat(lines(pip, Cast.CHARLIE))
          .containsExactlyInAnyOrder(
              "Glemt Fristen er gået. Send den ind, når den er klar, eller sig til redaktionen, hvornår den kommer. · Frist onsdag 4. marts",
              "Gåden Din faste rubrik er tom. Begynd historien. · Frist onsdag 11. marts",
              "Sære svaner Fristen er nær. Send den ind, når den er klar. · Frist onsdag 11. marts",
              "Quiz Du har lovet den, og fristen er gået. Begynd historien, eller tag løftet tilbage. · Frist mandag 9. marts");
      assertThat(lines(pip, Cast.ALICE)).containsExactly("Klummen Din faste rubrik er tom. Begynd historien. · Frist onsdag 11. marts", "Quiz Charlie Krog er ikke kommet med den. Flyt den, eller opgiv den. · Frist mandag 9. marts");

      // Each leads to where it is done.
      var link = pip.as(Cast.ALICE).get("/redaktion").page().select(".row-title a").stream().filter(it -> it.text().equals("Quiz")).findFirst().orElseThrow().attr("href");
      assertThat(link).startsWith("/redaktion/maaned/2026-03#");
      assertThat(pip.as(Cast.ALICE).get("/redaktion/maaned/2026-03").page().getElementById(link.replaceFirst(".*#", "")).text()).contains("Flyt til april", "Opgiv");
      assertThat(pip.as(Cast.CHARLIE).get("/redaktion").page().select(".row-title a").eachAttr("href")).contains("/redaktion/historier/" + story.value());
    }
  }

  @Test
  void tellsTheOthersOfAnEditionThatWaitsForApproval() {
    try (var pip = OtherServer.start(Map.of("PIP_APPROVAL", "public"), false)) {
      var desk = pip.as(Cast.ALICE).attach("bundle", "u.zip", "application/zip", Bundles.smallOf("2034-01").zip()).post("/redaktion/udgaver").location();
      assertThat(lines(pip, Cast.ALICE)).noneMatch(line -> line.contains("godkender"));
      assertThat(lines(pip, Cast.CHARLIE)).noneMatch(line -> line.contains("godkender"));
      assertThat(lines(pip, Cast.AGNES)).anyMatch(line -> line.contains("Udgaven venter på, at du godkender den. Se den igennem."));
      assertThat(pip.as(Cast.AGNES).get("/redaktion").page().select(".row-title a").eachAttr("href")).contains(desk + "#checks");

      pip.as(Cast.AGNES).fill("revision", "1").post(desk + "/godkendelse");
      assertThat(lines(pip, Cast.AGNES)).noneMatch(line -> line.contains("godkender"));

      // What is not ready waits for nobody yet.
      pip.as(Cast.ALICE).fill("month", "2034-02").fill("title", "Februar").fill("skeleton", "none").post("/redaktion/udgaver/begynd");
      assertThat(lines(pip, Cast.AGNES)).noneMatch(line -> line.contains("Februar"));
    }
  }

  private static List<String> lines(OtherServer pip, Person who) {
    return pip.as(who).get("/redaktion").page().select("section[aria-labelledby=waiting] .row-text").eachText();
  }

  private static ColumnId column(OtherServer pip, String name, Person owner, int days) {
    var columns = pip.bean(FixedColumns.class);
    columns.add(new FixedColumn.Words(name, id(pip, owner), null, Audience.PUBLIC, days, 2));
    return columns.list().stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow().id();
  }

  private static StaffId id(OtherServer pip, Person person) {
    return pip.bean(People.class).list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().orElseThrow().id();
  }

  private static Staff staff(OtherServer pip, Person person) {
    return pip.bean(People.class).find(id(pip, person)).orElseThrow();
  }
}
