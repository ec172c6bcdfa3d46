package dk.pip.returns;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer that deletes, each night, what came back long ago.
@Configuration(proxyBeanMethods = false)
class ForgetOldReturns {
  @Bean
  Task<?> forgetOldReturned(Returns returns) {
    return Tasks.recurring("forget-old-returns", new Daily(Dates.ZONE, LocalTime.of(3, 40)))
        .execute((_, _) -> returns.forgetOld());
  }
}
