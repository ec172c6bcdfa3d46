package dk.pip.readers;

import dk.pip.mail.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Guesses what address was meant by one that doesn't work: `@gmial.com`, `@hotmail.con`, `@hotnail.dk`.
final class Typos {
  /// Where Danes have their mail, the most common first.
  private static final List<String> DOMAINS =
      List.of(
          """
          gmail.com hotmail.com outlook.dk live.dk mail.dk hotmail.dk outlook.com icloud.com yahoo.dk yahoo.com me.com
          privat.dk jubii.dk ofir.dk stofanet.dk youmail.dk webspeed.dk get2net.dk tdcadsl.dk post.tele.dk protonmail.com\
          """
              .split("\\s+"));

  private Typos() {}

  /// @param own a domain that is likely here, such as the municipality's
  static Optional<String> suggest(String address, List<String> own) {
    var at = address.lastIndexOf('@');
    var local = address.substring(0, at).replaceFirst("^(www\\.|mailto:)", "");
    var domain = address.substring(at + 1);
    var best = domain;
    var least = 3;
    if (!DOMAINS.contains(domain) && !own.contains(domain)) {
      for (var known : Stream.concat(own.stream(), DOMAINS.stream()).toList()) {
        var distance = distance(domain, known);
        if (distance < least && distance <= (known.length() < 8 ? 1 : 2)) {
          least = distance;
          best = known;
        }
      }
      if (best.equals(domain)) {
        best = domain.replaceFirst("\\.(con|cm|cmo|comm|vom|xom)$", ".com").replaceFirst("\\.(d|kd|dl|dkk|ddk|fk)$", ".dk");
      }
    }
    var meant = local + "@" + best;
    return meant.equals(address) ? Optional.empty() : MailAddress.parse(meant).map(MailAddress::text);
  }

  /// How many letters must be added, dropped, changed or swapped with the next to make one word of the other.
  private static int distance(String one, String other) {
    var rows = new int[one.length() + 1][other.length() + 1];
    for (var i = 0; i <= one.length(); i++) {
      for (var j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        var swapped =
            i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
      }
    }
    return rows[one.length()][other.length()];
  }
}
