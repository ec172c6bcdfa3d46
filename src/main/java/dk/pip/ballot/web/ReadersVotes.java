package dk.pip.ballot.web;

import dk.pip.ballot.Vote;
import java.util.List;

/// The votes that a reader may vote in now.
public record ReadersVotes(String token, List<Vote> votes) {
  public ReadersVotes {
    votes = List.copyOf(votes);
  }

  public String path(Vote vote) {
    return "/laeser/" + token + "/stem/" + vote.slug();
  }
}
