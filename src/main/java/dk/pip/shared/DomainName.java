package dk.pip.shared;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names in DNS as the net writes them: `xn--blbrgrd-fxak7p.example` for `blåbærgrød.example`, by IDNA2008, where ß is a
/// letter of its own. Java's own `IDN` is of 2003 and makes `ss` of it, which is somebody else's domain.
///
/// What can't be said for certain is refused, never bent: a name is either the one that was typed or none.
public final class DomainName {
  private static final Pattern DOTS = Pattern.compile("[.\\u3002\\uff0e\\uff61]");

  /// Letters, accents and digits that IDNA2008 lets stand in a name, without those that nobody sees.
  private static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\\-&&[^\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0\\x{fe00}-\\x{fe0f}\\x{e0100}-\\x{e01ef}]]+");

  private static final Pattern ASCII = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern TOP = Pattern.compile("(?=.*[a-z])[a-z0-9-]{2,}");
  private static final Pattern WEB_HOST =
      Pattern.compile("^https?://([\\p{L}\\p{M}\\p{N}.\\u00b7\\p{Cf}-]+)(?=[:/?#]|$)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 253;
  private static final String PREFIX = "xn--";

  private DomainName() {}

  /// Empty if it is no name.
  public static Optional<String> inAscii(String typed) {
    var labels = new ArrayList<String>();
    for (var label : DOTS.split(typed, -1)) {
      var ascii = label(label);
      if (ascii == null) {
        return Optional.empty();
      }
      labels.add(ascii);
    }
    return Optional.of(String.join(".", labels)).filter(name -> name.length() <= LONGEST);
  }

  /// An address on the web with its host as the net writes it; as it was where there is nothing to be written otherwise.
  ///
  /// @throws IllegalArgumentException if its host is no name
  public static String inAddress(String address) {
    var host = WEB_HOST.matcher(address);
    if (!host.find() || host.group(1).chars().allMatch(c -> c < 0x80)) {
      return address;
    }
    var ascii = inAscii(host.group(1)).orElseThrow(() -> new IllegalArgumentException("Not a host: " + host.group(1)));
    return address.substring(0, host.start(1)) + ascii + address.substring(host.end(1));
  }

  /// The same; a host that is no name stays as it is.
  public static @Nullable URI inAddress(@Nullable URI address) {
    try {
      return address == null ? null : URI.create(inAddress(address.toString()));
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /// Whether a name in ASCII has a domain at its end that there could be, as `localhost` and `10.0.0.1` haven't.
  static boolean isFullyNamed(String ascii) {
    var dot = ascii.lastIndexOf('.');
    return dot > 0 && TOP.matcher(ascii.substring(dot + 1)).matches();
  }

  private static @Nullable String label(String typed) {
    var small = small(typed);
    if (small.isEmpty() || small.length() > 63 || small.startsWith("-") || small.endsWith("-")) {
      return null;
    }
    if (small.chars().allMatch(c -> c < 0x80)) {
      return ASCII.matcher(small).matches() ? small : null;
    }
    var dashes = small.length() > 3 && small.charAt(2) == '-' && small.charAt(3) == '-';
    if (dashes || !LABEL.matcher(small).matches() || isMark(small.codePointAt(0))) {
      return null;
    }
    var ascii = PREFIX + Punycode.encode(small);
    return ASCII.matcher(ascii).matches() ? ascii : null;
  }

  /// As it is compared: in small letters, and one letter where Unicode has several for it, such as those of full width.
  private static String small(String typed) {
    var mapped = new StringBuilder(typed.length());
    var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    Normalizer.normalize(plain, Normalizer.Form.NFD).codePoints().map(Character::toLowerCase).forEach(mapped::appendCodePoint);
    return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
  }

  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }
}
