package dk.pip.ballot.counting;

/// Ballots that say the same.
///
/// @param count how many they are
public record WeightedBallot(long count, BallotContent content) {

  public WeightedBallot {
    if (count < 1) {
      throw new IllegalArgumentException("Ballots are one or more: " + count);
    }
  }
}
