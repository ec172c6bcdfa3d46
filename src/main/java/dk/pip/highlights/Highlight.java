package dk.pip.highlights;

import dk.pip.people.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that comes first for those whom it concerns. All others can read it too.
///
/// @param path where it stands, from the site's root
/// @param why what it means for them, in a sentence
/// @param mustRead whether each of them confirms that they have read it
/// @param until the last day
/// @param version raised when it has changed so much that all are to confirm it anew; what they confirmed is kept by it
public record Highlight(
    HighlightId id,
    String path,
    String title,
    String why,
    boolean mustRead,
    LocalDate until,
    Aim aim,
    int version,
    Instant madeAt,
    StaffId madeBy,
    @Nullable Instant endedAt) {

  public boolean isOn(LocalDate day) {
    return endedAt == null && !day.isAfter(until);
  }
}
