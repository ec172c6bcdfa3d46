package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;

/// Everybody with an account, and what was done to accounts lately.
///
/// @param self whose page it is
public record PeoplePage(List<Account> accounts, StaffId self, List<Audit.Entry> history, Instant now) {
  /// `Mette Lund, ` or `en læser, `; empty where nobody was signed in.
  public String who(Audit.Entry entry, Texts texts) {
    var who = AuditWords.who(entry, texts);
    return who.isEmpty() ? "" : who + ", ";
  }

  public String when(Audit.Entry entry, Texts texts) {
    return Dates.near(entry.at(), now, texts);
  }
}
