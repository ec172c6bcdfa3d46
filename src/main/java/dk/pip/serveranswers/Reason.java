package dk.pip.serveranswers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a server’s answer or a message that came back says: why a mail was not taken, or what its reader or their program wants.
public enum Reason {
  /// No such mailbox.
  GONE(Consequence.STOP),
  /// The reader has moved to another address, or left.
  MOVED(Consequence.STOP),
  /// The domain doesn't exist or takes no mail (RFC 7505).
  NO_SUCH_HOST(Consequence.STOP),

  /// The mailbox is there, but closed for now: suspended, locked, inactive.
  DISABLED(Consequence.COUNT),
  FULL(Consequence.COUNT),
  TOO_LARGE(Consequence.COUNT),
  /// The receiving server is in trouble or can't be reached.
  TEMPORARY(Consequence.COUNT),
  GREYLISTED(Consequence.COUNT),
  /// Tried until the time was up.
  EXPIRED(Consequence.COUNT),
  /// Refused, and the answer doesn't tell why.
  UNTOLD(Consequence.COUNT),

  /// Refused by the receiver's choice, without a better word.
  REFUSED(Consequence.TELL_OPERATOR),
  /// Against a rule: sender address, content, virus filter, relaying, malformed.
  POLICY(Consequence.TELL_OPERATOR),
  SPAM(Consequence.TELL_OPERATOR),
  /// SPF, DKIM or DMARC.
  AUTHENTICATION(Consequence.TELL_OPERATOR),
  /// The sending address (IP) or its name is on a list, or has no reverse name.
  BLOCKED(Consequence.TELL_OPERATOR),
  /// Too much, too fast.
  THROTTLED(Consequence.TELL_OPERATOR),
  TLS(Consequence.TELL_OPERATOR),

  COMPLAINT(Consequence.UNSUBSCRIBE),
  /// The reader pressed the mail program's own unsubscribe button.
  OPT_OUT(Consequence.UNSUBSCRIBE),
  /// The reader took a mail out of the spam folder.
  NOT_SPAM(Consequence.FILE),

  OUT_OF_OFFICE(Consequence.FILE),
  /// "Confirm that you sent this."
  CHALLENGE(Consequence.SHOW),
  /// Any other automatic answer.
  AUTOMATIC(Consequence.FILE),

  DELIVERED(Consequence.FILE),
  /// Passed on to a server that reports nothing.
  RELAYED(Consequence.FILE),
  /// A mail program's receipt (RFC 8098).
  READ(Consequence.FILE),
  DELAYED(Consequence.FILE),

  REPLY(Consequence.SHOW),
  UNKNOWN(Consequence.SHOW);

  private final Consequence consequence;

  Reason(Consequence consequence) {
    this.consequence = consequence;
  }

  public Consequence consequence() {
    return consequence;
  }

  /// Whether the address itself is dead, so that no later mail can arrive. A full mailbox or a refusal of our mail is
  /// not, though the answer was a 5xx.
  public boolean permanent() {
    return consequence == Consequence.STOP;
  }

  /// As it is written in JSON and in the database, such as `too-large`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Reason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }
}
