package dk.pip.readers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.pip.shared.Dates;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timers of readers: imports that wait, and what is to be forgotten.
@Configuration(proxyBeanMethods = false)
class ReaderTimers {

  @Bean
  Task<?> bringReadersIn(ReaderImports imports) {
    return Tasks.recurring("readers.bring-in", FixedDelay.of(Duration.ofSeconds(2)))
        .execute((_, _) -> imports.runWaiting());
  }

  @Bean
  Task<?> sumUpReaders(Lists lists) {
    return Tasks.recurring("readers.sum-up", FixedDelay.of(Duration.ofMinutes(1))).execute((_, _) -> lists.sumUp());
  }

  @Bean
  Task<?> forgetReadersElsewhere(ForgetElsewhere forgetting) {
    return Tasks.recurring("readers.forget-elsewhere", FixedDelay.of(Duration.ofSeconds(10)))
        .execute((_, _) -> forgetting.run());
  }

  @Bean
  Task<?> forgetReaders(ReaderRetention retention) {
    return Tasks.recurring("readers.forget", new Daily(Dates.ZONE, LocalTime.of(4, 10)))
        .execute((_, _) -> retention.forget());
  }
}
