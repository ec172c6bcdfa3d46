package dk.pip.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A template in a year or a term, with real dates.
///
/// @param name without the year: `Institutionsaftaler`
/// @param steps as the template had them when the wheel was made; what becomes of the template later doesn't change it
/// @param closedAt since when nobody is asked about it any more
public record Wheel(WheelId id, String name, DialogueLevel level, int firstYear, int years, List<WheelStep> steps, Map<WheelKey, WheelMove> moves, @Nullable Instant closedAt) {
  public Wheel {
    steps = List.copyOf(steps);
    moves = Map.copyOf(moves);
  }

  public List<WheelDay> days() {
    return WheelDays.of(steps, firstYear, years, moves);
  }

  public Optional<WheelDay> day(WheelKey key) {
    return days().stream().filter(it -> it.key().equals(key)).findFirst();
  }

  public boolean isClosed() {
    return closedAt != null;
  }

  public LocalDate from() {
    return LocalDate.of(firstYear, 1, 1);
  }

  public LocalDate until() {
    return LocalDate.of(firstYear + years - 1, 12, 31);
  }

  /// `2027`, or `2026–2029`.
  public String term() {
    return years == 1 ? Integer.toString(firstYear) : firstYear + "–" + (firstYear + years - 1);
  }

  /// `Institutionsaftaler 2027`.
  public String title() {
    return name + " " + term();
  }
}
