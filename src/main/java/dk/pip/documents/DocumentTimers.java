package dk.pip.documents;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers that read documents soon after they are there, and forget by night those that nobody keeps.
@Configuration(proxyBeanMethods = false)
class DocumentTimers {
  @Bean
  Task<?> readWaitingDocuments(Documents documents) {
    return Tasks.recurring("documents.read-waiting", FixedDelay.of(Duration.ofSeconds(5))).execute((_, _) -> documents.readWaiting());
  }

  @Bean
  Task<?> forgetUnusedDocuments(Documents documents) {
    return Tasks.recurring("documents.forget-unused", new Daily(Dates.ZONE, LocalTime.of(4, 5))).execute((_, _) -> documents.forgetUnused());
  }
}
