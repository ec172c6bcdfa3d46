package dk.pip.dialogue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Takes away what was said in checkups that are too old.
@Configuration(proxyBeanMethods = false)
class CheckupTimers {
  @Bean
  Task<?> forgetCheckups(Checkups checkups) {
    return Tasks.recurring("dialogue.checkups", new Daily(Dates.ZONE, LocalTime.of(4, 50))).execute((_, _) -> checkups.forget());
  }
}
