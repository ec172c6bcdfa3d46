package dk.pip.returns;

import dk.pip.returns.DeliveryReport.Action;
import dk.pip.returns.ParsedMessage.Text;
import dk.pip.returns.Return.Finding;
import dk.pip.serveranswers.Answer;
import dk.pip.serveranswers.AnswerSorter;
import dk.pip.serveranswers.Plain;
import dk.pip.serveranswers.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what mail servers, programs and people send back: any bytes in, what they say out.
public final class ReturnReader {
  private static final int START = 2_000;
  private static final int SHORT = 60;
  private static final int DEEPEST = 3;
  private static final Pattern ANSWERED = Pattern.compile("^(?:re|sv|aw|antw|vs|odp|rif)\\s?:.*");

  private static final Pattern TAG = Pattern.compile("^(?:\\[[^]]{1,60}] |[^\\p{L}\\p{N}])++");

  private ReturnReader() {}

  /// Never throws, and looks at the first 2 MB only: reports say what they have to say before they copy the mail.
  ///
  /// @param message as it came: any line ends, any character set, whole or cut, with or without mbox's "From " line
  public static Return read(byte[] message) {
    try {
      var letter = MessageParser.read(MessageBytes.tidied(message));
      return read(letter, 0);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Return.of(ReturnKind.UNKNOWN, Finding.of(Reason.UNKNOWN, null), new ParsedMessage(List.of(), List.of()));
    }
  }

  private static Return read(ParsedMessage letter, int depth) {
    var statistics = PolicyReport.in(letter);
    if (statistics) {
      return Return.of(ReturnKind.UNKNOWN, Finding.of(Reason.AUTOMATIC, null), letter);
    }
    var machine = isOfMachine(letter);
    var told = machine || saysNothing(letter) ? told(letter) : null;
    if (told != null) {
      return told;
    }
    var bounce = looksLikeReport(letter) ? inWords(letter) : null;
    if (bounce != null && bounce.reason() != Reason.UNTOLD) {
      return bounce;
    }
    var within = depth < DEEPEST ? enclosed(letter, depth) : null;
    if (within != null && (bounce != null || machine || saysNothing(letter))) {
      return within.attachedTo(letter, bounce == null && !machine);
    }
    return bounce != null ? bounce : written(letter).with(within);
  }

  /// What reports say in the form that there is for them.
  private static @Nullable Return told(ParsedMessage letter) {
    var complaint = Complaint.in(letter);
    if (complaint.isPresent()) {
      return Return.of(ReturnKind.COMPLAINT, complaint.get(), letter);
    }
    var report = DeliveryReport.in(letter);
    if (report.isPresent() && asksFirst(report.get())) {
      return Return.of(ReturnKind.AUTO_REPLY, Finding.of(Reason.CHALLENGE, report.get().recipient()), letter);
    }
    if (report.isPresent() && report.get().action() != Action.UNSAID) {
      return reported(letter, report.get());
    }
    var notice = ProviderNotice.in(letter);
    if (notice.isPresent()) {
      return notice.get().told(letter);
    }
    return receipt(letter).map(finding -> Return.of(ReturnKind.DELIVERED, finding, letter)).orElse(null);
  }

  /// Whether a mail system or another program sent it. A report that somebody attaches to a letter is what the letter is
  /// about, not what it says.
  private static boolean isOfMachine(ParsedMessage letter) {
    var type = letter.header("Content-Type").toLowerCase(Locale.ROOT);
    return letter.fromNobody()
        || letter.sender().isEmpty()
        || letter.has("X-Failed-Recipients")
        || type.contains("multipart/report")
        || type.contains("report-type")
        || type.contains("delivery-status")
        || type.contains("feedback-report")
        || type.contains("disposition-notification")
        || AutomaticAnswer.saysSo(letter)
        || Marks.ALL.says("daemon", from(letter))
        || Marks.ALL.says("reporter", from(letter));
  }

  private static String from(ParsedMessage letter) {
    return (letter.sender() + " " + letter.header("From")).toLowerCase(Locale.ROOT).replace(" <@", " ");
  }

  /// Whether whoever sent it on has written nothing beside it.
  private static boolean saysNothing(ParsedMessage letter) {
    var own = AutomaticAnswer.ownWords(TextReport.beforeCopy(letter.text()));
    return own.isBlank()
        || own.strip().length() < SHORT && !own.contains("?") && Marks.ALL.says("says-nothing", Plain.of(own));
  }

