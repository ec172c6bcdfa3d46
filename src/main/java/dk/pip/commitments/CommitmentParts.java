package dk.pip.commitments;

import java.util.List;

/// How many promises stand where: the years the newest first, all else with the most first.
public record CommitmentParts(List<Part> years, List<Part> places, List<Part> units, List<Part> sources) {
  /// So many places have their names; the rest what stands in their addresses.
  public static final int MOST_NAMED = 60;

  public CommitmentParts {
    years = List.copyOf(years);
    places = List.copyOf(places);
    units = List.copyOf(units);
    sources = List.copyOf(sources);
  }

  /// @param key as in a query: `2026`, `soetorvet`, the id of a unit, the name of a kind
  /// @param name as it was written where it is a place; else empty
  public record Part(String key, String name, int number) {}
}
