package dk.pip.links;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers that note which links there are, look after them, and forget those that are nowhere. The demo, whose places are made up, asks nobody.
@Configuration(proxyBeanMethods = false)
class LinkTimers {
  private static final Duration NOTE_EVERY = Duration.ofSeconds(10);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(20);

  @Bean
  Task<?> noteLinks(LinkChecker checker) {
    return Tasks.recurring("links.note-changes", FixedDelay.of(NOTE_EVERY)).execute((_, _) -> checker.noteChanges());
  }

  @Bean
  Task<?> checkLinks(LinkChecker checker, LinkSettings settings, Settings program) {
    return Tasks.recurring("links.check-due", FixedDelay.of(CHECK_EVERY))
        .execute(
            (_, _) -> {
              if (settings.check() && !program.demo()) {
                checker.checkDue();
              }
            });
  }

  @Bean
  Task<?> forgetUnusedLinks(LinkChecker checker) {
    return Tasks.recurring("links.forget-unused", new Daily(Dates.ZONE, LocalTime.of(4, 15))).execute((_, _) -> checker.forgetUnused());
  }
}
