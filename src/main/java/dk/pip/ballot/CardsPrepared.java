package dk.pip.ballot;

import java.util.List;

/// What came of making cards. Their codes are known now and never again: the database has only what tells a right one from a wrong one.
public sealed interface CardsPrepared {
  /// @param codes in the order of a drawing by lot
  record Ready(Vote vote, List<CardCode> codes) implements CardsPrepared {
    public Ready {
      codes = List.copyOf(codes);
    }
  }

  record Refused(VoteFault fault) implements CardsPrepared {}
}
