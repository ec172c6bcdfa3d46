package dk.pip.operations;

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
    var kind = texts.get(database.isBundled() ? "operations.database.bundled" : "operations.database.server");
    LOG.info(
        texts.get(
            "operations.started", Version.number(), address(event.getApplicationContext()), sinceStart(texts), kind));
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
