package dk.pip.people.web;

import dk.pip.people.DirectoryLink;
import dk.pip.people.OpenSession;
import dk.pip.people.Passkey;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody keeps of their own account.
///
/// @param directory what people know the municipality's directory by; empty where there is none
/// @param link who they are in it; null where it doesn't know them
/// @param decidesRoles whether it says what they may do
public record OwnAccountPage(
    Staff staff,
    List<Passkey> passkeys,
    List<OpenSession> sessions,
    String directory,
    @Nullable DirectoryLink link,
    boolean decidesRoles,
    Instant now) {
  public boolean byDirectory() {
    return link != null && !directory.isEmpty();
  }

  /// `Firefox på Windows`.
  public String browser(OpenSession session, Texts texts) {
    var name = session.browser().name();
    var system = session.browser().system();
    if (name == null) {
      return texts.get("people.own.browser-unknown");
    }
    return system == null ? name : texts.get("people.own.browser", name, system);
  }

  /// When a passkey was added and last used.
  public String facts(Passkey key, Texts texts) {
    var used = key.usedAt();
    return used == null
        ? texts.get("people.passkey.since", when(key.addedAt(), texts))
        : texts.get("people.passkey.used", when(key.addedAt(), texts), when(used, texts));
  }

  public String when(Instant time, Texts texts) {
    return Dates.near(time, now, texts);
  }

  public boolean elsewhere() {
    return sessions.size() > 1;
  }
}
