package dk.pip.incoming;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of mail that comes in: what couldn't be taken is tried again, and each night old things are deleted.
@Configuration(proxyBeanMethods = false)
class IncomingTimers {
  @Bean
  Task<?> takeWaitingMail(Incoming incoming) {
    return Tasks.recurring("incoming.take-waiting", FixedDelay.of(Duration.ofMinutes(1))).execute((_, _) -> incoming.takeWaiting());
  }

  @Bean
  Task<?> forgetOldMail(Incoming incoming) {
    return Tasks.recurring("incoming.forget-old", new Daily(Dates.ZONE, LocalTime.of(3, 45))).execute((_, _) -> incoming.forgetOld());
  }
}
