package dk.pip.editions;

import dk.pip.people.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether an edition may come out as far as colleagues are concerned.
///
/// @param isNeeded whether somebody must approve it who did not make its last change
/// @param given null where nobody has approved the draft as it is now
/// @param madeBy whoever made the last change, and so can't approve it; null where that isn't known
public record Approval(boolean isNeeded, @Nullable Given given, @Nullable StaffId madeBy) {
  /// @param name as it was then
  public record Given(StaffId by, String name, Instant at) {}

  public boolean isMissing() {
    return isNeeded && given == null;
  }

  public boolean isFor(StaffId person) {
    return !person.equals(madeBy);
  }
}
