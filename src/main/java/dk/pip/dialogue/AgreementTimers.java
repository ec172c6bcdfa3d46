package dk.pip.dialogue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Takes away codes that are worth nothing any more, and files that no version of an agreement names.
@Configuration(proxyBeanMethods = false)
class AgreementTimers {
  @Bean
  Task<?> forgetAgreementLeftovers(Agreements agreements) {
    return Tasks.recurring("dialogue.agreements", new Daily(Dates.ZONE, LocalTime.of(4, 40))).execute((_, _) -> agreements.forget());
  }
}
