package dk.pip.links;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking for the page that a link leads to.
///
/// @param trouble null where it is there
/// @param status that the server said last; 0 where none did
/// @param pause that the server asks for before the next question; null where it says nothing of it
record LinkAnswer(@Nullable LinkTrouble trouble, int status, @Nullable Duration pause) {
  static final LinkAnswer WORKS = new LinkAnswer(null, 200, null);

  static LinkAnswer of(LinkTrouble trouble, int status) {
    return new LinkAnswer(trouble, status, null);
  }
}
