package dk.pip.serveranswers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Sorts the answers of mail servers by reason: those given over SMTP while sending, and those that reports quote.
/// Clear words come first, as servers use one code for everything; then the enhanced status, vague words, and the code.
public final class AnswerSorter {
  /// The clear words.
  private static final Phrases CLEAR = Phrases.read("/serveranswers/reasons.txt");
  /// The words that mean something only where nothing better is said.
  private static final Phrases VAGUE = Phrases.read("/serveranswers/reasons-vague.txt");

  /// What a name server's trouble is reported with, rather than that there is no such name.
  private static final Pattern AGAIN = Pattern.compile("found, try again|try again later");

  /// What is so for now. "Check the address and try again" is not.
  private static final Pattern FOR_NOW =
      Pattern.compile(
          "temporar|temporair|try again later|try later|retry later|midlertidig|tillfällig|vorübergehend|zeitweilig|tijdelijk"
              + "|tilapäi|tymczasow|prøv igen senere|försök igen senare|prøv igjen senere");

  private static final String READER =
      "(?:user|username|recipient|rcpt|mailbox|mail box|inbox|account|addressee|address|bruger|modtager|konto|adresse|postkasse"
          + "|användare|mottagare|mottaker|empfänger|benutzer|postfach|utilisateur|destinataire|compte|boîte|usuario|destinatario"
          + "|cuenta|utente|casella|gebruiker|ontvanger|użytkownik|odbiorca|адрес|пользователь)";

  /// "Recipient not found", "unknown local user"; not "invalid recipient count" or "the address of the host was not found".
  private static final Pattern OF_READER =
      Pattern.compile(
          "(?:@|\\b(?<!\\byour )" + READER + "\\p{L}{0,3}(?: \\S{0,3}@\\S{0,3})?)[>\\])'\":,.]* [(\\[]?(?:is |was |are |er |ist |är |est )?"
              + "(?:currently )?(?:unknown|invalid|inactive|not found)"
              + "|(?:unknown|invalid|inactive) (?:or \\p{L}+ )?(?:local |final |remote |destination |e-?mail |mail )?" + READER
              + "(?! (?:count|limit|policy|domain|server|header|list|agent|format|type))");

  /// What is said to be so, perhaps.
  private static final Pattern PERHAPS =
      Pattern.compile(
          "\\b(?:may|might|could be|perhaps|maybe|possibl[ey]|either|måske|muligvis|eventuelt|kan være|kanske|kanskje"
              + "|vielleicht|möglicherweise|eventuell|peut-être|peut-etre|forse|quizás|tal vez|misschien|mogelijk|być może)\\b");

  private AnswerSorter() {}

  /// Why, and the answer that says so.
  public record Told(Reason reason, Answer answer) {}

  /// What an answer means while there is still something to try. Never throws; what says nothing is [Reason#TEMPORARY]
  /// below 500 and [Reason#UNTOLD] from there. [Reason#permanent] tells whether the address is dead; whether to try again
  /// now is for the code's first digit.
  public static Reason sort(Answer answer) {
    return clearly(answer)
        .or(() -> vaguely(answer))
        .orElse(answer.isTemporary() ? Reason.TEMPORARY : Reason.UNTOLD);
  }

  /// What the answer to a mail means that was given up: what is only for now has been tried until the time was up.
  public static Reason atLast(Answer answer) {
    return atLast(List.of(answer)).reason();
  }

  /// What the answers mean, of which the first is the likeliest to be why the mail was given up: the reason that the
  /// likeliest gives clearly, one that is not only for now before one that is; else what they hint at.
  public static Told atLast(List<Answer> answers) {
    var coded = answers.stream().filter(Answer::hasCode).findFirst();
    var passing = coded.isPresent() && coded.get().isTemporary();
    var deciding = answers.stream().filter(AnswerSorter::decides).toList();
    var told =
        first(deciding, answer -> clearly(answer).filter(reason -> isSure(reason, answer)))
            .or(() -> first(deciding, AnswerSorter::clearly))
            .or(() -> first(deciding, AnswerSorter::vaguely))
            .orElse(new Told(Reason.UNTOLD, answers.getFirst()));
    var reason = told.reason();
    if (reason.permanent() && passing) {
      reason = Reason.EXPIRED;
    }
    return new Told(atLast(reason, told.answer()), told.answer());
  }

  private static boolean isSure(Reason reason, Answer answer) {
    return reason != Reason.TEMPORARY || answer.isTemporary();
  }

  private static Optional<Told> first(List<Answer> answers, Function<Answer, Optional<Reason>> sorted) {
    return answers.stream()
        .flatMap(answer -> sorted.apply(answer).map(reason -> new Told(reason, answer)).stream())
        .findFirst();
  }

