package dk.pip.command;

import dk.pip.Pip;
import dk.pip.operations.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;

/// Starts the server and waits until it is told to stop.
final class Serve {
  private Serve() {}

  static int run(List<String> arguments, boolean demo) {
    var settings = new Settings(8080, Path.of("data").toAbsolutePath(), null, null, null, demo);
    var application = new SpringApplication(Pip.class);
    application.setDefaultProperties(Map.of("server.port", settings.port()));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("settings", settings));
    application.run();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
