package dk.pip.returns;

import java.util.Locale;

/// What a returned message is.
public enum ReturnKind {
  /// The mail was given up.
  BOUNCE,
  /// A mail provider's report (RFC 5965) about a reader who pressed a button.
  COMPLAINT,
  /// A program answered for the reader: away, moved, "we have received your mail".
  AUTO_REPLY,
  /// It arrived, or was passed on to where nobody reports back from.
  DELIVERED,
  /// Not there yet; the mail server goes on trying.
  DELAYED,
  /// A person wrote back.
  REPLY,
  UNKNOWN;

  /// As it is written in JSON and in the database, such as `auto-reply`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
