package dk.pip.outcome;

import dk.pip.editions.EditionSummary;
import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.readers.Movement;
import dk.pip.returns.Returned;
import java.time.LocalDate;
import java.util.List;

/// What came of an edition.
///
/// @param mails of its mailings, the newest first
/// @param answers of readers to its mails, the newest first; [Outcomes#MOST_ANSWERS] at most
/// @param answered how many answers there are in all
/// @param unseen how many of them nobody has seen to
/// @param day in Denmark, on which its first mail went out; else that on which it came out
/// @param thatDay readers who came and left on that day
/// @param weekAfter the same for the seven days behind it, as far as they have passed
public record EditionOutcome(
    EditionSummary edition, List<Sent> mails, List<Returned> answers, long answered, long unseen, LocalDate day, Movement thatDay, Movement weekAfter) {

  /// @param totals zero before it has begun
  public record Sent(Mailing mailing, DeliveryTotals totals) {}
}
