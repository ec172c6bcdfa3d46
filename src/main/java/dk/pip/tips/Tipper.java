package dk.pip.tips;

import dk.pip.shared.MailAddress;
import java.util.Optional;

/// Who told something, as far as they said so.
///
/// @param mail empty where they gave none, or one that is none
/// @param mayName whether their name may stand in the story
public record Tipper(String name, String mail, String phone, boolean mayName) {
  static final Tipper NOBODY = new Tipper("", "", "", false);

  /// Somebody of whom only the name is known.
  public static Tipper of(String name) {
    return new Tipper(name, "", "", false);
  }

  public boolean isNobody() {
    return name.isEmpty() && mail.isEmpty() && phone.isEmpty();
  }

  Optional<MailAddress> address() {
    return MailAddress.parse(mail);
  }

  /// Says nothing of who it is, as logs may have it.
  @Override
  public String toString() {
    return "Tipper[…]";
  }
}
