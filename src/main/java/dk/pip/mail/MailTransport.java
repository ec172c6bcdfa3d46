package dk.pip.mail;

import dk.pip.shared.Texts;

/// The way out for mail. What goes wrong outside is an answer, never an exception.
public interface MailTransport {

  Outcome send(OutgoingMail mail);

  /// What became of a mail.
  sealed interface Outcome {

    /// What to tell the person who sent it.
    default String sentence(Texts texts) {
      return switch (this) {
        case Sent _ -> texts.get("mail.smtp.sent");
        case Refused(var code, var text, var permanent) ->
            texts.get(
                permanent ? "mail.smtp.refused" : "mail.smtp.refused-for-now", Integer.toString(code), text);
        case Unreachable(var text) -> texts.get("mail.smtp.unreachable", text);
        case Uncertain(var text) -> texts.get("mail.smtp.uncertain", text);
        case NoServer _ -> texts.get("mail.smtp.no-server");
        case NoSender _ -> texts.get("mail.smtp.no-sender");
        case Held _ -> texts.get("mail.smtp.held");
      };
    }

    /// The server has taken it.
    record Sent() implements Outcome {}

    /// The server said no.
    ///
    /// @param code three digits of SMTP
    /// @param text in the server's own words, one line
    /// @param permanent whether it will say no again
    record Refused(int code, String text, boolean permanent) implements Outcome {}

    /// The mail never got as far as to be handed over: no connection, no encryption, no answer.
    record Unreachable(String text) implements Outcome {}

    /// The mail was handed over, and the connection broke before the server said whether it took it. It may have been
    /// sent; to send it again may send it twice.
    record Uncertain(String text) implements Outcome {}

    /// The installation has no mail server to send by.
    record NoServer() implements Outcome {}

    /// The installation has no address to send from.
    record NoSender() implements Outcome {}

    /// The installation was restored from a backup and keeps still until somebody lets it go on. Nothing was tried.
    record Held() implements Outcome {}
  }
}
