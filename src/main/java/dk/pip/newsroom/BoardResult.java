package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of a change to the month board.
public sealed interface BoardResult {
  record Done() implements BoardResult {}

  /// Somebody else has changed it since it was looked at; nothing was done.
  ///
  /// @param by null where that isn't known
  record Overtaken(@Nullable StaffId by, @Nullable Instant at) implements BoardResult {}

  /// The column has something else that month.
  ///
  /// @param has what it has
  record Taken(String column, String has) implements BoardResult {}

  /// That can't be done to it as it is now.
  record NotNow() implements BoardResult {}

  /// There is no such thing for them.
  record Gone() implements BoardResult {}
}
