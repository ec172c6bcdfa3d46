package dk.pip.returns;

import java.util.Optional;

/// Sorts the answers of mail servers by reason: those given over SMTP while sending, and those that reports quote.
/// Clear words come first, as servers use one code for everything; then the enhanced status, vague words, and the code.
public final class AnswerSorter {
  private AnswerSorter() {}

  /// Never throws; what says nothing is [Reason#TEMPORARY] below 500 and [Reason#UNTOLD] from there.
  /// [Reason#permanent] tells whether the address is dead; whether to try again now is for the code's first digit.
  public static Reason sort(Answer answer) {
    return clearly(answer).or(() -> vaguely(answer)).orElse(answer.isTemporary() ? Reason.TEMPORARY : Reason.UNTOLD);
  }

  /// By clear words, or a status that says something by itself.
  static Optional<Reason> clearly(Answer answer) {
    return byWords(answer).or(() -> byStatus(answer));
  }

  static Optional<Reason> byWords(Answer answer) {
    return Phrases.CLEAR
        .heading(Words.plain(answer.text()))
        .flatMap(Reason::of)
        .map(reason -> reason.permanent() && answer.isTemporary() ? softened(reason) : reason);
  }

  static Optional<Reason> byStatus(Answer answer) {
    return Optional.ofNullable(answer.status()).flatMap(StatusCodes::clear);
  }

  static Optional<Reason> vaguely(Answer answer) {
    return Phrases.VAGUE
        .heading(Words.plain(answer.text()))
        .flatMap(Reason::of)
        .map(reason -> answer.isTemporary() ? Reason.TEMPORARY : reason)
        .or(() -> Optional.ofNullable(answer.status()).flatMap(StatusCodes::vague))
        .or(() -> byCode(answer.code()));
  }

  /// A server that says 4xx isn't sure that nobody lives there.
  private static Reason softened(Reason reason) {
    return reason == Reason.MOVED ? reason : Reason.TEMPORARY;
  }

  private static Optional<Reason> byCode(int code) {
    return switch (code) {
      case 0 -> Optional.empty();
      case 521, 556 -> Optional.of(Reason.NO_SUCH_HOST);
      case 550, 553 -> Optional.of(Reason.GONE);
      case 551 -> Optional.of(Reason.MOVED);
      case 552 -> Optional.of(Reason.FULL);
      case 554, 571 -> Optional.of(Reason.REFUSED);
      default -> code < 500 ? Optional.of(Reason.TEMPORARY) : Optional.empty();
    };
  }
}
