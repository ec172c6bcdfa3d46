package dk.pip.guides;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day: reminders of reviews, and the end of what was moved long ago.
@Configuration(proxyBeanMethods = false)
class GuideTimers {
  @Bean
  Task<?> remindOwnersOfGuides(RemindOfReviews reminders) {
    return Tasks.recurring("guides.remind", new Daily(Dates.ZONE, LocalTime.of(7, 40))).execute((_, _) -> reminders.run());
  }

  @Bean
  Task<?> forgetMovesOfGuides(GuideMoves moves) {
    return Tasks.recurring("guides.forget-moves", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> moves.forget());
  }
}
