package dk.pip.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address alone, without a name: `bodil@ellebaek.example`. A domain with letters such as æ is kept as the net
/// writes it; before the @ they stay as they are, and only mail servers with SMTPUTF8 (RFC 6531) take them.
public record MailAddress(String text) {
  private static final String LETTERS = "[\\w\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(LETTERS + "(\\." + LETTERS + ")*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /// Reads what somebody typed or pasted, also `Bodil Lund <bodil@ellebaek.example>`. Empty if there is no address in it.
  public static Optional<MailAddress> parse(String typed) {
    var bare = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceFirst("^[^<>]*<([^<>]*)>$", "$1").strip();
    var at = bare.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || bare.length() > LONGEST || !LOCAL.matcher(bare.substring(0, at)).matches()) {
      return Optional.empty();
    }
    return domain(bare.substring(at + 1)).map(domain -> new MailAddress(bare.substring(0, at) + "@" + domain));
  }

  private static Optional<String> domain(String typed) {
    try {
      var ascii = IDN.toASCII(typed).toLowerCase(Locale.ROOT);
      return ascii.length() <= 253 && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What stands after the @, in small letters.
  public String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
