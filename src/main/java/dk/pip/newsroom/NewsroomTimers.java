package dk.pip.newsroom;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day what is known of readers by link comes to its end, and what was done to the month board.
@Configuration(proxyBeanMethods = false)
class NewsroomTimers {

  @Bean
  Task<?> forgetReadingLinks(ReadingLinks links) {
    return Tasks.recurring("newsroom.forget-reading-links", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> links.forget());
  }

  @Bean
  Task<?> forgetBoardChanges(MonthBoard board) {
    return Tasks.recurring("newsroom.forget-board-changes", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> board.forget());
  }
}
