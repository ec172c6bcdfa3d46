package dk.pip.commitments;

import java.util.Locale;

/// The promises of one year, place, workplace or kind of source.
///
/// @param key as in a query: `2026`, `soetorvet`, the id of a unit, the name of a kind
/// @param name as it was written where it is a place; else empty
public record CommitmentGroup(String key, String name, CommitmentCounts counts) {
  public enum Kind {
    YEAR,
    PLACE,
    UNIT,
    SOURCE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
