package dk.pip.ballot.counting;

/// What can be asked of ballots whatever they are counted by.
final class Ballots {
  private Ballots() {}

  static long blank(BallotFile file) {
    return file.ballots().stream().filter(ballot -> ballot.content().isBlank()).mapToLong(WeightedBallot::count).sum();
  }
}
