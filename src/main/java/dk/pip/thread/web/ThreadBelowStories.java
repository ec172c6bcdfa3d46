package dk.pip.thread.web;

import dk.pip.frame.LivingPart;
import dk.pip.shared.Audience;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.thread.Eyes;
import dk.pip.thread.Threads;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The thread below each story that is part of one.
@Component
class ThreadBelowStories implements LivingPart {
  private final Threads threads;

  ThreadBelowStories(Threads threads) {
    this.threads = threads;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Object state() {
    return threads.state();
  }

  @Override
  public Optional<String> html(Spot spot) {
    if (spot.place() != Place.BELOW_STORY) {
      return Optional.empty();
    }
    var eyes = spot.audience() == Audience.STAFF ? Eyes.STAFF : Eyes.EVERYBODY;
    return threads
        .at(spot.path())
        .map(of -> threads.line(of, eyes))
        .map(line -> Templates.html("thread/line.jte", Map.of("texts", Texts.in(spot.language()), "line", line)))
        .filter(html -> !html.isBlank());
  }
}
