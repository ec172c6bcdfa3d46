package dk.pip.people;

import dk.pip.municipality.Municipality;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.shared.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Who works with the newsletter and what they may do: the front door to accounts.
@Service
public class People {
  private static final Duration LINK_LIVES = Duration.ofHours(48);

  private final Accounts accounts;
  private final Invitations invitations;
  private final SignInLinks signInLinks;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Audit audit;
  private final Devices devices;
  private final DirectoryLinks directory;
  private final DirectorySettings directorySettings;
  private final TransactionTemplate transaction;
  private final Municipality municipality;
  private final Clock clock;

  People(
      Accounts accounts,
      Invitations invitations,
      SignInLinks signInLinks,
      Attempts attempts,
      Sessions sessions,
      Passwords passwords,
      Audit audit,
      Devices devices,
      DirectoryLinks directory,
      DirectorySettings directorySettings,
      TransactionTemplate transaction,
      Municipality municipality,
      Clock clock) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.signInLinks = signInLinks;
    this.attempts = attempts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.audit = audit;
    this.devices = devices;
    this.directory = directory;
    this.directorySettings = directorySettings;
    this.transaction = transaction;
    this.municipality = municipality;
    this.clock = clock;
  }

  /// Looks at a mail address and a password. Not one transaction: the attempt counts whatever happens then.
  ///
  /// @param address the network address that asks
  /// @param device what [#device] gave the browser when somebody signed in with it last, if it has that still
  public SignIn signIn(String mail, String password, String address, @Nullable String device) {
    var found = accounts.findCredentials(cleaned(mail));
    var attempt =
        found
            .flatMap(credentials -> devices.number(credentials.id(), device))
            .<Attempts.Try>map(Attempts.Try.FromKnown::new)
            .orElseGet(() -> new Attempts.Try.FromAddress(CaseFold.of(cleaned(mail)), address));
    if (!attempts.begin(attempt, clock.instant())) {
      return new SignIn.Paused();
    }
    if (!passwords.matches(password, found.map(Accounts.Credentials::password).orElse(null))) {
      return new SignIn.Wrong();
    }
    attempts.succeeded(attempt, clock.instant());
    return found
        .flatMap(credentials -> accounts.findStaff(credentials.id()))
        .map(staff -> mayOtherwise(staff) ? new SignIn.Welcome(staff) : new SignIn.ByDirectory())
        .orElseGet(SignIn.Wrong::new);
  }

  /// Whether somebody may sign in by another way than the municipality's directory.
  public boolean mayOtherwise(Staff staff) {
    return directory.mayOtherwise(staff.id(), clock.instant());
  }

  /// For a browser to keep that somebody has signed in with, so that others can’t make them wait.
  public String device(Staff staff) {
    return devices.fresh(staff.id());
  }

  /// Somebody who may use their account at this moment.
  public Optional<Staff> find(StaffId id) {
    return accounts.findStaff(id);
  }

  /// Somebody with an account, or what is left of them: a row with a byline for a name.
  public Optional<Account> findAccount(StaffId id) {
    return accounts.find(id);
  }

  public boolean isErased(StaffId id) {
    return accounts.isErased(id);
  }

  /// All but those who are erased.
  public List<Account> list() {
    return accounts.list();
  }

  private static String cleaned(String mail) {
    return MailAddress.orAsTyped(mail).strip();
  }

  /// Adds somebody, who then chooses a password through the one-time link.
  @Transactional
  public Addition add(Staff by, String name, String mail, Role role) {
    var id = new StaffId(Id.fresh(clock.instant()));
    if (!accounts.add(id, name.strip(), cleaned(mail), role, null, clock.instant())) {
      return new Addition.MailTaken();
    }
    audit.record(by.id(), "people.audit.added", name.strip());
    return new Addition.Added(link(id));
  }

  /// Adds somebody with a password, for the first administrator and for the demo, where nobody is there to hand over a
  /// link. The password must have passed [#passwordFault] unless it is the demo's.
  @Transactional
  public Staff addWithPassword(String name, String mail, Role role, String password) {
    var id = new StaffId(Id.fresh(clock.instant()));
    if (!accounts.add(id, name.strip(), cleaned(mail), role, passwords.hash(password), clock.instant())) {
      throw new IllegalStateException("There is an account with that mail address already");
    }
    audit.record(id, "people.audit.added", name.strip());
    return accounts.findStaff(id).orElseThrow();
  }

  /// What is wrong with a password, as a catalogue key.
  ///
  /// @param known words about the person and the place that it must not lean on
  public Optional<String> passwordFault(String password, List<String> known) {
    return PasswordRules.fault(password, known);
  }

  /// A new one-time link in place of the old one, also for somebody who forgot the password. Empty while the account is
  /// closed, as no link works then.
  @Transactional
  public Optional<Invitation> renewLink(Staff by, StaffId id) {
    if (accounts.find(id).filter(account -> !account.disabled()).isEmpty()) {
      return Optional.empty();
    }
    var invitation = link(id);
    audit.record(by.id(), "people.audit.link", invitation.account().name());
    return Optional.of(invitation);
  }

  /// Whom a one-time link is for, while it works.
  public Optional<Account> invited(String token) {
    return invitations.find(Tokens.hash(token), clock.instant()).flatMap(accounts::find);
  }

  /// Uses a one-time link up and ends every session that the person had.
  @Transactional
  public PasswordChoice choosePassword(String token, String password) {
    var hash = Tokens.hash(token);
    var account = invitations.find(hash, clock.instant()).flatMap(accounts::find);
    if (account.isEmpty()) {
      return new PasswordChoice.LinkGone();
    }
    var id = account.get().id();
    var fault = PasswordRules.fault(password, knownOf(account.get().name(), account.get().mail()));
    if (fault.isPresent()) {
      return new PasswordChoice.Refused(fault.get());
    }
    if (!invitations.use(hash, clock.instant())) {
      return new PasswordChoice.LinkGone();
    }
    accounts.changePassword(id, passwords.hash(password), clock.instant());
    signInLinks.removeAll(id);
    sessions.endAll(id, null);
    audit.record(id, "people.audit.password-chosen", account.get().name());
    return new PasswordChoice.Chosen(accounts.findStaff(id).orElseThrow());
  }

  /// Changes one's own password and ends one's other sessions, and the one-time link that there may be: all of it or
  /// nothing, and nothing if the password was changed at the same time elsewhere.
  ///
  /// @param session the session to keep
  public PasswordChoice changePassword(Staff staff, String present, String password, String session) {
    // Counted by itself: whoever is signed in is not kept waiting by those who try from elsewhere.
    var attempt = new Attempts.Try.FromKnown("own " + staff.id().value());
    var known = accounts.findCredentials(staff.mail());
    if (!attempts.begin(attempt, clock.instant())
        || !passwords.matches(present, known.map(Accounts.Credentials::password).orElse(null))) {
      return new PasswordChoice.NotYou();
    }
    attempts.succeeded(attempt, clock.instant());
    var fault = PasswordRules.fault(password, knownOf(staff.name(), staff.mail()));
    if (fault.isPresent()) {
      return new PasswordChoice.Refused(fault.get());
    }
    var hash = passwords.hash(password);
    var changed =
        transaction.execute(
            _ -> {
              if (!accounts.changePassword(staff.id(), known.orElseThrow().password(), hash)) {
                return false;
              }
              invitations.remove(staff.id());
              signInLinks.removeAll(staff.id());
              sessions.endAll(staff.id(), session);
              audit.record(staff.id(), "people.audit.password-changed", staff.name());
              return true;
            });
    return changed ? new PasswordChoice.Chosen(staff) : new PasswordChoice.NotYou();
  }

  /// Gives somebody a new password who has just shown in another way who they are, and ends their other sessions.
  ///
  /// @param session the session to keep
  @Transactional
  public PasswordChoice replacePassword(Staff staff, String password, String session) {
    var fault = PasswordRules.fault(password, knownOf(staff.name(), staff.mail()));
    if (fault.isPresent()) {
      return new PasswordChoice.Refused(fault.get());
    }
    accounts.changePassword(staff.id(), passwords.hash(password), clock.instant());
    invitations.remove(staff.id());
    signInLinks.removeAll(staff.id());
    sessions.endAll(staff.id(), session);
    audit.record(staff.id(), "people.audit.password-changed", staff.name());
    return new PasswordChoice.Chosen(staff);
  }

  public boolean hasPassword(Staff staff) {
    return accounts.hasPassword(staff.id());
  }

  /// Changes what somebody may do and ends all of their sessions, so that nothing stays open that was shown to the old role.
  @Transactional
  public Change changeRole(Staff by, StaffId id, Role role) {
    if (directorySettings.any() && directorySettings.decidesRoles() && directory.find(id).isPresent()) {
      return Change.DIRECTORY;
    }
    if (role != Role.ADMINISTRATOR && isLastAdministrator(id)) {
      return Change.LAST_ADMINISTRATOR;
    }
    var change = change(by, id, "people.audit.role-changed", () -> accounts.changeRole(id, role));
    if (change == Change.DONE) {
      sessions.endAll(id, null);
    }
    return change;
  }

  /// Closes an account: its sessions and its one-time link end at once. What the person has done stays.
  @Transactional
  public Change disable(Staff by, StaffId id) {
    if (isLastAdministrator(id)) {
      return Change.LAST_ADMINISTRATOR;
    }
    sessions.endAll(id, null);
    invitations.remove(id);
    signInLinks.removeAll(id);
    directory.closedByOthers(id);
    return change(by, id, "people.audit.disabled", () -> accounts.disable(id, clock.instant()));
  }

  @Transactional
  public Change enable(Staff by, StaffId id) {
    directory.closedByOthers(id);
    return change(by, id, "people.audit.enabled", () -> accounts.enable(id));
  }

  /// Lets the directory know an account no more, so that it is one of its own again, or somebody else's in the directory.
  @Transactional
  public Change unlink(Staff by, StaffId id) {
    sessions.endAll(id, null);
    return change(by, id, "people.audit.directory-unlinked", () -> directory.remove(id));
  }

  private Change change(Staff by, StaffId id, String act, BooleanSupplier change) {
    if (!change.getAsBoolean()) {
      return Change.UNCHANGED;
    }
    audit.record(by.id(), act, accounts.find(id).map(Account::name).orElse(null));
    return Change.DONE;
  }

  private boolean isLastAdministrator(StaffId id) {
    return accounts.lockAdministrators().equals(List.of(id));
  }

  private Invitation link(StaffId id) {
    var token = Tokens.fresh();
    var expires = clock.instant().plus(LINK_LIVES);
    invitations.replace(id, Tokens.hash(token), expires);
    return new Invitation(accounts.find(id).orElseThrow(), token, expires);
  }

  private List<String> knownOf(String name, String mail) {
    var details = municipality.details();
    return List.of(details.name(), details.newsletter(), name, mail);
  }
}
