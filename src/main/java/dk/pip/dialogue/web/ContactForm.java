package dk.pip.dialogue.web;

import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.Side;
import dk.pip.people.Account;
import dk.pip.people.StaffId;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who speaks for a side, as they were typed. Whose mail address is that of an account has it as theirs.
public record ContactForm(
    @Nullable String side, @Nullable String name, @Nullable String jobTitle, @Nullable String mail, @Nullable Boolean signs) {
  private static final int LONGEST = 120;

  static ContactForm fresh(Side side) {
    return new ContactForm(side.word(), "", "", "", true);
  }

  static ContactForm of(PartyContact it) {
    var mail = it.mail();
    return new ContactForm(it.side().word(), it.name(), it.title(), mail == null ? "" : mail.text(), it.signs());
  }

  public String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  public boolean isOn(Side other) {
    return other.word().equals(side);
  }

  public boolean isSigner() {
    return Boolean.TRUE.equals(signs);
  }

  Problems check() {
    var problems = Problems.none();
    if (!isOn(Side.MANAGEMENT) && !isOn(Side.COUNTERPART)) {
      problems.add("side", "dialogue.problem.side");
    }
    if (text(name).isEmpty()) {
      problems.add("name", "dialogue.problem.empty.name");
    } else if (Letters.moreThan(LONGEST, text(name))) {
      problems.add("name", "dialogue.problem.long", LONGEST);
    }
    if (Letters.moreThan(LONGEST, text(jobTitle))) {
      problems.add("jobTitle", "dialogue.problem.long", LONGEST);
    }
    if (MailAddress.parse(text(mail)).isEmpty()) {
      problems.add("mail", "dialogue.problem.mail");
    }
    return problems;
  }

  /// Only of one that has no problems.
  PartyContact.Words words(List<Account> accounts) {
    var address = MailAddress.parse(text(mail)).orElseThrow();
    return new PartyContact.Words(
        isOn(Side.MANAGEMENT) ? Side.MANAGEMENT : Side.COUNTERPART, text(name), text(jobTitle), address, account(address, accounts), isSigner());
  }

  private static @Nullable StaffId account(MailAddress address, List<Account> accounts) {
    return accounts.stream()
        .filter(it -> !it.disabled() && MailAddress.parse(it.mail()).map(MailAddress::key).filter(address.key()::equals).isPresent())
        .findFirst()
        .map(Account::id)
        .orElse(null);
  }
}
