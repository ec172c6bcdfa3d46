package dk.pip.returns;

import java.util.Optional;
import java.util.regex.Pattern;

/// Sorts the answers of mail servers by reason: those given over SMTP while sending, and those that reports quote.
/// Clear words come first, as servers use one code for everything; then the enhanced status, vague words, and the code.
public final class AnswerSorter {
  /// What a name server's trouble is reported with, rather than that there is no such name.
  private static final Pattern AGAIN = Pattern.compile("found, try again|try again later");

  private AnswerSorter() {}

  /// Never throws; what says nothing is [Reason#TEMPORARY] below 500 and [Reason#UNTOLD] from there.
  /// [Reason#permanent] tells whether the address is dead; whether to try again now is for the code's first digit.
  public static Reason sort(Answer answer) {
    var reason =
        clearly(answer).or(() -> vaguely(answer)).orElse(answer.isTemporary() ? Reason.TEMPORARY : Reason.UNTOLD);
    return reason.permanent() && answer.isTemporary() ? Reason.TEMPORARY : reason;
  }

  /// What the answer to a mail means that was given up: what is only for now has been tried until the time was up.
  static Reason atLast(Reason reason, Answer answer) {
    return switch (reason) {
      case TEMPORARY -> answer.isTemporary() ? Reason.EXPIRED : reason;
      case NO_SUCH_HOST -> answer.isTemporary() || AGAIN.matcher(answer.text()).find() ? Reason.EXPIRED : reason;
      default -> reason;
    };
  }

  /// By clear words, or a status that says something by itself.
  static Optional<Reason> clearly(Answer answer) {
    var status = Optional.ofNullable(answer.status()).flatMap(StatusCodes::clear);
    if (status.isPresent() && StatusCodes.isTrusted(answer.status())) {
      return status;
    }
    var said = Phrases.CLEAR.heading(words(answer)).flatMap(Reason::of);
    if (said.or(() -> status).equals(Optional.of(Reason.TEMPORARY)) && takesNoMail(answer)) {
      return Optional.of(Reason.NO_SUCH_HOST);
    }
    return said.filter(reason -> reason != Reason.TEMPORARY || !isOurs(status)).or(() -> status);
  }

  /// The codes of hosts and domains that never take mail (RFC 7504).
  private static boolean takesNoMail(Answer answer) {
    return answer.code() == 521 || answer.code() == 556;
  }

  /// "Service unavailable" is what servers say before they say that they don't want our mail.
  private static boolean isOurs(Optional<Reason> status) {
    return status.filter(reason -> reason.consequence() == Consequence.TELL_OPERATOR).isPresent();
  }

  static Optional<Reason> vaguely(Answer answer) {
    return Phrases.VAGUE
        .heading(words(answer))
        .flatMap(Reason::of)
        .map(reason -> answer.isTemporary() ? Reason.TEMPORARY : reason)
        .or(() -> Optional.ofNullable(answer.status()).flatMap(StatusCodes::vague))
        .or(() -> byCode(answer.code()));
  }

  private static String words(Answer answer) {
    return Words.plain(Words.withoutServers(answer.text()));
  }

  private static Optional<Reason> byCode(int code) {
    return switch (code) {
      case 521, 556 -> Optional.of(Reason.NO_SUCH_HOST);
      case 0 -> Optional.empty();
      case 551 -> Optional.of(Reason.MOVED);
      case 552 -> Optional.of(Reason.FULL);
      default -> Optional.of(code < 500 ? Reason.TEMPORARY : Reason.UNTOLD);
    };
  }
}
