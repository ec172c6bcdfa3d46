package dk.pip.ballot.counting;

import java.util.List;

/// What ballots, a rule and a rule for ties come to, and how. The same ballots give the same result, to the letter.
///
/// @param blank ballots that name nobody; they are among those cast
/// @param winners who is chosen beyond doubt, in the order in which they were; those who share the money among them
/// @param open who is still equal: in a tie that was only reported all who may be chosen yet, before a second round those to vote on
/// @param grants who gets how much, in the order of winners; empty where there is no money. An open tie has nothing granted yet
/// @param left of the budget, in units of money
/// @param outcomes in a tie that was only reported: each way it can end, or none if they are too many to list
/// @param ties all that were met and mattered, in their order
public record CountResult(
    CountingRule rule,
    TieBreak tieBreak,
    CountOptions options,
    long cast,
    long blank,
    State state,
    List<String> winners,
    List<String> open,
    List<Grant> grants,
    long left,
    List<List<String>> outcomes,
    List<TieMet> ties,
    List<CountStep> steps) {

  public enum State {
    /// The ballots, and the lot where there was one, say all.
    DECIDED,
    /// Those who were equal share the money.
    SHARED,
    /// There has to be a second round among those who are open; what comes behind it waits for it.
    SECOND_ROUND,
    /// Those who are open are equal, and nothing was said about how to choose.
    TIED,
    /// Nobody voted, or nobody can be paid for.
    NOBODY
  }

  /// @param amount in units of money
  public record Grant(String candidate, long amount) {}

  public CountResult {
    winners = List.copyOf(winners);
    open = List.copyOf(open);
    grants = List.copyOf(grants);
    outcomes = outcomes.stream().map(List::copyOf).toList();
    ties = List.copyOf(ties);
    steps = List.copyOf(steps);
  }

  public boolean isDecided() {
    return state == State.DECIDED || state == State.SHARED;
  }

  public long granted() {
    return grants.stream().mapToLong(Grant::amount).sum();
  }

  /// What somebody was granted; 0 for nothing.
  public long granted(String candidate) {
    return grants.stream().filter(grant -> grant.candidate().equals(candidate)).mapToLong(Grant::amount).sum();
  }
}
