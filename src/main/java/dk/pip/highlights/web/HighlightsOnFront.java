package dk.pip.highlights.web;

import dk.pip.frame.LivingPart;
import dk.pip.highlights.Highlights;
import dk.pip.shared.Audience;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.StaffPages;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What comes first for all staff, on top of their front page, and the way to what concerns each of them: the page is the same for all.
@Component
class HighlightsOnFront implements LivingPart {
  private final Highlights highlights;
  private final StaffPages staffPages;

  HighlightsOnFront(Highlights highlights, StaffPages staffPages) {
    this.highlights = highlights;
    this.staffPages = staffPages;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Object state() {
    return highlights.state();
  }

  @Override
  public Optional<String> html(Spot spot) {
    if (spot.place() != Place.TOP_OF_FRONT || spot.audience() != Audience.STAFF || staffPages.isOpen()) {
      return Optional.empty();
    }
    var on = highlights.on();
    if (on.isEmpty()) {
      return Optional.empty();
    }
    var forAll = on.stream().filter(it -> it.aim().everybody()).toList();
    return Optional.of(Templates.html("highlights/front.jte", Map.of("texts", Texts.in(spot.language()), "all", forAll)));
  }
}
