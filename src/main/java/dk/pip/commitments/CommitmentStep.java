package dk.pip.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that became of a promise. It never changes.
///
/// @param number from 1, without gaps
/// @param state as it is after it
/// @param said what was reported; another than the state where the promise had ended in the meantime
/// @param terms as they are after it
/// @param why the words that readers see
/// @param day that it is about
/// @param at when it was written
public record CommitmentStep(
    CommitmentId commitment,
    int number,
    Act act,
    CommitmentState state,
    @Nullable CommitmentState said,
    CommitmentAudience audience,
    CommitmentTerms terms,
    String why,
    By by,
    LocalDate day,
    Instant at,
    @Nullable CommitmentPicture picture) {
  public enum Act {
    MADE,
    REPORTED,
    /// Said when it had ended in the meantime: it stands beside the end, and changes nothing.
    REMARKED,
    /// The newsroom changed what is promised.
    TERMS,
    HANDED_OVER,
    WIDENED,
    /// It goes on after its end.
    TAKEN_UP,
    /// Whoever reported last said that it was a mistake.
    UNDONE,
    /// The program noticed that the date had passed.
    DATE_PASSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
