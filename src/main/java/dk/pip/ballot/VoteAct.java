package dk.pip.ballot;

import java.util.List;

/// What came of something that was done to a vote.
public sealed interface VoteAct {
  /// @param vote as it is now
  record Done(Vote vote) implements VoteAct {}

  record Refused(List<VoteFault> faults) implements VoteAct {
    public Refused {
      faults = List.copyOf(faults);
    }

    static Refused of(VoteFault fault) {
      return new Refused(List.of(fault));
    }
  }
}
