package dk.pip.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.ballot.BoardCheck;
import dk.pip.ballot.VoteOutcome;
import dk.pip.ballot.Votes;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDays;
import dk.pip.council.DayMinutes;
import dk.pip.council.DayResult;
import dk.pip.council.floor.Floor;
import dk.pip.council.floor.FloorAct;
import dk.pip.council.floor.FloorPhase;
import dk.pip.guides.Guides;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailings;
import dk.pip.newsroom.BoardItem;
import dk.pip.newsroom.BoardItem.Stage;
import dk.pip.newsroom.MonthBoard;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.testing.OtherServer;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FillDemoTest {
  private record Step(String name, List<String> needs) implements DemoStep {
    static Step of(String name, String... needs) {
      return new Step(name, List.of(needs));
    }

    @Override
    public void fill(DemoFilling filling) {}
  }

  @Test
  void takesTheStepsOfTheModulesAfterThoseThatTheyNeed() {
    var steps = List.of(Step.of("returns", "mailing"), Step.of("mailing", "readers", "editions"), Step.of("readers"), Step.of("editions"));

    assertThat(Demo.inOrder(List.copyOf(steps))).extracting(DemoStep::name).containsExactly("editions", "readers", "mailing", "returns");
    assertThatThrownBy(() -> Demo.inOrder(List.of(Step.of("a", "b"), Step.of("b", "a")))).hasMessageContaining("wait for one another");
    assertThatThrownBy(() -> Demo.inOrder(List.of(Step.of("a", "nobody")))).hasMessageContaining("nobody");
  }

  @Test
  void showsSomethingOfEverything() {
    try (var demo = OtherServer.startFilled()) {
      var jdbc = demo.bean(JdbcClient.class);
      assertThat(jdbc.sql("select count(*) from editions.edition where kind = 'MONTHLY'").query(Long.class).single()).isEqualTo(4);
      assertThat(jdbc.sql("select count(*) from editions.publication").query(Long.class).single()).isEqualTo(5);
      assertThat(jdbc.sql("select count(*) from editions.schedule s join editions.edition e on e.id = s.edition_id where e.kind = 'SINGLE'").query(Long.class).single()).isEqualTo(1);
      assertThat(demo.bean(Readers.class).lists())
          .extracting(ReaderList::slug)
          .containsExactlyInAnyOrder("medarbejdere", "borgere", "foraeldre-og-skoler", "kultur-i-ellebaek");
      assertThat(demo.bean(Mailings.class).list())
          .extracting(Mailing::state)
          .containsExactly(Mailing.State.APPROVED, Mailing.State.FINISHED);
      assertThat(jdbc.sql("select count(*) from returns.message").query(Long.class).single()).isGreaterThanOrEqualTo(3);
      assertThat(jdbc.sql("select distinct state from newsroom.story").query(String.class).list())
          .containsExactlyInAnyOrder("IDEA", "DRAFT", "SUBMITTED", "APPROVED", "PLACED", "PUBLISHED", "DROPPED");
      assertThat(jdbc.sql("select count(*) from newsroom.note").query(Long.class).single()).as("and that of a tip").isEqualTo(3);
      assertThat(jdbc.sql("select distinct state from tips.tip").query(String.class).list())
          .containsExactlyInAnyOrder("NEW", "ASSIGNED", "ANSWERED", "STORY", "DECLINED", "SPAM", "MERGED");
      assertThat(jdbc.sql("select count(*) from guides.publication").query(Long.class).single()).isEqualTo(13);
      assertThat(jdbc.sql("select path from guides.old_address").query(String.class).list()).containsExactly("organisation/aarshjul-for-dialogerne");
      assertThat(demo.bean(Guides.class).overdue()).isEqualTo(1);
      var people = demo.bean(People.class);
      var per = people.list().stream().filter(account -> account.role() == Role.EDITOR).map(Account::id).findFirst().flatMap(people::find).orElseThrow();
      var board = demo.bean(MonthBoard.class).look(per, null);
      assertThat(board.month().columns()).extracting(BoardItem::stage).containsExactly(Stage.PROMISED, Stage.BEGUN, Stage.EMPTY, Stage.PROMISED, Stage.SKIPPED);
      assertThat(board.month().items()).filteredOn(BoardItem::isLate).extracting(BoardItem::name).contains("Quiz");
      assertThat(board.left()).extracting(BoardItem::name).containsExactly("Hvorfor er broen lukket?");
      isInTheMiddleOfItsDebate(demo);
      canBeCountedAgain(demo);
    }
  }

  private static void isInTheMiddleOfItsDebate(OtherServer demo) {
    var clock = demo.bean(Clock.class);
    var days = demo.bean(CouncilDays.class);
    var day = days.all().stream().filter(each -> each.state() == CouncilDay.State.RUNNING).findFirst().orElseThrow();
    var floor = demo.bean(Floor.class);
    var state = floor.state(day.id());
    assertThat(state.phase()).isEqualTo(FloorPhase.DEBATE);
    assertThat(state.speech()).isNotNull();
    assertThat(state.row()).hasSize(3);
    assertThat(state.openMotions()).singleElement().satisfies(motion -> assertThat(motion.waitsFor()).hasSize(1));
    assertThat(floor.acts(day.id()))
        .allSatisfy(act -> assertThat(act.counts()).isTrue())
        .allSatisfy(act -> assertThat(act.at()).isBetween(Dates.instant(day.plan().date().atTime(day.plan().begins())), clock.instant()))
        .isSortedAccordingTo(Comparator.comparing(FloorAct::at));
  }

  private static void canBeCountedAgain(OtherServer demo) {
    var day = demo.bean(CouncilDays.class).all().stream().filter(each -> each.state() == CouncilDay.State.HELD).findFirst().orElseThrow();
    var votes = demo.bean(Votes.class);
    var vote = votes.get(Objects.requireNonNull(day.vote()));
    var result = Objects.requireNonNull(day.result());
    var outcome = votes.outcome(vote.id()).orElseThrow();
    assertThat(result.boardPath()).isEqualTo(vote.path());
    assertThat(List.of(outcome.cast(), (long) outcome.ballots(), (long) outcome.paper())).containsExactly(212L, 72L, 140L);
    assertThat(outcome.granted()).extracting(VoteOutcome.Granted::kroner).containsExactlyInAnyOrderElementsOf(result.grants().stream().map(DayResult.Grant::kroner).toList());
    var board = votes.board(vote.id()).orElseThrow().file();
    assertThat(BoardCheck.check(board, result.boardHash(), null).orElseThrow().holds()).isTrue();
    assertThat(votes.steps(vote.id())).filteredOn(step -> !step.act().equals("approved")).allSatisfy(step -> assertThat(Dates.local(step.at()).toLocalDate()).isBeforeOrEqualTo(day.plan().date()));
    var minutes = demo.bean(DayMinutes.class);
    assertThat(minutes.holds(day, minutes.published(day.id()).orElseThrow())).isTrue();
  }
}
