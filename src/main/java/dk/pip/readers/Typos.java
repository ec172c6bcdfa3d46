package dk.pip.readers;

import dk.pip.shared.EditDistance;
import dk.pip.shared.MailAddress;
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
        var distance = EditDistance.between(domain, known);
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
}
