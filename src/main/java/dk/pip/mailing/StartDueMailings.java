package dk.pip.mailing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer that begins the mailings that were planned.
@Configuration(proxyBeanMethods = false)
class StartDueMailings {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @Bean
  Task<?> startDue(Mailings mailings) {
    return Tasks.recurring("start-due-mailings", FixedDelay.of(LOOK_EVERY)).execute((_, _) -> mailings.startDue());
  }
}
