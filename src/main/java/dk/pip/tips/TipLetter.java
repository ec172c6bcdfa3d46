package dk.pip.tips;

import dk.pip.people.StaffId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was written between the newsroom and whoever told the tip.
///
/// @param by null where the tipper wrote it, or the program
/// @param messageId of the mail that it stood in; null for none
public record TipLetter(UUID id, Kind kind, Instant at, @Nullable StaffId by, String text, @Nullable String messageId) {
  public enum Kind {
    THANKS,
    ANSWER,
    WRITING,
    DECLINED,
    PUBLISHED,
    /// From the tipper.
    ADDITION;

    /// The end of its key in the catalogue.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isFromTipper() {
    return kind == Kind.ADDITION;
  }

  @Override
  public String toString() {
    return "TipLetter[" + kind + "]";
  }
}
