package dk.pip.people;

import dk.pip.access.PrincipalSource;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Who is asking: reads the account once per request.
@Component
public class SignedIn implements PrincipalSource<Staff> {
  private static final String ASKED = SignedIn.class.getName();
  private static final Duration SHOWN_FOR = Duration.ofMinutes(15);

  private final Accounts accounts;
  private final Sessions sessions;
  private final DirectoryLinks links;
  private final DirectorySettings directory;
  private final Clock clock;

  SignedIn(Accounts accounts, Sessions sessions, DirectoryLinks links, DirectorySettings directory, Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Class<Staff> type() {
    return Staff.class;
  }

  @Override
  public Optional<Staff> find(HttpServletRequest request) {
    return staff(request);
  }

  @Override
  public String refusal() {
    return "web.error.403";
  }

  /// Whoever asks for a page just now; empty where nobody is signed in or nothing is asked for.
  public Optional<Staff> asking() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now ? staff(now.getRequest()) : Optional.empty();
  }

  public Optional<Staff> staff(HttpServletRequest request) {
    if (request.getAttribute(ASKED) instanceof Staff known) {
      return Optional.of(known);
    }
    var staff = hasEnded(request) ? Optional.<Staff>empty() : Sessions.who(request).flatMap(accounts::findStaff);
    staff.ifPresent(found -> request.setAttribute(ASKED, found));
    return staff;
  }

  /// Whether somebody was signed in here for as long as one may be before the directory is asked again.
  public boolean hasEnded(HttpServletRequest request) {
    return Sessions.hasEnded(request, clock.instant());
  }

  /// Signs somebody in for this and the following requests. Whom the directory knows stays for as long as by it, so that no
  /// way in lasts longer than another.
  public void begin(HttpServletRequest request, Staff staff) {
    sessions.makeRoom(staff.id());
    Sessions.begin(request, staff.id());
    request.setAttribute(ASKED, staff);
    if (directory.any() && links.find(staff.id()).isPresent()) {
      Sessions.endAt(request, clock.instant().plus(directory.asksAfter()));
    }
  }

  /// The same for somebody whom the directory has let in.
  public void beginByDirectory(HttpServletRequest request, Staff staff, DirectorySession kept) {
    begin(request, staff);
    Sessions.keep(request, kept);
  }

  /// What the session keeps of the directory, if it was begun by it.
  public Optional<DirectorySession> directory(HttpServletRequest request) {
    return Sessions.directory(request);
  }

  /// The same for somebody who has just shown that they get the mails of their account, and so may choose a new password
  /// without the present one.
  public void beginByMail(HttpServletRequest request, Staff staff) {
    begin(request, staff);
    Sessions.showMail(request, clock.instant().plus(SHOWN_FOR));
  }

  public boolean hasShownMail(HttpServletRequest request) {
    return Sessions.mailShownUntil(request).filter(until -> clock.instant().isBefore(until)).isPresent();
  }

  public void end(HttpServletRequest request) {
    Sessions.end(request);
    request.removeAttribute(ASKED);
  }

  /// Where somebody is signed in, the browser that asks first.
  public List<OpenSession> list(Staff staff, HttpServletRequest request) {
    return sessions.list(staff.id(), request.getSession().getId());
  }

  /// Signs somebody out in another browser than the one that asks. Returns whether they were signed in there.
  public boolean endElsewhere(Staff staff, UUID open, HttpServletRequest request) {
    return sessions.end(staff.id(), open, request.getSession().getId());
  }

  /// Signs somebody out in all browsers but the one that asks.
  public void endElsewhere(Staff staff, HttpServletRequest request) {
    sessions.endAll(staff.id(), request.getSession().getId());
  }
}
