package dk.pip.ballot.counting.explain;

import java.util.List;

/// A result to be shown, all in words of one language. `ballot/explained.jte` shows it.
///
/// @param headline who has won, or that it isn't settled
/// @param how how the rule goes, for whoever hasn't met it
/// @param story what happened, step by step
/// @param ties who was equal, and what was done about it
public record Explanation(String headline, String how, List<String> story, List<String> ties, ResultPicture picture, ResultTable table) {

  public Explanation {
    headline = oneStop(headline);
    how = oneStop(how);
    story = story.stream().map(Explanation::oneStop).toList();
    ties = ties.stream().map(Explanation::oneStop).toList();
  }

  /// An amount ends with a stop, and so does a sentence that ends with one.
  private static String oneStop(String words) {
    return words.replace("kr..", "kr.");
  }
}
