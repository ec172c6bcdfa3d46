package dk.pip.incoming;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail that no module has taken, and that is kept for a person to look at.
///
/// @param size in bytes, as it came
public record Unclaimed(
    long id,
    Instant arrivedAt,
    boolean forTips,
    long size,
    String sender,
    String subject,
    Why why,
    @Nullable Instant seenAt,
    @Nullable String seenBy) {

  /// Why nobody has taken it.
  public enum Why {
    /// It is nobody's: an advertisement, a newsletter, something that can't be read.
    NOBODY,
    /// It is larger than what is read of a mail.
    LARGE,
    /// Something went wrong when it was taken, time after time.
    TROUBLE;

    /// As it is written in the database and in keys of the catalogue.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Why of(String word) {
      return Arrays.stream(values()).filter(why -> why.word().equals(word)).findFirst().orElse(NOBODY);
    }
  }

  /// Says nothing about who wrote it, as logs may have it.
  @Override
  public String toString() {
    return "Unclaimed[" + id + "]";
  }
}
