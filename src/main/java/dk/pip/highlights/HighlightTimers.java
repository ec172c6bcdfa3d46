package dk.pip.highlights;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day: reminders of what must be read, and the end of what is known of those who did.
@Configuration(proxyBeanMethods = false)
class HighlightTimers {
  @Bean
  Task<?> mustReadReminders(RemindToRead reminders) {
    return Tasks.recurring("highlights.remind", new Daily(Dates.ZONE, LocalTime.of(8, 0))).execute((_, _) -> reminders.run());
  }

  @Bean
  Task<?> endOfHighlights(RemindToRead reminders) {
    return Tasks.recurring("highlights.forget", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> reminders.forget());
  }
}
