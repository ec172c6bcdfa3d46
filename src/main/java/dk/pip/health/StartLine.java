package dk.pip.health;

import dk.pip.database.RunningDatabase;
import dk.pip.settings.Settings;
import dk.pip.shared.ProgramVersion;
import dk.pip.shared.Texts;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes one line to the log when the server is ready: what it is, where, on which database and after how long.
@Component
class StartLine {
  private static final Logger LOG = LoggerFactory.getLogger("dk.pip.Pip");

  private final Settings settings;
  private final RunningDatabase database;

  StartLine(Settings settings, RunningDatabase database) {
    this.settings = settings;
    this.database = database;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    var texts = Texts.in(settings.language());
    var kind = texts.get(database.isBundled() ? "health.database.bundled" : "health.database.server");
    LOG.info(
        texts.get(
            "health.started", ProgramVersion.number(), address(event.getApplicationContext()), sinceStart(texts), kind));
  }

  private String address(ApplicationContext context) {
    var port =
        context instanceof WebServerApplicationContext web && web.getWebServer() != null
            ? web.getWebServer().getPort()
            : settings.port();
    return "http://" + settings.bind() + ":" + port;
  }

  private static String sinceStart(Texts texts) {
    var took = ManagementFactory.getRuntimeMXBean().getUptime();
    return String.format(texts.language().locale(), "%.1f", took / 1000.0);
  }
}
