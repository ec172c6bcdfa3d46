package dk.pip.mailing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.pip.shared.Dates;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer that deletes, each night, whom old mailings were sent to.
@Configuration(proxyBeanMethods = false)
class ForgetOldMailings {
  @Bean
  Task<?> forgetOld(Mailings mailings) {
    return Tasks.recurring("forget-old-mailings", new Daily(Dates.ZONE, LocalTime.of(3, 20)))
        .execute((_, _) -> mailings.forgetOld());
  }
}
