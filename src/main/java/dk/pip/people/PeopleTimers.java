package dk.pip.people;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer of people: each night is forgotten who did what long ago.
@Configuration(proxyBeanMethods = false)
class PeopleTimers {
  @Bean
  Task<?> forgetOldAuditEntries(ForgetOldAudit forgetting) {
    return Tasks.recurring("people.forget-audit", new Daily(Dates.ZONE, LocalTime.of(3, 40)))
        .execute((_, _) -> forgetting.forget());
  }
}
