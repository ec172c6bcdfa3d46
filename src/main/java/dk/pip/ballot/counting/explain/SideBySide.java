package dk.pip.ballot.counting.explain;

/// The same ballots counted by votes and by equal shares. `ballot/sidebyside.jte` shows it.
///
/// @param lesson how many voters get anything that they voted for, by the one and by the other
public record SideBySide(Explanation greedy, Explanation equalShares, ResultTable table, String lesson) {}
