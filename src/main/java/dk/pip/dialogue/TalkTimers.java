package dk.pip.dialogue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Closes talks that one side says are over, and takes away what is too old.
@Configuration(proxyBeanMethods = false)
class TalkTimers {
  @Bean
  Task<?> tidyTalks(Talks talks) {
    return Tasks.recurring("dialogue.talks", new Daily(Dates.ZONE, LocalTime.of(4, 45))).execute((_, _) -> talks.tidy());
  }
}
