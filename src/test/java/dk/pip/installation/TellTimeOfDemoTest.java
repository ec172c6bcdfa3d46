package dk.pip.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.pip.testing.Servers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellTimeOfDemoTest {
  @TempDir Path data;

  @Test
  void isTheDemosOwnForCommandsBesideIt() {
    var real = Clock.systemUTC();
    ClockConfiguration.demoClock(data, Clock.offset(real, Duration.ofDays(-2)));

    assertThat(ClockConfiguration.clockOf(Servers.settings(data)).instant())
        .isCloseTo(ClockConfiguration.DEMO_BEGINS.plus(Duration.ofDays(2)), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void canBeTurnedBackForWhatWasDoneBefore() {
    var clock = ClockConfiguration.demoClock(data, Clock.systemUTC());
    var then = ClockConfiguration.DEMO_BEGINS.minus(Duration.ofDays(18));
    var seen = new ArrayList<Instant>();

    DemoClock.at(then, () -> seen.add(clock.instant()));

    assertThat(seen).containsExactly(then);
    assertThat(clock.instant()).isCloseTo(ClockConfiguration.DEMO_BEGINS, within(1, ChronoUnit.MINUTES));
  }

  @Test
  void isEverybodysElsewhere() {
    assertThat(ClockConfiguration.clockOf(Servers.settings(data)).instant())
        .isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.MINUTES));
  }
}
