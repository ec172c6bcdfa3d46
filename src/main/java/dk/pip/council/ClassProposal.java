package dk.pip.council;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a class proposes, or what two of them became on the floor.
///
/// @param delegation null where it was made of others
/// @param number fixed before the lot is drawn, never used again
/// @param from what it was made of; empty for a class's own
/// @param granted kroner that it was given; null where nothing is decided
/// @param commitmentPath of the promise that came of it; null for none
public record ClassProposal(
    ClassProposalId id,
    CouncilDayId day,
    @Nullable DelegationId delegation,
    int number,
    String slug,
    ProposalText text,
    int revision,
    @Nullable Instant handedInAt,
    @Nullable Instant letGoAt,
    String note,
    @Nullable Long estimate,
    @Nullable Instant notedAt,
    String answer,
    @Nullable Instant answeredAt,
    @Nullable Instant withdrawnAt,
    @Nullable ClassProposalId mergedInto,
    List<ClassProposalId> from,
    @Nullable Long granted,
    @Nullable String commitmentPath) {
  public ClassProposal {
    from = List.copyOf(from);
  }

  public boolean isHandedIn() {
    return handedInAt != null;
  }

  public boolean isLetGo() {
    return letGoAt != null;
  }

  /// Whether it is still voted on.
  public boolean isStanding() {
    return handedInAt != null && withdrawnAt == null && mergedInto == null;
  }

  /// What is asked for: the staff's estimate where there is one, else what the class wrote.
  public long kroner() {
    var asked = text.cost();
    return estimate != null ? estimate : asked == null ? 0 : asked;
  }
}
