package dk.pip.returns;

import dk.pip.returns.ParsedMessage.Text;
import dk.pip.returns.Return.Finding;
import dk.pip.serveranswers.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reports about readers who pressed a button: ARF (RFC 5965, 6591), and the mails of providers who send it otherwise.
final class Complaint {
  private static final Pattern TYPE = Pattern.compile("(?im)^feedback-type:[ \t]*([a-z-]+)");
  private static final Pattern READER =
      Pattern.compile("(?im)^(?:original-rcpt-to|x-hmxmroriginalrecipient|removal-recipient|redacted-address):(.*)$");
  private static final List<String> READERS_HEADERS = List.of("X-HmXmrOriginalRecipient", "X-Rcpt-To");

  private Complaint() {}

  static Optional<Finding> in(ParsedMessage letter) {
    var report =
        letter.parts().stream()
            .flatMap(part -> part instanceof Text text ? Stream.of(text) : Stream.of())
            .filter(part -> part.type().equals("message/feedback-report") || looksLikeReport(part.text()))
            .map(Text::text)
            .findFirst();
    if (report.isPresent()) {
      var type = TYPE.matcher(report.get());
      var reason = type.find() ? reason(type.group(1).toLowerCase(Locale.ROOT)) : Reason.COMPLAINT;
      return Optional.of(Finding.of(reason, recipient(report.get(), letter)));
    }
    return withoutReport(letter);
  }

  private static boolean looksLikeReport(String text) {
    var start = text.substring(0, Math.min(text.length(), 4_000));
    return TYPE.matcher(start).find() && start.toLowerCase(Locale.ROOT).contains("user-agent:");
  }

  /// Microsoft sends the mail itself with the reader's address in its headers.
  private static Optional<Finding> withoutReport(ParsedMessage letter) {
    if (letter.has("X-Apple-Unsubscribe")) {
      return Optional.of(Finding.of(Reason.OPT_OUT, letter.sender()));
    }
    var inner = letter.enclosed().stream().findFirst();
    var reader = inner.map(Complaint::reader).orElseGet(() -> reader(letter));
    var about = letter.subject().toLowerCase(Locale.ROOT);
    var said = about.startsWith("complaint about message from") || about.startsWith("email feedback report for ip");
    if (reader == null && !said) {
      return Optional.empty();
    }
    var original = letter.original();
    return Optional.of(
        Finding.of(
            Reason.COMPLAINT,
            reader != null || original == null ? reader : ParsedMessage.addressIn(original.header("To"))));
  }

  private static @Nullable String reader(ParsedMessage letter) {
    var header = READERS_HEADERS.getFirst();
    return letter.has(header) ? ParsedMessage.addressIn(letter.header(header)) : null;
  }

  private static Reason reason(String type) {
    return switch (type) {
      case "not-spam" -> Reason.NOT_SPAM;
      case "opt-out", "opt-out-list" -> Reason.OPT_OUT;
      case "auth-failure", "dmarc" -> Reason.AUTHENTICATION;
      default -> Reason.COMPLAINT;
    };
  }

  private static @Nullable String recipient(String report, ParsedMessage letter) {
    var field = READER.matcher(report);
    while (field.find()) {
      var address = ParsedMessage.addressIn(field.group(1));
      if (address != null) {
        return address;
      }
    }
    var original = letter.original();
    if (original == null) {
      return null;
    }
    for (var name : READERS_HEADERS) {
      var address = ParsedMessage.addressIn(original.header(name));
      if (address != null) {
        return address;
      }
    }
    return ParsedMessage.addressIn(original.header("To"));
  }
}
