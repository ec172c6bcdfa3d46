package dk.pip.mail;

import dk.pip.mail.MailTransport.Outcome;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The few to whom a mail is sent, as they were typed: addresses on lines of their own or with commas or semicolons between.
public record TypedAddresses(String typed) {
  public static final int MOST = 10;
  private static final int LONGEST_SHOWN = 80;

  /// Those who haven't got it for sure. Who may have got it is left out, so that nobody gets it twice by chance.
  public static TypedAddresses toTryAgain(Map<MailAddress, Outcome> outcomes) {
    return new TypedAddresses(
        outcomes.entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Outcome.Sent || entry.getValue() instanceof Outcome.Uncertain))
            .map(entry -> entry.getKey().text())
            .collect(Collectors.joining("\n")));
  }

  /// With commas between.
  public String joined() {
    return addresses().stream().map(MailAddress::text).collect(Collectors.joining(", "));
  }

  private List<String> pieces() {
    return Arrays.stream(typed.split("[,;\\r\\n]+")).map(String::strip).filter(piece -> !piece.isEmpty()).toList();
  }

  /// Each once, in the order in which they were typed.
  public List<MailAddress> addresses() {
    return pieces().stream().flatMap(piece -> MailAddress.parse(piece).stream()).distinct().toList();
  }

  public Problems check() {
    var problems = Problems.none();
    var pieces = pieces();
    if (pieces.isEmpty()) {
      return problems.add("addresses", "mail.addresses.none");
    }
    if (pieces.size() > MOST) {
      return problems.add("addresses", "mail.addresses.many", MOST, pieces.size());
    }
    for (var piece : pieces) {
      if (MailAddress.parse(piece).isEmpty()) {
        problems.add("addresses", "mail.addresses.wrong", shown(piece));
      }
    }
    return problems;
  }

  private static String shown(String piece) {
    return Letters.moreThan(LONGEST_SHOWN, piece) ? Letters.first(LONGEST_SHOWN, piece) + " …" : piece;
  }
}
