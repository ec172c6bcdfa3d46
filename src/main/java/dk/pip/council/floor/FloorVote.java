package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A vote that was held on the floor: what stood in it, and what came of it.
///
/// @param vote the number that it has in the module of votes
/// @param outcome null until it is closed
public record FloorVote(UUID vote, List<ClassProposalId> options, Instant openedAt, @Nullable Outcome outcome) {
  public FloorVote {
    options = List.copyOf(options);
  }

  /// What a vote decided.
  ///
  /// @param grants who gets money, and how much; a tie that shares has several
  /// @param tied those between whom nothing was decided, so that a second round is needed; empty else
  /// @param hash of the public board; null where the vote was open
  public record Outcome(List<Grant> grants, List<ClassProposalId> tied, boolean shared, int ballots, @Nullable String hash) {
    public Outcome {
      grants = List.copyOf(grants);
      tied = List.copyOf(tied);
    }
  }

  /// Kroner for a proposal.
  public record Grant(ClassProposalId proposal, long kroner) {}

  public boolean isOpen() {
    return outcome == null;
  }
}
