package dk.pip.highlights;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people work as: administrators keep the list, and each says for themselves.
@Service
public class Jobs {
  private final JobTable table;
  private final Audit audit;
  private final Clock clock;

  Jobs(JobTable table, Audit audit, Clock clock) {
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Job> list() {
    return table.list();
  }

  public Optional<Job> find(JobId id) {
    return table.find(id);
  }

  /// @return empty where another has that name
  @Transactional
  public Optional<JobId> add(Staff by, String name) {
    var id = new JobId(Id.fresh(clock.instant()));
    if (!table.add(id, name)) {
      return Optional.empty();
    }
    audit.record(by.id(), "highlights.audit.job-added", name);
    return Optional.of(id);
  }

  /// @throws DuplicateKeyException where another has that name
  @Transactional
  public void rename(Staff by, JobId id, String name) {
    table.rename(id, name);
    audit.record(by.id(), "highlights.audit.job-renamed", name);
  }

  /// Takes a job off the list.
  ///
  /// @return false where something is or was aimed at it: whom that was for must go on being told
  @Transactional
  public boolean remove(Staff by, Job job) {
    var done = table.remove(job.id());
    if (done) {
      audit.record(by.id(), "highlights.audit.job-removed", job.name());
    }
    return done;
  }

  /// What somebody works as.
  public Set<JobId> of(StaffId person) {
    return table.of(person);
  }

  /// Who works as it.
  public Set<StaffId> holders(JobId id) {
    return table.holders(id);
  }

  /// Says what somebody works as, in place of what was said before.
  @Transactional
  public void put(StaffId person, Collection<JobId> jobs) {
    table.put(person, jobs);
  }

  @Transactional
  public void addHolder(Staff by, Job job, StaffId person, String name) {
    if (table.addHolder(job.id(), person)) {
      audit.record(by.id(), "highlights.audit.job-given", job.name() + ": " + name);
    }
  }

  @Transactional
  public void removeHolder(Staff by, Job job, StaffId person, String name) {
    if (table.removeHolder(job.id(), person)) {
      audit.record(by.id(), "highlights.audit.job-taken", job.name() + ": " + name);
    }
  }
}
