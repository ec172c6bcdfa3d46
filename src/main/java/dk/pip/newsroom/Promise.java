package dk.pip.newsroom;

import dk.pip.editions.StoryId;
import dk.pip.people.StaffId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is promised for a month.
///
/// @param stamp another after each change; whoever changes it says which one they saw
/// @param firstMonth the month that it was promised for at first
/// @param column null for a story among the others
/// @param story null as long as there is none
/// @param by who has promised it; null where that is whoever writes the story, or nobody
/// @param due until when; null for the column's deadline
/// @param isSkipped whether the column is left out that month
public record Promise(
    PromiseId id,
    UUID stamp,
    YearMonth month,
    YearMonth firstMonth,
    @Nullable ColumnId column,
    @Nullable StoryId story,
    @Nullable StaffId by,
    @Nullable LocalDate due,
    boolean isSkipped) {

  Promise movedTo(YearMonth otherMonth, @Nullable ColumnId otherColumn) {
    return new Promise(id, stamp, otherMonth, firstMonth, otherColumn, story, by, null, isSkipped);
  }
}
