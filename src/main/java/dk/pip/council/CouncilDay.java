package dk.pip.council;

import dk.pip.ballot.VoteId;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole day, as it is planned and as it went.
///
/// @param practice whether it is a rehearsal with invented classes
/// @param letGoAt when everybody was told of it; null where they aren't yet
/// @param last the day of the year before
/// @param proposals in running order: by lot where it is drawn, else by number; those made on the floor last
/// @param result null where nothing is decided
public record CouncilDay(
    CouncilDayId id,
    String slug,
    DayPlan plan,
    State state,
    boolean practice,
    DayLot lot,
    @Nullable Instant letGoAt,
    @Nullable CouncilDayId last,
    @Nullable VoteId vote,
    @Nullable DayResult result,
    int revision,
    List<Delegation> delegations,
    List<ClassProposal> proposals) {
  public static final String ADDRESS = "/elevbyraad/";

  public CouncilDay {
    delegations = List.copyOf(delegations);
    proposals = List.copyOf(proposals);
  }

  public enum State {
    PLANNED,
    RUNNING,
    HELD
  }

  public String path() {
    return ADDRESS + slug;
  }

  public String path(ClassProposal proposal) {
    return path() + "/forslag/" + proposal.slug();
  }

  public Delegation delegation(DelegationId id) {
    return findDelegation(id).orElseThrow(() -> new NoSuchElementException("No delegation " + id.value()));
  }

  public Optional<Delegation> findDelegation(@Nullable DelegationId id) {
    return delegations.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  public ClassProposal proposal(ClassProposalId id) {
    return findProposal(id).orElseThrow(() -> new NoSuchElementException("No proposal " + id.value()));
  }

  public Optional<ClassProposal> findProposal(@Nullable ClassProposalId id) {
    return proposals.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// The one that a class wrote.
  public Optional<ClassProposal> proposalOf(DelegationId delegation) {
    return proposals.stream().filter(it -> delegation.equals(it.delegation())).findFirst();
  }

  /// Those that are voted on.
  public List<ClassProposal> standing() {
    return proposals.stream().filter(ClassProposal::isStanding).toList();
  }

  /// Those that come on the floor when the day begins: of a day that everybody may look at, only those that everybody may read.
  public List<ClassProposal> presented() {
    return standing().stream().filter(it -> !isHeldBack(it)).toList();
  }

  /// Those that don't, as staff have not shown them yet.
  public List<ClassProposal> heldBack() {
    return standing().stream().filter(this::isHeldBack).toList();
  }

  private boolean isHeldBack(ClassProposal it) {
    return letGoAt != null && !practice && !it.isLetGo();
  }

  /// The classes behind a proposal: one, or those that joined.
  public List<Delegation> behind(ClassProposal proposal) {
    if (proposal.from().isEmpty()) {
      return findDelegation(proposal.delegation()).stream().toList();
    }
    return proposal.from().stream().flatMap(id -> findProposal(id).stream()).flatMap(it -> behind(it).stream()).distinct().toList();
  }
}
