package dk.pip.people;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The timer that deletes, every night, what was done longer ago than the settings keep it.
@Configuration(proxyBeanMethods = false)
class ForgetOldAudit {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetOldAudit.class);
  private static final LocalTime AT_NIGHT = LocalTime.of(3, 40);

  private final Audit audit;
  private final PeopleSettings settings;
  private final Clock clock;

  ForgetOldAudit(Audit audit, PeopleSettings settings, Clock clock) {
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  @Bean
  Task<?> forgetAudit() {
    return Tasks.recurring("forget-old-audit", Schedules.daily(Dates.ZONE, AT_NIGHT)).execute((_, _) -> forget());
  }

  /// Deletes what is older than that now.
  void forget() {
    var oldest = clock.instant().atZone(Dates.ZONE).minus(settings.audit()).toInstant();
    var removed = audit.removeBefore(oldest);
    if (removed > 0) {
      LOG.info("{} audit entries from before {} deleted", removed, oldest);
    }
  }
}
