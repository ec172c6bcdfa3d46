package dk.pip.ballot.counting;

/// What can be voted for: a person, an answer, a project.
///
/// @param key what ballots and results call it; unique in its file
/// @param cost in units of the file ([BallotFile#moneyUnit]), whole kroner for Pip's own votes; 0 where it costs nothing or nobody says
public record Candidate(String key, String title, long cost) {

  public Candidate {
    if (key.isBlank()) {
      throw new IllegalArgumentException("A candidate needs a key");
    }
    if (cost < 0) {
      throw new IllegalArgumentException("A candidate can't cost less than nothing: " + cost);
    }
  }
}
