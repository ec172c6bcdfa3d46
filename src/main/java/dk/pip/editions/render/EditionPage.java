package dk.pip.editions.render;

import dk.pip.editions.Story;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the edition's page prints.
///
/// @param titleLine the edition's title, where it says more than the first headline
/// @param also the stories that "also in this issue" names; empty where the edition does not have that list
/// @param opening a greeting that stands before the lead
/// @param bands all else, from top to bottom
public record EditionPage(
    WebPageContext context,
    List<String> corrections,
    @Nullable String titleLine,
    List<Story> also,
    @Nullable Content opening,
    @Nullable Content lead,
    List<Band> bands) {
  private static final int MOST_NAMED = 10;
  private static final int LETTERS_NAMED = 420;

  /// How many of the other stories are named at the top; the rest is a press away.
  public int alsoShown() {
    var letters = 0;
    for (var i = 0; i < also.size(); i++) {
      letters += also.get(i).title().length() + 3;
      if (i == MOST_NAMED || letters > LETTERS_NAMED) {
        return Math.max(1, also.size() - i == 1 ? also.size() : i);
      }
    }
    return also.size();
  }
}
