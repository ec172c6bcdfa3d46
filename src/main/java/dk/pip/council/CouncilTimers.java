package dk.pip.council;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a night: forgets who spoke and who taught a year after the day.
@Configuration(proxyBeanMethods = false)
class CouncilTimers {
  @Bean
  Task<?> forgetCouncilDays(CouncilDays days) {
    return Tasks.recurring("council.forget", new Daily(Dates.ZONE, LocalTime.of(4, 55))).execute((_, _) -> days.forget(days.remembered()));
  }
}
