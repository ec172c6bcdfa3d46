package dk.pip.shared;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address alone, without a name: `bodil@ellebaek.example`. Every form, file, setting and command reads addresses
/// by it, so that what is typed in one place is found from another.
///
/// A domain with letters such as æ is kept as the net writes it; before the @ they stay as they are, and only mail servers
/// with SMTPUTF8 (RFC 6531) take them.
public record MailAddress(String text) {
  private static final String LETTERS = "[\\w\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(LETTERS + "(\\." + LETTERS + ")*");
  private static final Pattern NAMED = Pattern.compile("^[^<>]*<([^<>]*)>$");
  private static final Pattern LINK = Pattern.compile("^(?i:mailto:)([^?]*)(?:\\?.*)?$");

  /// What programs put in between and nobody sees. The two joiners are letters of some scripts and are left to be refused.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d]]");

  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}\"“”„«»‘’]+|[\\s\\p{Z}\\p{Cf}\"“”„«»‘’.,;]+$");
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /// Reads what somebody typed or pasted: also `Bodil Lund <bodil@ellebaek.example>`, with its link, with quotation marks
  /// or with what stood after it in a sentence. Empty if there is no address in it.
  public static Optional<MailAddress> parse(String typed) {
    var bare = bare(typed);
    var at = bare.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    var local = bare.substring(0, at);
    if (bytes(local) > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
      return Optional.empty();
    }
    return DomainName.inAscii(bare.substring(at + 1))
        .filter(DomainName::isFullyNamed)
        .map(domain -> new MailAddress(local + "@" + domain))
        .filter(address -> bytes(address.text) <= LONGEST);
  }

  /// As it is read, or as it was typed where it is not one.
  public static String orAsTyped(String typed) {
    return parse(typed).map(MailAddress::text).orElse(typed);
  }

  private static String bare(String typed) {
    // Longer than anything with an address in it; nothing is looked for in whole letters.
    if (typed.length() > 4 * LONGEST) {
      return "";
    }
    var seen = UNSEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("");
    var inside = NAMED.matcher(around(seen)).replaceFirst("$1");
    return around(LINK.matcher(around(inside)).replaceFirst("$1"));
  }

  private static String around(String text) {
    return AROUND.matcher(text).replaceAll("");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// What stands after the @, in small letters.
  public String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /// What two ways of writing the same address have in common: `Ægir@…` and `ægir@…` are one reader.
  public String key() {
    return CaseFold.of(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
