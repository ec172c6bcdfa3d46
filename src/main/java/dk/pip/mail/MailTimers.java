package dk.pip.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer of letters that wait: they are tried again.
@Configuration(proxyBeanMethods = false)
class MailTimers {

  @Bean
  Task<?> sendLetters(Outbox letters) {
    return Tasks.recurring("mail.send-letters", FixedDelay.of(Duration.ofSeconds(20))).execute((_, _) -> letters.sendDue());
  }
}
