package dk.pip.cakes;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer of cakes: old ones are forgotten.
@Configuration(proxyBeanMethods = false)
class CakeTimers {
  @Bean
  Task<?> forgetOldCakes(Cakes cakes) {
    return Tasks.recurring("cakes.forget-old", FixedDelay.of(Duration.ofSeconds(1))).execute((_, _) -> cakes.forgetOld());
  }
}
