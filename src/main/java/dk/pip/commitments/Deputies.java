package dk.pip.commitments;

import dk.pip.people.Audit;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who answers for whom meanwhile. What would be written to somebody who is away goes to their deputy, with links of the deputy’s own, and
/// back afterwards; the deputy’s links are dead then.
@Service
public class Deputies {
  private static final int MOST_DAYS = 366;
  private static final int MOST_A_DAY = 5;

  /// How long it is known who was away.
  public static final int KEPT_DAYS = 30;

  private final DeputyTable table;
  private final Contacts contacts;
  private final Audit audit;
  private final Clock clock;

  Deputies(DeputyTable table, Contacts contacts, Audit audit, Clock clock) {
    this.table = table;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /// Where somebody is reached today.
  ///
  /// @param contact whose links stand in the letter
  /// @param deputy in whose place; null where it is they themselves
  public record Reach(Contact contact, MailAddress to, @Nullable Deputy deputy) {}

  /// Who answers at an address today, where whoever has it is away. Whose deputy is away too is answered for by the deputy’s deputy.
  public Optional<Deputy> of(MailAddress away) {
    return reach(away).map(Reach::deputy);
  }

  /// Where a contact is written to today; nowhere who has left.
  public Optional<Reach> reach(Contact contact) {
    return contacts.address(contact).map(to -> reach(to).orElseGet(() -> new Reach(contact, to, null)));
  }

  /// The deputy at an address; empty where whoever has it is there, or nobody can be written to in their place.
  Optional<Reach> reach(MailAddress address) {
    var seen = new HashSet<String>();
    var at = address;
    Reach found = null;
    while (seen.add(at.key())) {
      var deputy = table.of(at, today()).orElse(null);
      var contact = deputy == null ? null : contacts.find(deputy.deputy()).orElse(null);
      var to = contact == null ? null : contacts.address(contact).orElse(null);
      if (deputy == null || contact == null || to == null) {
        return Optional.ofNullable(found);
      }
      found = new Reach(contact, to, deputy);
      at = to;
    }
    // Everybody is everybody’s deputy: then it is whoever it was for.
    return Optional.empty();
  }

  /// Those of now and later.
  public List<Deputy> list() {
    return table.from(today());
  }

  /// Those of one address, of now and later.
  public List<Deputy> list(MailAddress away) {
    return table.from(away, today());
  }

  /// Names a deputy, in place of those who would be it at the same time.
  ///
  /// @param by an owner names one for themselves alone; who may is asked before
  /// @return what is wrong; empty where it is done
  @Transactional
  public Optional<DeputyFault> name(By by, MailAddress away, String name, ContactId deputy, LocalDate from, LocalDate until) {
    var today = today();
    if (until.isBefore(from) || until.isBefore(today) || until.isAfter(from.plusDays(MOST_DAYS)) || from.isAfter(today.plusDays(MOST_DAYS))) {
      return Optional.of(DeputyFault.DAYS);
    }
    var to = contacts.find(deputy).flatMap(contacts::address).orElse(null);
    if (to == null) {
      return Optional.of(DeputyFault.UNREACHABLE);
    }
    if (to.key().equals(away.key())) {
      return Optional.of(DeputyFault.SELF);
    }
    var contact = by instanceof By.ByContact(var one, _) ? one : null;
    if (contact != null && table.namedBy(contact, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
      return Optional.of(DeputyFault.OFTEN);
    }
    var staff = by instanceof By.ByStaff(var one, _) ? one : null;
    table.endWithin(away, from, until, clock.instant());
    table.recallOver(today, clock.instant());
    table.add(new Deputy(Id.fresh(clock.instant()), away, name, deputy, from, until), clock.instant(), staff, contact);
    if (staff != null) {
      audit.record(staff, "commitments.audit.deputy-named", name);
    }
    return Optional.empty();
  }

  /// Lets whoever was away answer again; the deputy’s links are dead at once.
  @Transactional
  public boolean end(By by, UUID id) {
    var known = table.find(id);
    var done = table.end(id, clock.instant());
    if (done) {
      table.recallOver(today(), clock.instant());
      if (by instanceof By.ByStaff(var staff, _)) {
        audit.record(staff, "commitments.audit.deputy-ended", known.map(Deputy::name).orElse(null));
      }
    }
    return done;
  }

  /// Recalls the links of those whose time is over.
  @Transactional
  public void endPassed() {
    table.recallOver(today(), clock.instant());
    table.forget(today().minusDays(KEPT_DAYS));
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }
}