  /// Some guards of mailboxes write as a report of failure that they want to know who we are.
  private static boolean asksFirst(DeliveryReport report) {
    return Marks.ALL.says("challenge-as-report", Plain.of(String.join("\n", report.diagnostics())));
  }

  /// What the fields of the report say, with the words beside them where they say more.
  private static Return reported(ParsedMessage letter, DeliveryReport report) {
    var text = TextReport.of(letter);
    var recipient =
        report.recipient() == null || TextReport.alias(letter) != null ? text.recipient() : report.recipient();
    var answers = new ArrayList<Answer>();
    report.diagnostics().forEach(said -> answers.add(Answer.in(said).withStatus(report.status())));
    if (answers.isEmpty()) {
      answers.add(Answer.in("").withStatus(report.status()));
    }
    return switch (report.action()) {
      case DELAYED -> of(ReturnKind.DELAYED, Reason.DELAYED, recipient, answers.getFirst(), letter);
      case DELIVERED -> of(ReturnKind.DELIVERED, Reason.DELIVERED, recipient, answers.getFirst(), letter);
      case RELAYED, EXPANDED -> of(ReturnKind.DELIVERED, Reason.RELAYED, recipient, answers.getFirst(), letter);
      case FAILED, UNSAID -> {
        text.answers().forEach(other -> answers.add(other.inReportOf(report.status())));
        yield failed(letter, recipient, answers);
      }
    };
  }

  static Return failed(ParsedMessage letter, @Nullable String recipient, Answer answer) {
    return failed(letter, recipient, List.of(answer));
  }

  private static @Nullable Return inWords(ParsedMessage letter) {
    var report = TextReport.of(letter);
    var words = Plain.of(letter.subject() + "\n" + start(report.head()));
    var over = Marks.ALL.says("final", words);
    if (!over && Marks.ALL.says("delayed", words)) {
      return of(ReturnKind.DELAYED, Reason.DELAYED, report.recipient(), report.answers().getFirst(), letter);
    } else if (!over && Marks.ALL.says("delivered", words)) {
      var reason = Marks.ALL.says("relayed", words) ? Reason.RELAYED : Reason.DELIVERED;
      return of(ReturnKind.DELIVERED, reason, report.recipient(), report.answers().getFirst(), letter);
    }
    return failed(letter, report.recipient(), report.answers());
  }

  private static Return failed(ParsedMessage letter, @Nullable String recipient, List<Answer> answers) {
    var told = AnswerSorter.atLast(answers);
    return of(ReturnKind.BOUNCE, told.reason(), recipient, told.answer(), letter);
  }

  static Return of(
      ReturnKind kind, Reason reason, @Nullable String recipient, Answer answer, ParsedMessage letter) {
    var words = answer.text().strip();
    return Return.of(
        kind, new Finding(reason, recipient, answer.bestStatus(), words.isEmpty() ? null : words), letter);
  }

  /// A receipt of a mail program. Some servers write their refusals as such, with the truth in the words.
  private static Optional<Finding> receipt(ParsedMessage letter) {
    var fields = letter.texts("message/disposition-notification").findFirst();
    var type = letter.header("Content-Type").toLowerCase(Locale.ROOT);
    var rejected = Plain.of(start(letter.text())).contains("automatically rejected");
    if (rejected || fields.isEmpty() && !type.contains("disposition-notification")) {
      return Optional.empty();
    }
    var reader =
        fields.stream()
            .flatMap(String::lines)
            .filter(line -> line.toLowerCase(Locale.ROOT).matches("(?:final|original)-recipient:.*"))
            .map(ParsedMessage::addressIn)
            .findFirst();
    return Optional.of(Finding.of(Reason.READ, reader.orElse(letter.sender())));
  }

