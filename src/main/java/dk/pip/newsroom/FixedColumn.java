package dk.pip.newsroom;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What every edition has a place for, such as the director's column or the quiz.
///
/// @param owner who answers for it; null where a unit does, or nobody
/// @param unit whose contact person answers for it
/// @param audience for whom the edition is that has it, in a month that has two
/// @param daysBefore how many working days ahead of the edition its deadline is
/// @param reminderDays how many working days ahead of the deadline its owner is reminded; 0 for never
/// @param fromMonth the first edition that has it
/// @param endedAt when it came to an end, if it has; what stood in it stays
public record FixedColumn(
    ColumnId id,
    String name,
    int position,
    @Nullable StaffId owner,
    @Nullable UnitId unit,
    Audience audience,
    int daysBefore,
    int reminderDays,
    YearMonth fromMonth,
    @Nullable Instant endedAt) {

  /// What is written of a column.
  public record Words(String name, @Nullable StaffId owner, @Nullable UnitId unit, Audience audience, int daysBefore, int reminderDays) {}

  public boolean hasEnded() {
    return endedAt != null;
  }
}
