package dk.pip.editions.web;

import dk.pip.mail.MailAddress;
import dk.pip.web.Problems;
import java.util.Arrays;
import java.util.List;

/// Whom to send a test mail to, as it was typed: addresses on lines of their own or with commas or semicolons between.
public record TestMailForm(String typed) {
  public static final int MOST = 10;
  private static final int LONGEST_SHOWN = 80;

  private List<String> pieces() {
    return Arrays.stream(typed.split("[,;\\r\\n]+")).map(String::strip).filter(piece -> !piece.isEmpty()).toList();
  }

  /// Each once, in the order in which they were typed.
  List<MailAddress> addresses() {
    return pieces().stream().flatMap(piece -> MailAddress.parse(piece).stream()).distinct().toList();
  }

  Problems check() {
    var problems = Problems.none();
    var pieces = pieces();
    if (pieces.isEmpty()) {
      return problems.add("addresses", "editions.test.none");
    }
    if (pieces.size() > MOST) {
      return problems.add("addresses", "editions.test.many", MOST, pieces.size());
    }
    for (var piece : pieces) {
      if (MailAddress.parse(piece).isEmpty()) {
        problems.add("addresses", "editions.test.wrong", shown(piece));
      }
    }
    return problems;
  }

  private static String shown(String piece) {
    return piece.length() > LONGEST_SHOWN ? piece.substring(0, LONGEST_SHOWN) + " …" : piece;
  }
}
