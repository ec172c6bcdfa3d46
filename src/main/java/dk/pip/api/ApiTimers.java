package dk.pip.api;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of the API: what is to be sent, and what is to be forgotten.
@Configuration(proxyBeanMethods = false)
class ApiTimers {

  @Bean
  Task<?> sendHooksTheirMessages(SendHooks sending) {
    return Tasks.recurring("api.send-hooks", FixedDelay.of(Duration.ofSeconds(2))).execute((_, _) -> sending.beginDue());
  }

  @Bean
  Task<?> forgetOldMessages(Webhooks hooks, ApiKeys keys) {
    return Tasks.recurring("api.forget", new Daily(Dates.ZONE, LocalTime.of(4, 40)))
        .execute(
            (_, _) -> {
              hooks.forget();
              keys.forget();
            });
  }
}
