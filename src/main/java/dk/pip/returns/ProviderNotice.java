package dk.pip.returns;

import dk.pip.serveranswers.Answer;
import dk.pip.serveranswers.Reason;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A notice of Amazon SES as JSON in a mail. It comes wrapped in other words and broken across lines, so its fields are
/// picked out rather than parsed.
record ProviderNotice(String type, String text) {
  private static final Pattern TYPE = Pattern.compile("\"notificationType\" ?: ?\"(Bounce|Complaint|Delivery)\"");
  private static final Pattern BREAK = Pattern.compile("!?\n ?");

  static Optional<ProviderNotice> in(ParsedMessage letter) {
    var text = BREAK.matcher(letter.text()).replaceAll("").replace("\\\"", "\"");
    var type = TYPE.matcher(text);
    return type.find() ? Optional.of(new ProviderNotice(type.group(1), text)) : Optional.empty();
  }

  Return told(ParsedMessage letter) {
    var reader = field(type.equals("Delivery") ? "destination" : "emailAddress");
    return switch (type) {
      case "Bounce" -> {
        var said = field("diagnosticCode");
        var answer = Answer.in(said == null ? "" : said).withStatus(field("status"));
        yield ReturnReader.failed(letter, reader, answer);
      }
      case "Complaint" -> Return.of(ReturnKind.COMPLAINT, Return.Finding.of(Reason.COMPLAINT, reader), letter);
      default -> Return.of(ReturnKind.DELIVERED, Return.Finding.of(Reason.DELIVERED, reader), letter);
    };
  }

  private @Nullable String field(String name) {
    var found = Pattern.compile("\"" + name + "\" ?: ?\\[? ?\"([^\"]{0,1000})\"").matcher(text);
    return found.find() ? found.group(1) : null;
  }
}
