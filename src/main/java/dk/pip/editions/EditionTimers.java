package dk.pip.editions;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer that publishes what was planned. It looks every two seconds, on one node at a time; what goes wrong with the
/// database is tried again at the next look. Another deletes by night what nothing refers to.
@Configuration(proxyBeanMethods = false)
class EditionTimers {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @Bean
  Task<?> publishDue(Editions editions) {
    return Tasks.recurring("editions.publish-due", FixedDelay.of(LOOK_EVERY)).execute((_, _) -> editions.publishDue());
  }

  @Bean
  Task<?> deleteUnusedBytes(UnusedBytes unused) {
    return Tasks.recurring("editions.delete-unused", new Daily(Dates.ZONE, LocalTime.of(3, 50))).execute((_, _) -> unused.run());
  }
}
