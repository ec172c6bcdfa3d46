package dk.pip.ballot;

import dk.pip.shared.Texts;
import java.util.List;

/// Knows what a vote was held at, for its page to lead there. Whoever holds votes implements it.
public interface VoteOccasion {
  /// @return none where it knows nothing of the vote, or not everybody may
  List<Link> of(VoteId vote, Texts texts);

  /// @param words in the language of the page
  record Link(String path, String words) {}
}
