package dk.pip.library;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of the library: what may not be shown any longer, who is told of it, and what is to be forgotten.
@Configuration(proxyBeanMethods = false)
class LibraryTimers {

  @Bean
  Task<?> withdrawPastPictures(Withdrawals withdrawals) {
    return Tasks.recurring("library.withdraw-past", FixedDelay.of(Duration.ofMinutes(5))).execute((_, _) -> withdrawals.withdrawPast());
  }

  @Bean
  Task<?> warnOfPictures(PictureWarnings warnings) {
    return Tasks.recurring("library.warn", new Daily(Dates.ZONE, LocalTime.of(7, 30))).execute((_, _) -> warnings.send());
  }

  @Bean
  Task<?> forgetObjections(Withdrawals withdrawals) {
    return Tasks.recurring("library.forget", new Daily(Dates.ZONE, LocalTime.of(4, 25))).execute((_, _) -> withdrawals.forget());
  }
}
