package dk.pip.mailcheck;

import dk.pip.mailcheck.Dns.Type;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fills in what stands in SPF records as `%{i}` (RFC 7208, 7).
final class SpfMacros {
  private static final Pattern MACRO = Pattern.compile("%(?:\\{([a-zA-Z])(\\d*)(r?)([.+,/_=-]*)}|(%)|(_)|(-))", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 253;
  private static final int MOST_NAMES = 10;

  private final Dns dns;
  private final InetAddress address;
  private final String sender;
  private final String greeting;
  private @Nullable List<String> names;

  SpfMacros(Dns dns, InetAddress address, String sender, String greeting) {
    this.dns = dns;
    this.address = address;
    this.sender = sender;
    this.greeting = greeting;
  }

  /// A name with everything filled in; too long a one loses labels on the left.
  String expand(String spec, String domain) {
    var name = MACRO.matcher(spec).replaceAll(macro -> Matcher.quoteReplacement(filled(macro, domain)));
    while (name.length() > LONGEST && name.indexOf('.') >= 0) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return name;
  }

  private String filled(java.util.regex.MatchResult macro, String domain) {
    if (macro.group(1) == null) {
      return macro.group(5) != null ? "%" : macro.group(6) != null ? " " : "%20";
    }
    var letter = macro.group(1);
    var value = value(letter.toLowerCase(Locale.ROOT), domain);
    var delimiters = macro.group(4).isEmpty() ? "." : macro.group(4);
    var parts = Arrays.asList(value.split("[" + Pattern.quote(delimiters) + "]", -1));
    if (!macro.group(3).isEmpty()) {
      Collections.reverse(parts);
    }
    var keep = macro.group(2).isEmpty() ? parts.size() : Math.min(parts.size(), Integer.parseInt(macro.group(2)));
    var text = String.join(".", parts.subList(parts.size() - keep, parts.size()));
    return Character.isUpperCase(letter.charAt(0)) ? URLEncoder.encode(text, StandardCharsets.UTF_8) : text;
  }

  private String value(String letter, String domain) {
    var at = sender.lastIndexOf('@');
    return switch (letter) {
      case "s" -> sender;
      case "l" -> sender.substring(0, at);
      case "o" -> sender.substring(at + 1);
      case "d" -> domain;
      case "i" -> dotted();
      case "v" -> address instanceof Inet4Address ? "in-addr" : "ip6";
      case "h" -> greeting;
      case "p" -> names().isEmpty() ? "unknown" : names().getFirst();
      default -> "unknown";
    };
  }

  private String dotted() {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    var backwards = HostAddresses.reverse(address).replace(".ip6.arpa", "").split("\\.");
    return Arrays.asList(backwards).reversed().stream().collect(Collectors.joining("."));
  }

  /// The names of the address that lead back to it.
  List<String> names() {
    var known = names;
    if (known == null) {
      var type = address instanceof Inet4Address ? Type.A : Type.AAAA;
      known =
          dns.ask(HostAddresses.reverse(address), Type.PTR).values().stream()
              .limit(MOST_NAMES)
              .map(name -> name.toLowerCase(Locale.ROOT))
              .filter(name -> dns.ask(name, type).values().stream().map(InetAddress::ofLiteral).anyMatch(address::equals))
              .toList();
      names = known;
    }
    return known;
  }
}
