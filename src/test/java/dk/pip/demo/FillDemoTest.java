package dk.pip.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailings;
import dk.pip.newsroom.BoardItem;
import dk.pip.newsroom.BoardItem.Stage;
import dk.pip.newsroom.MonthBoard;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.shared.Role;
import dk.pip.testing.OtherServer;
import java.util.List;
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
      assertThat(jdbc.sql("select count(*) from editions.edition").query(Long.class).single()).isEqualTo(4);
      assertThat(jdbc.sql("select count(*) from editions.publication").query(Long.class).single()).isEqualTo(3);
      assertThat(demo.bean(Readers.class).lists())
          .extracting(ReaderList::slug)
          .containsExactlyInAnyOrder("medarbejdere", "borgere", "foraeldre-og-skoler", "kultur-i-ellebaek");
      assertThat(demo.bean(Mailings.class).list())
          .extracting(Mailing::state)
          .containsExactly(Mailing.State.APPROVED, Mailing.State.FINISHED);
      assertThat(jdbc.sql("select count(*) from returns.message").query(Long.class).single()).isGreaterThanOrEqualTo(3);
      assertThat(jdbc.sql("select distinct state from newsroom.story").query(String.class).list())
          .containsExactlyInAnyOrder("IDEA", "DRAFT", "SUBMITTED", "APPROVED", "PLACED", "PUBLISHED", "DROPPED");
      assertThat(jdbc.sql("select count(*) from newsroom.note").query(Long.class).single()).isEqualTo(2);
      var people = demo.bean(People.class);
      var per = people.list().stream().filter(account -> account.role() == Role.EDITOR).map(Account::id).findFirst().flatMap(people::find).orElseThrow();
      var board = demo.bean(MonthBoard.class).look(per, null);
      assertThat(board.month().columns()).extracting(BoardItem::stage).containsExactly(Stage.PROMISED, Stage.BEGUN, Stage.EMPTY, Stage.PROMISED, Stage.SKIPPED);
      assertThat(board.month().items()).filteredOn(BoardItem::isLate).extracting(BoardItem::name).contains("Quiz");
      assertThat(board.left()).extracting(BoardItem::name).containsExactly("Hvorfor er broen lukket?");
    }
  }
}
