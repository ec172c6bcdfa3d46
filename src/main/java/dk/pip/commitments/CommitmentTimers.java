package dk.pip.commitments;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.hold.Hold;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a day: reminders. All the time: that dates have passed, and deputies’ time. In a restored copy that is held dates wait, as readers
/// would be told what nobody has looked at.
@Configuration(proxyBeanMethods = false)
class CommitmentTimers {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Bean
  Task<?> promiseReminders(RemindOwners reminders) {
    return Tasks.recurring("commitments.remind", new Daily(Dates.ZONE, LocalTime.of(8, 0))).execute((_, _) -> reminders.run());
  }

  @Bean
  Task<?> endOfDeputies(Deputies deputies) {
    return Tasks.recurring("commitments.deputies", FixedDelay.of(PAUSE)).execute((_, _) -> deputies.endPassed());
  }

  @Bean
  Task<?> passedPromises(Commitments commitments, Hold hold) {
    return Tasks.recurring("commitments.passed", FixedDelay.of(PAUSE))
        .execute(
            (_, _) -> {
              if (!hold.isHeld()) {
                commitments.notePassed();
              }
            });
  }

  @Bean
  Task<?> tallyOfPromises(Commitments commitments) {
    return Tasks.recurring("commitments.tally", FixedDelay.of(Duration.ofHours(1))).execute((_, _) -> commitments.foldTally());
  }

  @Bean
  Task<?> endOfContacts(Contacts contacts) {
    return Tasks.recurring("commitments.forget", FixedDelay.of(Duration.ofDays(1))).execute((_, _) -> contacts.forget());
  }
}
