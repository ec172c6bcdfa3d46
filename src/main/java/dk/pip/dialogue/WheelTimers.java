package dk.pip.dialogue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// In the morning, ahead of the letters that are gathered, and once more at noon for what was put in since.
@Configuration(proxyBeanMethods = false)
class WheelTimers {
  @Bean
  Task<?> turnWheels(WheelRun run) {
    return Tasks.recurring("dialogue.wheels", new Daily(Dates.ZONE, LocalTime.of(6, 30), LocalTime.of(12, 0))).execute((_, _) -> run.run());
  }
}
