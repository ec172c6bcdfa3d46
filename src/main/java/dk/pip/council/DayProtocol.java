package dk.pip.council;

import dk.pip.shared.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done on a day, in words, for its minutes: a bean of whoever runs the day.
public interface DayProtocol {
  /// In the order in which it was done; what was taken back isn't there.
  List<Line> lines(CouncilDayId day, Language language);

  /// @param number of the act, never another's
  /// @param at null where the time says nothing
  /// @param words a sentence
  record Line(int number, @Nullable Instant at, String words) {}
}
