package dk.pip.people;

import dk.pip.people.DirectoryAnswer.Reason;
import dk.pip.people.DirectoryProvider.Person;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes, follows and closes accounts as the directory says. People are known by what it calls them for good, and never by
/// their address alone, which may be somebody else's tomorrow.
@Service
class DirectoryAccounts {
  private static final int LONGEST_NAME = 100;
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryAccounts.class);

  private final Accounts accounts;
  private final DirectoryLinks links;
  private final Sessions sessions;
  private final Invitations invitations;
  private final SignInLinks signInLinks;
  private final Audit audit;
  private final DirectorySettings settings;
  private final Clock clock;

  DirectoryAccounts(
      Accounts accounts,
      DirectoryLinks links,
      Sessions sessions,
      Invitations invitations,
      SignInLinks signInLinks,
      Audit audit,
      DirectorySettings settings,
      Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.sessions = sessions;
    this.invitations = invitations;
    this.signInLinks = signInLinks;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  sealed interface Outcome {
    /// @param kept as in [DirectoryAnswer.Welcome]
    record Admitted(Staff staff, boolean kept) implements Outcome {}

    record Turned(Reason reason) implements Outcome {}
  }

  @Transactional
  Outcome signIn(Person person) {
    links.lock(person.issuer(), person.subject());
    var role = settings.role(person.roles());
    var link = links.find(person.issuer(), person.subject());
    if (link.isPresent()) {
      return role.isEmpty() ? close(link.get()) : follow(link.get(), person, role.get());
    }
    return role.isEmpty() ? new Outcome.Turned(Reason.NO_ROLE) : admit(person, role.get());
  }

  /// Somebody whom we don't know yet as one of the directory.
  private Outcome admit(Person person, Role role) {
    var mail = mail(person);
    if (mail == null) {
      return new Outcome.Turned(Reason.NO_MAIL);
    }
    var now = clock.instant();
    var id = new StaffId(Id.fresh(now));
    if (accounts.add(id, name(person, mail), mail, role, null, now)) {
      accounts.activate(id, now);
      links.put(id, person.issuer(), person.subject(), now);
      audit.record(null, "people.audit.directory-added", name(person, mail));
      return new Outcome.Admitted(accounts.findStaff(id).orElseThrow(), false);
    }
    return join(person, mail, role);
  }

  /// Somebody with an account that was made here.
  private Outcome join(Person person, String mail, Role role) {
    var account = accounts.findByMail(mail).orElseThrow();
    if (isTaken(account.id(), person.issuer())) {
      return new Outcome.Turned(Reason.MAIL_TAKEN);
    }
    if (!person.mailVerified() && !settings.trustsMail()) {
      return new Outcome.Turned(Reason.MAIL_UNSURE);
    }
    if (account.disabled()) {
      return new Outcome.Turned(Reason.CLOSED);
    }
    var now = clock.instant();
    if (!links.put(account.id(), person.issuer(), person.subject(), now)) {
      return new Outcome.Turned(Reason.MAIL_TAKEN);
    }
    accounts.activate(account.id(), now);
    endWays(account.id());
    audit.record(account.id(), "people.audit.directory-joined", account.name());
    return follow(links.find(account.id()).orElseThrow(), person, role);
  }

  private boolean isTaken(StaffId id, String issuer) {
    return links.find(id).filter(other -> other.issuer().equals(issuer)).isPresent();
  }

  /// Name, address and role as they are in the directory today.
  private Outcome follow(DirectoryLink link, Person person, Role role) {
    var id = link.accountId();
    var administrators = accounts.lockAdministrators();
    var before = accounts.find(id).orElseThrow();
    var reopened = before.disabled() && link.closedAt() != null;
    if (before.disabled() && !reopened) {
      return new Outcome.Turned(Reason.CLOSED);
    }
    var now = clock.instant();
    links.asked(id, now);
    if (reopened) {
      accounts.enable(id);
      audit.record(null, "people.audit.directory-opened", before.name());
    }
    var kept = false;
    if (role != before.role() && (settings.decidesRoles() || reopened)) {
      kept = administrators.equals(List.of(id));
      if (kept) {
        audit.record(null, "people.audit.directory-kept", before.name());
      } else {
        accounts.changeRole(id, role);
        sessions.endAll(id, null);
        audit.record(null, "people.audit.directory-role", before.name());
      }
    }
    rename(before, person);
    return new Outcome.Admitted(accounts.findStaff(id).orElseThrow(), kept);
  }

  private void rename(Account before, Person person) {
    var said = mail(person);
    var mail = said == null || said.equals(before.mail()) ? before.mail() : said;
    var name = name(person, before.name());
    if (name.equals(before.name()) && mail.equals(before.mail())) {
      return;
    }
    if (!accounts.rename(before.id(), name, mail)) {
      LOG.warn("The directory's address for account {} is another's already; the account keeps its own", before.id().value());
      accounts.rename(before.id(), name, before.mail());
    }
  }

  private Outcome close(DirectoryLink link) {
    var id = link.accountId();
    if (accounts.lockAdministrators().equals(List.of(id))) {
      sessions.endAll(id, null);
      audit.record(null, "people.audit.directory-kept", accounts.find(id).map(Account::name).orElse(null));
      return new Outcome.Turned(Reason.NO_ROLE_LAST_ADMINISTRATOR);
    }
    var now = clock.instant();
    if (accounts.disable(id, now)) {
      links.closed(id, now);
      audit.record(null, "people.audit.directory-closed", accounts.find(id).map(Account::name).orElse(null));
    }
    endWays(id);
    return new Outcome.Turned(Reason.NO_ROLE);
  }

  private void endWays(StaffId id) {
    sessions.endAll(id, null);
    invitations.remove(id);
    signInLinks.removeAll(id);
  }

  /// Whose sessions a subject's are.
  Optional<StaffId> find(String issuer, String subject) {
    return links.find(issuer, subject).map(DirectoryLink::accountId);
  }

  private static @Nullable String mail(Person person) {
    var said = person.mail();
    return said == null ? null : MailAddress.parse(said).map(MailAddress::text).orElse(null);
  }

  private static String name(Person person, String otherwise) {
    return person.name().isBlank() ? otherwise : Letters.first(LONGEST_NAME, person.name());
  }
}
