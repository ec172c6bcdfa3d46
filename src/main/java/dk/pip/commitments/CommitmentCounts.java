package dk.pip.commitments;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many there are of each state. Every promise is in one, so that they add up to all.
///
/// @param since the first day on which one of them was promised; null where there are none
public record CommitmentCounts(Map<CommitmentState, Integer> numbers, @Nullable LocalDate since) {
  public CommitmentCounts {
    numbers = numbers.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(numbers));
  }

  public int of(CommitmentState state) {
    return numbers.getOrDefault(state, 0);
  }

  public int all() {
    return numbers.values().stream().mapToInt(Integer::intValue).sum();
  }

  public int open() {
    return CommitmentState.OPEN.stream().mapToInt(this::of).sum();
  }
}
