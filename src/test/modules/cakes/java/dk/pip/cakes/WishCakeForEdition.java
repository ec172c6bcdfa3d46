package dk.pip.cakes;

import dk.pip.editions.EditionPublished;
import dk.pip.events.Subscriber;
import org.springframework.stereotype.Component;

/// An edition that comes out is something to celebrate.
@Component
class WishCakeForEdition implements Subscriber<EditionPublished> {
  private final Cakes cakes;

  WishCakeForEdition(Cakes cakes) {
    this.cakes = cakes;
  }

  @Override
  public String name() {
    return "cakes.wish";
  }

  @Override
  public Class<EditionPublished> type() {
    return EditionPublished.class;
  }

  @Override
  public void handle(EditionPublished event) {
    cakes.wish("Lagkage");
  }
}