  private static Reason atLast(Reason reason, Answer answer) {
    return switch (reason) {
      case TEMPORARY -> answer.isTemporary() ? Reason.EXPIRED : reason;
      case NO_SUCH_HOST -> answer.isTemporary() || AGAIN.matcher(answer.text()).find() ? Reason.EXPIRED : reason;
      default -> reason;
    };
  }

  /// Words without a code that list what may have been the cause decide nothing.
  private static boolean decides(Answer answer) {
    if (answer.code() != 0) {
      return true;
    }
    var words = words(answer);
    var causes =
        CLEAR.headings(words).stream()
            .flatMap(word -> Reason.of(word).stream())
            .map(AnswerSorter::cause)
            .filter(cause -> cause != Cause.OTHER)
            .distinct()
            .count();
    return causes < 2 || !PERHAPS.matcher(words).find() && causes < Cause.values().length - 1;
  }

  /// Reasons that exclude each other.
  private enum Cause {
    ADDRESS,
    ROOM,
    CLOSED,
    OTHER
  }

  private static Cause cause(Reason reason) {
    return switch (reason) {
      case GONE, MOVED, NO_SUCH_HOST -> Cause.ADDRESS;
      case FULL, TOO_LARGE -> Cause.ROOM;
      case DISABLED -> Cause.CLOSED;
      default -> Cause.OTHER;
    };
  }

  /// By clear words, or a status that says something by itself. An answer that is only for now never says that an address
  /// is dead, whatever its words are.
  private static Optional<Reason> clearly(Answer answer) {
    return clearlyAsSaid(answer)
        .map(reason -> reason.permanent() && (answer.isTemporary() || isForNow(answer)) ? Reason.TEMPORARY : reason);
  }

  /// Whether a server says so beside its code; letters around it speak of much.
  private static boolean isForNow(Answer answer) {
    return answer.hasCode() && FOR_NOW.matcher(words(answer)).find();
  }

  private static Optional<Reason> clearlyAsSaid(Answer answer) {
    var status = Optional.ofNullable(answer.status()).flatMap(StatusCodes::clear);
    if (status.isPresent() && StatusCodes.isTrusted(answer.status())) {
      return status;
    }
    var words = words(answer);
    var said = CLEAR.heading(words).flatMap(Reason::of);
    if (said.or(() -> status).equals(Optional.of(Reason.TEMPORARY)) && takesNoMail(answer)) {
      return Optional.of(Reason.NO_SUCH_HOST);
    }
    // What a policy (RFC 3463, X.7) finds no host for is the sender.
    if (said.equals(Optional.of(Reason.NO_SUCH_HOST)) && Objects.requireNonNullElse(answer.status(), "").startsWith("5.7.")) {
      return Optional.of(Reason.POLICY);
    }
    return said.filter(reason -> reason != Reason.TEMPORARY || !isOurs(status))
        .or(() -> status.filter(reason -> !reason.permanent()))
        .or(() -> status.map(reason -> AnswerSorter.ours(words).orElse(reason)));
  }

  /// Many servers say 5.1.1 of everything; where the words hint that they don't want our mail, that is the reason.
  private static Optional<Reason> ours(String words) {
    return VAGUE.heading(words)
        .flatMap(Reason::of)
        .filter(reason -> reason.consequence() == Consequence.TELL_OPERATOR && reason != Reason.REFUSED);
  }

  /// The codes of hosts and domains that never take mail (RFC 7504).
  private static boolean takesNoMail(Answer answer) {
    return answer.code() == 521 || answer.code() == 556;
  }

  /// "Service unavailable" is what servers say before they say that they don't want our mail.
  private static boolean isOurs(Optional<Reason> status) {
    return status.filter(reason -> reason.consequence() == Consequence.TELL_OPERATOR).isPresent();
  }

  /// A word without a code, or about something else than the reader, never says that an address is dead: programs and people
  /// speak of mailboxes, and servers of what they miss in our mail.
  private static Optional<Reason> vaguely(Answer answer) {
    return VAGUE.heading(words(answer))
        .flatMap(Reason::of)
        .filter(reason -> !reason.permanent() || answer.hasCode() && OF_READER.matcher(words(answer)).find())
        .or(() -> Optional.ofNullable(answer.status()).flatMap(StatusCodes::vague))
        .or(() -> byCode(answer.code()))
        .map(reason -> answer.isTemporary() ? Reason.TEMPORARY : reason);
  }

  private static String words(Answer answer) {
    return Plain.withoutServers(answer.text());
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
