package dk.pip.hold;

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

  private final HoldNotice notice;
  private final Settings settings;

  HeldLine(HoldNotice notice, Settings settings) {
    this.notice = notice;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    var texts = Texts.in(settings.language());
    notice
        .find(texts, true)
        .ifPresent(
            held ->
                LOG.warn(
                    "{}. {} {} {}", texts.get("hold.label"), held.sentence(), held.waits(), texts.get("hold.how")));
  }
}
