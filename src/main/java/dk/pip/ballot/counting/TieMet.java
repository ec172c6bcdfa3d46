package dk.pip.ballot.counting;

import java.util.List;

/// A place in a count where the ballots alone don't say how to go on, and what was done about it.
///
/// @param among who is equal, by key
/// @param about what they are equal in
/// @param chosen who went on, or out of the race in a run-off; empty where nobody was chosen, all where they share
public record TieMet(List<String> among, About about, Way way, List<String> chosen) {

  public enum About {
    WINNING,
    GOING_OUT,
    NEXT_PROJECT
  }

  public enum Way {
    REPORTED,
    SHARED,
    SECOND_ROUND,
    LOT,
    /// The order of a second round that has been held.
    HELD_ROUND
  }

  public TieMet {
    among = List.copyOf(among);
    chosen = List.copyOf(chosen);
  }
}
