package dk.pip.newsroom;

import dk.pip.people.StaffId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;

/// Something that was done to the month board.
///
/// @param about what it was done to, as it was called then
/// @param from the month that it was taken from
/// @param to the month that it came to; the same where it stayed
public record BoardChange(BoardChangeId id, Kind kind, String about, YearMonth from, YearMonth to, Instant at, StaffId by) {
  public enum Kind {
    PLACED,
    MOVED,
    TAKEN_OFF,
    DROPPED,
    PROMISED,
    LET_GO,
    SKIPPED,
    UNSKIPPED,
    BEGUN;

    /// The end of its key in the catalogue.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
