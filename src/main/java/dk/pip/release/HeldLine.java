package dk.pip.release;

import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says at each start of a restored copy that it is one, since when, and what waits.
@Component
class HeldLine {
  private static final Logger LOG = LoggerFactory.getLogger("dk.pip.Pip");

  private final Release release;
  private final Settings settings;

  HeldLine(Release release, Settings settings) {
    this.release = release;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    var texts = Texts.in(settings.language());
    release
        .held(texts, true)
        .ifPresent(
            held ->
                LOG.warn(
                    "{}. {} {} {}", texts.get("web.held.label"), held.sentence(), held.waits(), texts.get("release.how")));
  }
}
