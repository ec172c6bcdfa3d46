package dk.pip.council;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the minutes.
///
/// @param written as the day wrote it
/// @param mended as somebody put it; null where nobody has
public record MinutesLine(int number, @Nullable Instant at, String written, @Nullable String mended, boolean leftOut) {
  public String text() {
    return mended == null ? written : mended;
  }
}
