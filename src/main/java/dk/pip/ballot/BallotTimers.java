package dk.pip.ballot;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.hold.Hold;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// All the time: votes whose time has come, and those that have had their last call. In a restored copy that is held they wait; what can’t
/// be gone on with there is cancelled at once.
@Configuration(proxyBeanMethods = false)
class BallotTimers {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  @Bean
  Task<?> closingOfVotes(VoteClosing closing, Hold hold) {
    return Tasks.recurring("ballot.close", FixedDelay.of(PAUSE))
        .execute(
            (_, _) -> {
              try {
                closing.cancelLost();
              } finally {
                if (!hold.isHeld()) {
                  closing.run();
                }
              }
            });
  }
}
