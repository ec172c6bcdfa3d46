package dk.pip.council;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The minutes of a day.
///
/// @param link the number in the link by which the chair signs
/// @param signature null where they aren't signed
/// @param publishedAt null where they aren't out
public record CouncilMinutes(
    CouncilDayId day, String intro, List<MinutesLine> lines, long link, @Nullable Signature signature, @Nullable Instant publishedAt) {
  public CouncilMinutes {
    lines = List.copyOf(lines);
  }

  /// @param hash SHA-256 of what was signed, in hexadecimal
  /// @param seal of the installation's key over hash, name and time
  public record Signature(String name, Way way, Instant at, String hash, String seal) {}

  /// How somebody signed.
  public enum Way {
    STAFF,
    LINK
  }

  /// What is read and signed.
  public List<MinutesLine> shown() {
    return lines.stream().filter(it -> !it.leftOut()).toList();
  }
}
