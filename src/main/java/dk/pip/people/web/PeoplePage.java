package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Everybody with an account, and what was done to accounts lately.
///
/// @param self whose page it is
/// @param directory what people know the municipality's directory by; empty where there is none
/// @param linked those whom it knows
public record PeoplePage(
    List<Account> accounts,
    StaffId self,
    String directory,
    Set<StaffId> linked,
    List<Audit.Entry> history,
    Instant now) {
  public boolean byDirectory(Account account) {
    return !directory.isEmpty() && linked.contains(account.id());
  }

  /// `Mette Lund, ` or `en læser, `; empty where nobody was signed in.
  public String who(Audit.Entry entry, Texts texts) {
    var who = AuditWords.who(entry, texts);
    return who.isEmpty() ? "" : who + ", ";
  }

  public String when(Audit.Entry entry, Texts texts) {
    return Dates.near(entry.at(), now, texts);
  }
}
