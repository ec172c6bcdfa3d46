package dk.pip.commitments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How it goes, as the owner says, or somebody on their behalf.
///
/// @param state any but [CommitmentState#MADE]
/// @param why what readers see; must be there for some states
/// @param due the new date: needed where it is late, and only taken there and where it is changed
/// @param sentence the new one where it is changed; null where it stays
/// @param day on which it happened; null for today. Staff alone may say another
/// @param seen the number of the step that whoever says so has seen last
public record CommitmentReport(
    CommitmentState state, String why, @Nullable LocalDate due, @Nullable String sentence, @Nullable LocalDate day, @Nullable SentPicture picture, int seen) {
  /// @param alt what is on it; empty where nobody says
  public record SentPicture(byte[] bytes, String alt) {}

  public static CommitmentReport of(CommitmentState state, String why, @Nullable LocalDate due, int seen) {
    return new CommitmentReport(state, why, due, null, null, null, seen);
  }

  public CommitmentReport on(LocalDate theDay) {
    return new CommitmentReport(state, why, due, sentence, theDay, picture, seen);
  }

  public CommitmentReport with(SentPicture one) {
    return new CommitmentReport(state, why, due, sentence, day, one, seen);
  }
}
