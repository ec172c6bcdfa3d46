package dk.pip.tips;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of tips: who is forgotten, and who is told that a story is out.
@Configuration(proxyBeanMethods = false)
class TipTimers {
  @Bean
  Task<?> forgetTippers(TipForgetting forgetting) {
    return Tasks.recurring("tips.forget", new Daily(Dates.ZONE, LocalTime.of(4, 25))).execute((_, _) -> forgetting.run());
  }

  @Bean
  Task<?> tellTippersOfStories(TipStories stories) {
    return Tasks.recurring("tips.tell-published", FixedDelay.of(Duration.ofMinutes(10))).execute((_, _) -> stories.tellPublished());
  }
}
