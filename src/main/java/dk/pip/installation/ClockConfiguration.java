package dk.pip.installation;

import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The time that the program goes by. Everything asks this clock, so that tests can move it.
@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {
  /// The demo's first moment: its newest edition is a few days old, the next is being made, and invitations are open.
  static final Instant DEMO_BEGINS = Dates.instant(LocalDateTime.of(2026, 3, 16, 9, 0));

  /// The file in the data folder that says when the demo began.
  public static final String BEGUN = "demo-begun";

  @Bean
  Clock clock(Settings settings) {
    return settings.demo() ? demoClock(settings.data(), Clock.systemUTC()) : Clock.systemUTC();
  }

  /// For a command beside the installation.
  public static Clock clockOf(Settings settings) {
    var demo = settings.databaseUrl().isEmpty() && Files.exists(settings.data().resolve(BEGUN));
    return demo ? demoClock(settings.data(), Clock.systemUTC()) : Clock.systemUTC();
  }

  /// Lets the demo's time begin in this folder, where it hasn't.
  public static void beginDemo(Path data) {
    demoClock(data, Clock.systemUTC());
  }

  /// Runs on from where the demo in this folder has come to, however long it was switched off between.
  static Clock demoClock(Path data, Clock real) {
    try {
      Files.createDirectories(data);
      var file = data.resolve(BEGUN);
      if (!Files.exists(file)) {
        Files.writeString(file, real.instant().toString());
      }
      var begun = Instant.parse(Files.readString(file).strip());
      return new DemoClock(Clock.offset(real, Duration.between(begun, DEMO_BEGINS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
