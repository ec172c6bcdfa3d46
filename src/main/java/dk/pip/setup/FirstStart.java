package dk.pip.setup;

import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prints the link that sets up an installation that isn't: to the console and not to the log, which others may read.
@Component
class FirstStart {
  private final Municipality municipality;
  private final Settings settings;

  FirstStart(Municipality municipality, Settings settings) {
    this.municipality = municipality;
    this.settings = settings;
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    if (settings.demo() || municipality.isSetUp()) {
      return;
    }
    var address =
        "http://localhost:" + event.getWebServer().getPort() + "/opsaetning/" + municipality.newSetUpLink();
    System.out.println(
        Templates.text(
            "setup/first-start.jte", Map.of("texts", Texts.in(settings.language()), "address", address)));
  }
}
