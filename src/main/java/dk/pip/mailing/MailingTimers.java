package dk.pip.mailing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of mailings: those that were planned begin, and each night is forgotten whom old ones were sent to.
@Configuration(proxyBeanMethods = false)
class MailingTimers {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @Bean
  Task<?> startDue(Mailings mailings) {
    return Tasks.recurring("mailing.start-due", FixedDelay.of(LOOK_EVERY)).execute((_, _) -> mailings.startDue());
  }

  @Bean
  Task<?> forgetOldMailings(Mailings mailings) {
    return Tasks.recurring("mailing.forget-old", new Daily(Dates.ZONE, LocalTime.of(3, 20)))
        .execute((_, _) -> mailings.forgetOld());
  }
}
