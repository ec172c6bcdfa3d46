package dk.pip.commitments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a promise was given.
///
/// @param words as readers see it: »Elevbyrådsdagen 2025«; empty where the kind says it all
/// @param path of a page that says so, on this site; null where there is none
public record CommitmentSource(Kind kind, String words, @Nullable String path) {
  public enum Kind {
    TIP,
    STORY,
    COMMENT,
    DIALOGUE,
    AGREEMENT,
    COUNCIL_DAY,
    VOTE,
    DECISION,
    PARTNER,
    OTHER;

    /// What it is called in addresses.
    public String slug() {
      return switch (this) {
        case TIP -> "praj";
        case STORY -> "historie";
        case COMMENT -> "svar";
        case DIALOGUE -> "dialog";
        case AGREEMENT -> "aftale";
        case COUNCIL_DAY -> "byraadsdag";
        case VOTE -> "afstemning";
        case DECISION -> "beslutning";
        case PARTNER -> "samarbejde";
        case OTHER -> "andet";
      };
    }

    public static Optional<Kind> at(String slug) {
      return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