  /// Whether a program reports, without fields, that a mail didn't arrive: by whom it is from, what it is called, how
  /// it begins. A person who writes about such things has only one of these.
  private static boolean looksLikeReport(ParsedMessage letter) {
    var type = letter.header("Content-Type").toLowerCase(Locale.ROOT);
    if (letter.has("X-Failed-Recipients") || letter.fromNobody() && type.contains("delivery-status")) {
      return true;
    }
    var marks = Marks.ALL;
    var from = from(letter);
    var subject = Plain.of(letter.subject());
    var called =
        (marks.says("subject", subject) || marks.says("delayed", subject)) && !ANSWERED.matcher(subject).matches();
    var begins = marks.says("report", Plain.of(start(TextReport.beforeCopy(letter.text()))));
    if (marks.says("daemon", from)) {
      return called || begins || letter.fromNobody() && tellsWhy(letter);
    }
    var answers = AutomaticAnswer.in(letter).filter(reason -> reason != Reason.AUTOMATIC).isPresent();
    var nobody = letter.fromNobody() || type.contains("delivery-status");
    // A program that calls itself an answer is a report only where it has a code, or names the reader and why.
    var reports = begins && !answers && (!AutomaticAnswer.saysSo(letter) || hasCode(letter) || tellsWhy(letter));
    return nobody && (called || reports)
        || called && begins && saysOfWhom(letter) && !isPersonal(letter) && (marks.says("perhaps-daemon", from) || isNoAnswer(letter, subject));
  }

  /// Whether somebody tells or asks of what failed.
  private static boolean isPersonal(ParsedMessage letter) {
    var own = AutomaticAnswer.ownWords(TextReport.beforeCopy(letter.text()));
    return letter.subject().strip().endsWith("?")
        || OwnSentences.asks(own)
        || OwnSentences.isOfSomebody(start(own))
        || new OwnSentences(letter, own).isPersonal();
  }

  /// In a language that nothing else is known in: a reader, and why.
  private static boolean tellsWhy(ParsedMessage letter) {
    var report = TextReport.of(letter);
    var why = AnswerSorter.sort(Answer.in(report.head()));
    return report.recipient() != null && why != Reason.UNTOLD && why != Reason.TEMPORARY;
  }

  /// A program names the reader or a code; people write of newspapers and parcels that weren't delivered.
  private static boolean saysOfWhom(ParsedMessage letter) {
    return TextReport.of(letter).recipient() != null || hasCode(letter);
  }

  private static boolean hasCode(ParsedMessage letter) {
    return TextReport.of(letter).answers().stream().anyMatch(Answer::hasCode);
  }

  /// What somebody writes who asks why a mail wasn't delivered is called much the same as the report, but not at once.
  private static boolean isNoAnswer(ParsedMessage letter, String subject) {
    var name = TAG.matcher(subject).replaceFirst("");
    return (Marks.ALL.startsWith("subject", name) || Marks.ALL.startsWith("delayed", name))
        && !letter.has("In-Reply-To")
        && !letter.has("References");
  }

  /// A report that somebody, or a server that says nothing itself, passed on.
  private static @Nullable Return enclosed(ParsedMessage letter, int depth) {
    for (var inner : letter.enclosed()) {
      var read = read(inner, depth + 1);
      switch (read.kind()) {
        case BOUNCE, COMPLAINT, DELAYED -> {
          return read;
        }
        case AUTO_REPLY, DELIVERED, REPLY, UNKNOWN -> {}
      }
    }
    return null;
  }

  /// What is left was written by somebody, or by a program for somebody.
  private static Return written(ParsedMessage letter) {
    var automatic = AutomaticAnswer.in(letter);
    if (automatic.isPresent()) {
      return Return.of(ReturnKind.AUTO_REPLY, Finding.of(automatic.get(), null), letter);
    }
    var bulk =
        letter.header("Precedence").toLowerCase(Locale.ROOT).matches("bulk|list|junk")
            || letter.has("List-Id")
            || letter.has("List-Unsubscribe");
    // What people write to a shared mailbox is sent on as a list's mail.
    var answers =
        letter.has("In-Reply-To")
            || letter.has("References")
            || ANSWERED.matcher(letter.subject().toLowerCase(Locale.ROOT)).matches();
    var content =
        letter.parts().stream().anyMatch(part -> part instanceof Text text && !text.text().isBlank())
            || !letter.subject().isBlank()
            || letter.sentTo().stream().anyMatch(Returns::isToUnsubscribe);
    return letter.sender().isEmpty() || bulk && !answers || !content
        ? Return.of(ReturnKind.UNKNOWN, Finding.of(Reason.UNKNOWN, null), letter)
        : Return.of(ReturnKind.REPLY, Finding.of(Reason.REPLY, null), letter);
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), START));
  }
}
