package dk.pip.release.web;

import dk.pip.release.Release;
import dk.pip.shared.Texts;
import dk.pip.web.Standstill;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets the pages of the staff say that this is a restored copy that keeps still.
@Component
class CopyKeepsStill implements Standstill {
  private final Release release;

  CopyKeepsStill(Release release) {
    this.release = release;
  }

  @Override
  public Optional<Held> held(Texts texts, boolean counted) {
    return release.held(texts, counted).map(words -> new Held(words.sentence(), words.waits()));
  }
}
