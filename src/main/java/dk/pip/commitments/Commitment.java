package dk.pip.commitments;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A promise, as it stands now.
///
/// @param slug the end of its address
/// @param step the number of its latest step
/// @param endedOn the day on which it was kept or dropped; null while it is open
public record Commitment(
    CommitmentId id,
    String slug,
    CommitmentAudience audience,
    CommitmentSource source,
    LocalDate promisedOn,
    Instant madeAt,
    CommitmentTerms terms,
    CommitmentState state,
    int step,
    Instant steppedAt,
    String placeSlug,
    @Nullable LocalDate endedOn) {
  public static final String PUBLIC_FOLDER = "/loefter/";
  public static final String STAFF_FOLDER = "/medarbejder/loefter/";

  public boolean isOpen() {
    return !state.isEnd();
  }

  /// Where readers find it: for all, or for staff. Null where it is the parties’ alone.
  public @Nullable String path() {
    return switch (audience) {
      case PUBLIC -> PUBLIC_FOLDER + slug;
      case STAFF -> STAFF_FOLDER + slug;
      case PARTIES -> null;
    };
  }
}
