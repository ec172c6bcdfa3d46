package dk.pip.readers;

import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import java.util.List;

/// What somebody asked for, and from where.
///
/// @param page the page that the form stood on, ours or another's, as it is kept with the consent
/// @param origin the network address; only counted, never kept
public record SignUp(
    MailAddress address, String name, Language language, List<ListId> lists, String page, String origin) {
  public SignUp {
    lists = List.copyOf(lists);
  }

  /// How asking went. It says nothing about who is subscribed.
  public enum Outcome {
    /// A server has taken the mail.
    ASKED,
    /// The mail is written and waits for a server; it is tried again and again.
    WAITING,
    /// So many mails were asked for today that no more is sent to the address.
    ENOUGH,
    /// The server takes no mail for the address.
    REFUSED,
    /// Too many from the same network address; later will do.
    TOO_MANY,
    /// No mail can be sent just now.
    NO_WAY
  }
}
