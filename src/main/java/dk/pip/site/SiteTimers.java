package dk.pip.site;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day: share pictures and files that nobody needs any more go, and the accessibility statement is thought of.
@Configuration(proxyBeanMethods = false)
class SiteTimers {

  @Bean
  Task<?> forgetShareCards(StoryCards cards) {
    return Tasks.recurring("site.forget-share-cards", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> cards.forgetOld());
  }

  @Bean
  Task<?> forgetOldAddresses(OldAddresses addresses) {
    return Tasks.recurring("site.forget-old-addresses", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> addresses.forget());
  }

  @Bean
  Task<?> remindOfStatement(AccessibilityStatement statement) {
    return Tasks.recurring("site.remind-of-statement", new Daily(Dates.ZONE, LocalTime.of(8, 10))).execute((_, _) -> statement.run());
  }
}
