package dk.pip.cakes.web;

import dk.pip.cakes.Cakes;
import dk.pip.frame.LivingPart;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How many cakes there will be, below each story.
@Component
class CakeBelowStories implements LivingPart {
  private final Cakes cakes;

  CakeBelowStories(Cakes cakes) {
    this.cakes = cakes;
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public Object state() {
    return cakes.count();
  }

  @Override
  public Optional<String> html(Spot spot) {
    return spot.place() == Place.BELOW_STORY
        ? Optional.of(Templates.html("cakes/below.jte", Map.of("texts", Texts.in(spot.language()), "cakes", cakes.count())))
        : Optional.empty();
  }
}
