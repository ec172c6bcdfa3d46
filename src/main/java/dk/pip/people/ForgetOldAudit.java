package dk.pip.people;

import dk.pip.shared.Dates;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Deletes from the audit what was done longer ago than the settings keep it.
@Component
class ForgetOldAudit {
  private static final Logger LOG = LoggerFactory.getLogger(ForgetOldAudit.class);

  private final Audit audit;
  private final PeopleSettings settings;
  private final Clock clock;

  ForgetOldAudit(Audit audit, PeopleSettings settings, Clock clock) {
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
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
