package dk.pip.returns;

import dk.pip.returns.ParsedMessage.Other;
import dk.pip.returns.ParsedMessage.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/// The daily statistics of DMARC (RFC 7489, 7.2) and of TLS (RFC 8460), which go to whoever is named in DNS. They are about
/// no mail in particular.
final class PolicyReport {
  private static final Pattern DMARC = Pattern.compile("report domain: ?\\S+.*submitter: ?\\S+.*");
  private static final Pattern TLS = Pattern.compile("report domain: ?\\S+.*report-id: ?\\S+.*");
  private static final Pattern NAME =
      Pattern.compile(".*[\\w.-]+![\\w.-]+!\\d{9,11}!\\d{9,11}[\\w!.-]*\\.(?:zip|xml|json)(?:\\.gz)?\\b.*");

  private PolicyReport() {}

  static boolean in(ParsedMessage letter) {
    var subject = letter.subject().toLowerCase(Locale.ROOT);
    return letter.has("TLS-Report-Domain")
        || letter.header("Content-Type").toLowerCase(Locale.ROOT).contains("tlsrpt")
        || DMARC.matcher(subject).matches()
        || TLS.matcher(subject).matches()
        || letter.parts().stream().anyMatch(PolicyReport::isReport);
  }

  private static boolean isReport(ParsedMessage.Part part) {
    return switch (part) {
      case Other(var type, var name) -> type.startsWith("application/tlsrpt") || NAME.matcher(name).matches();
      case Text text -> text.type().startsWith("application/tlsrpt") || isAggregate(text);
      case ParsedMessage.Enclosed _ -> false;
    };
  }

  private static boolean isAggregate(Text text) {
    return text.type().endsWith("xml") && text.text().contains("<feedback") && text.text().contains("<policy_published>");
  }
}
