package dk.pip.council.floor.web;

import dk.pip.council.CouncilDayId;
import dk.pip.council.DelegationId;
import dk.pip.shared.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What screens show that are alike: they are drawn once for all of them.
///
/// @param delegation whose spokespersons look at it; null for the others
record FloorChannel(CouncilDayId day, View view, @Nullable DelegationId delegation, Language language) {
  /// Whether nothing is pressed there, so that others than those who take part may look.
  boolean isShown() {
    return view == View.HALL || view == View.FOLLOW;
  }

  enum View {
    CHAIR,
    HALL,
    FOLLOW,
    SPOKESPERSON;

    /// Its template, to be had as a part of the page and by itself.
    String part() {
      return "floor/" + name().toLowerCase(Locale.ROOT) + "-now.jte";
    }
  }
}
