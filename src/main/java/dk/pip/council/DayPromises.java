package dk.pip.council;

import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentFault;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.CommitmentsInThread;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.NewCommitment;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.UnitId;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.thread.Threads;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes what was decided a promise that everybody can follow.
@Service
public class DayPromises {
  private final ClassProposalTable proposals;
  private final Commitments commitments;
  private final Threads threads;
  private final Audit audit;
  private final Clock clock;

  DayPromises(ClassProposalTable proposals, Commitments commitments, Threads threads, Audit audit, Clock clock) {
    this.proposals = proposals;
    this.commitments = commitments;
    this.threads = threads;
    this.audit = audit;
    this.clock = clock;
  }

  /// What came of it.
  public sealed interface Promised {
    /// @param path where everybody reads it
    record Done(String path) implements Promised {}

    record Refused(Set<CommitmentFault> faults) implements Promised {}

    /// Nothing is decided of it, or there is a promise already.
    record NotNow() implements Promised {}
  }

  @Transactional
  public Promised promise(Staff by, CouncilDay day, ClassProposal it, String sentence, LocalDate due, ContactId owner, @Nullable UnitId unit) {
    proposals.lock(it.id());
    var now = proposals.of(day.id()).stream().filter(each -> each.id().equals(it.id())).findFirst().orElseThrow();
    if (now.granted() == null || now.commitmentPath() != null || day.practice()) {
      return new Promised.NotNow();
    }
    var granted = DayWords.money(now);
    var terms = CommitmentTerms.of(sentence, due, owner, unit).withAmount(granted == 0 ? null : granted).withPlace(Letters.shortened(Commitments.LONGEST_PLACE, oneLine(now.text().place())));
    var kind = day.vote() == null ? CommitmentSource.Kind.COUNCIL_DAY : CommitmentSource.Kind.VOTE;
    var source = new CommitmentSource(kind, day.plan().title(), day.letGoAt() == null ? null : day.path());
    var given = new NewCommitment(terms, CommitmentAudience.PUBLIC, source, promisedOn(day), "council " + it.id().value());
    var faults = commitments.faults(given);
    if (!faults.isEmpty()) {
      return new Promised.Refused(faults);
    }
    var id = commitments.make(By.of(by), given);
    audit.record(by.id(), "council.audit.promised", now.text().title());
    return new Promised.Done(tie(day, now, commitments.get(id)));
  }

  /// Says that a promise came of a proposal, and ties both by the day.
  ///
  /// @return where everybody reads it
  @Transactional
  public String tie(CouncilDay day, ClassProposal it, Commitment promise) {
    var path = String.valueOf(promise.path());
    proposals.commitment(it.id(), path);
    threads.tie(ProposalsInThread.ref(it.id()), CouncilInThread.ref(day.id()));
    threads.tie(CouncilInThread.ref(day.id()), CommitmentsInThread.ref(promise.id()));
    return path;
  }

  /// A day can be held ahead of its date, and nothing is promised in the future.
  private LocalDate promisedOn(CouncilDay day) {
    var today = Dates.local(clock.instant()).toLocalDate();
    return day.plan().date().isAfter(today) ? today : day.plan().date();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
