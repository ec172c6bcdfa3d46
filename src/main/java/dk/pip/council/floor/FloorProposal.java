package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proposal as it stands on the floor.
///
/// @param owners the classes whose it is; several when it was merged
/// @param cost in kroner
/// @param lineage those that it was made of, in order; empty for one that a class came with
/// @param mergedInto what it has become part of; null else
/// @param supporters the other classes that have said that they back it
public record FloorProposal(
    ClassProposalId id,
    String title,
    long cost,
    List<DelegationId> owners,
    List<ClassProposalId> lineage,
    @Nullable ClassProposalId mergedInto,
    boolean withdrawn,
    List<DelegationId> supporters) {

  public FloorProposal {
    owners = List.copyOf(owners);
    lineage = List.copyOf(lineage);
    supporters = List.copyOf(supporters);
  }

  /// Whether one can vote for it.
  public boolean stands() {
    return mergedInto == null && !withdrawn;
  }

  FloorProposal amended(String newTitle, long newCost) {
    return new FloorProposal(id, newTitle, newCost, owners, lineage, mergedInto, withdrawn, supporters);
  }

  FloorProposal merged(ClassProposalId into) {
    return new FloorProposal(id, title, cost, owners, lineage, into, withdrawn, supporters);
  }

  FloorProposal taken() {
    return new FloorProposal(id, title, cost, owners, lineage, mergedInto, true, supporters);
  }

  FloorProposal supported(List<DelegationId> by) {
    return new FloorProposal(id, title, cost, owners, lineage, mergedInto, withdrawn, by);
  }
}
