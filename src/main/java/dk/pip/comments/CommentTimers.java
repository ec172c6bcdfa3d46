package dk.pip.comments;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day: the end of what is known of those who commented.
@Configuration(proxyBeanMethods = false)
class CommentTimers {
  @Bean
  Task<?> endOfComments(Comments comments) {
    return Tasks.recurring("comments.forget", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> comments.forget());
  }
}
