package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class WorkItemByItemTest {
  private final List<Integer> done = new ArrayList<>();

  @Test
  void oneThatFailsKeepsNoOtherWaitingAndIsTold() {
    var failure = new DuplicateKeyException("2");

    assertThatThrownBy(() -> ItemByItem.forEach(List.of(1, 2, 3), number -> "Number " + number, number -> work(number, failure)))
        .isSameAs(failure);

    assertThat(done).containsExactly(1, 3);
  }

  @Test
  void stopsWhereTheDatabaseIsAway() {
    var away = new DataAccessResourceFailureException("away");

    assertThatThrownBy(() -> ItemByItem.forEach(List.of(1, 2, 3), number -> "Number " + number, number -> work(number, away)))
        .isSameAs(away);

    assertThat(done).containsExactly(1);
  }

  private void work(int number, RuntimeException failure) {
    if (number == 2) {
      throw failure;
    }
    done.add(number);
  }
}
