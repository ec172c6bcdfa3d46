package dk.pip.events;

import dk.pip.editions.EditionPublished;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// Hears of every edition that comes out while tests run.
@Component
class HeardPublications implements Subscriber<EditionPublished> {
  static final List<EditionPublished> HEARD = new CopyOnWriteArrayList<>();

  @Override
  public String name() {
    return "tests.heard-publications";
  }

  @Override
  public Class<EditionPublished> type() {
    return EditionPublished.class;
  }

  @Override
  public void handle(EditionPublished event) {
    HEARD.add(event);
  }
}
