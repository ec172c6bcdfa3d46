package dk.pip.newsroom;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day: reminders of deadlines, and the end of what is known of readers by link and of what was done to the board.
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

  @Bean
  Task<?> remind(RemindOfDeadlines reminders) {
    return Tasks.recurring("newsroom.remind", new Daily(Dates.ZONE, LocalTime.of(7, 30))).execute((_, _) -> reminders.run());
  }
}
