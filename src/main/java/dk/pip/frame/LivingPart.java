package dk.pip.frame;

import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import java.util.Optional;

/// What a module shows on pages that are others', such as comments below a story or a box on the front pages: a bean in its `web`
/// package. It stands in the frame around what is frozen, the same for all who read the page, and is made anew when its state is
/// another.
public interface LivingPart {
  /// Where on a page it may stand.
  enum Place {
    /// Below a story that is published, on its own page.
    BELOW_STORY,
    /// Above all else on a front page.
    TOP_OF_FRONT,
    /// In the narrow column of a front page.
    BESIDE_FRONT
  }

  /// A page that is being made.
  ///
  /// @param path of it: `/nyheder/2026/baenken`, `/medarbejder`
  /// @param audience whom the page is for
  record Spot(Place place, String path, Audience audience, Language language) {}

  /// The smaller, the further up.
  int order();

  /// Another whenever anything that it shows anywhere is another; pages in memory are made anew then, on every node. Asked several
  /// times a second, so it must be cheap: a number in a row that each change counts up.
  Object state();

  /// The HTML that it shows there, a `section` of its own; empty where it shows nothing. It holds no form with a hidden field, as the
  /// page is shared by all.
  Optional<String> html(Spot spot);
}
