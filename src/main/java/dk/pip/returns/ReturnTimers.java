package dk.pip.returns;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of what comes back: refusals are considered while a mailing runs, and each night old things are deleted.
@Configuration(proxyBeanMethods = false)
class ReturnTimers {
  @Bean
  Task<?> processRefusals(Returns returns) {
    return Tasks.recurring("returns.process-refusals", FixedDelay.of(Duration.ofSeconds(10))).execute((_, _) -> returns.processRefusals());
  }

  @Bean
  Task<?> countReached(Returns returns) {
    return Tasks.recurring("returns.count-reached", new Daily(Dates.ZONE, LocalTime.of(3, 30))).execute((_, _) -> returns.countReached());
  }

  @Bean
  Task<?> forgetOldReturned(Returns returns) {
    return Tasks.recurring("returns.forget-old", new Daily(Dates.ZONE, LocalTime.of(3, 40))).execute((_, _) -> returns.forgetOld());
  }
}
