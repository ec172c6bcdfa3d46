package dk.pip.markdown;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a link leads, as people write it: with or without https://, with blanks and Danish letters, a mailbox, a telephone,
/// or an address that Outlook wrapped up.
///
/// @param address as it stands in `href`, in ASCII; as it was written where it leads nowhere
/// @param remark a key below `editions.check.` for what is wrong or worth a look with it; null where nothing is
public record LinkTarget(String address, boolean leads, @Nullable String remark) {
  private static final int LONGEST = 2_000;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):(.*)", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+\\p{L}{2,24}(?::\\d{1,5})?(?:[/?#].*)?");
  private static final Pattern MAILBOX =
      Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\/?]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}.-]{0,250}[\\p{L}\\p{N}])");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().\\-\\u00a0]{1,30}[0-9]|1?[0-9]{2,3}");
  private static final Pattern SAFE_LINK =
      Pattern.compile("https://[\\w.-]{1,100}\\.safelinks\\.protection\\.outlook\\.com/[^?]{0,200}\\?(?:[^#]*&)?url=([^&#]{1,2000}).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern REDIRECT =
      Pattern.compile("https?://(?:www\\.)?(?:google\\.[a-z.]{2,6}/url|l\\.facebook\\.com/l\\.php|lm\\.facebook\\.com/l\\.php)\\?(?:[^#]*&)?(?:q|url|u)=(https?[^&#]{1,2000}).*");
  private static final Pattern FOLLOWS =
      Pattern.compile("[?&](?:fbclid|gclid|msclkid|mc_eid|igshid|igsh|_hsenc|_hsmi|dclid|yclid|mkt_tok)=[^&#]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern MISTYPED = Pattern.compile("(?i)(?:https?|htps?|htpps?|htttps?|hhttps?|ttps?)[:;]?/{0,3}(?=[\\p{L}\\p{N}-]+\\.)(?!https?://)(.*)");

  private static final Pattern TWO_WAYS = Pattern.compile("[ßς\\u200c\\u200d]");

  /// Endings that are more often those of files.
  private static final Set<String> FILES =
      Set.of("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg", "png", "gif", "svg", "webp", "md", "html", "htm", "txt", "csv", "zip", "mp4");

  public static LinkTarget of(@Nullable String written) {
    var text = written == null ? "" : written.replace('\u00a0', ' ').strip().replaceAll("^<|>$", "").strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return nowhere(text, "link-broken");
    }
    var scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      return withScheme(text, scheme.group(1).toLowerCase(Locale.ROOT), scheme.group(2));
    }
    if (MAILBOX.matcher(text).matches()) {
      return mail(text);
    }
    if (NUMBER.matcher(text).matches()) {
      return telephone("tel", text);
    }
    if (isHost(text)) {
      return web("https://" + text);
    }
    return nowhere(text, "link-broken");
  }

  /// Whose page an address leads to, as people write it: `ellebæk.example` for `https://www.xn--ellebk-tua.example/video`.
  public static String host(String address) {
    var bare = address.replaceFirst("(?i)^https?://(?:www\\.)?", "").replaceFirst("[/?#:].*$", "");
    return IDN.toUnicode(bare);
  }

  private static LinkTarget withScheme(String text, String scheme, String rest) {
    return switch (scheme) {
      case "https", "http" -> web(text);
      case "mailto" -> mail(rest.strip());
      case "tel", "sms" -> telephone(scheme, rest);
      case "tlf", "telefon", "mobil" -> telephone("tel", rest);
      case "javascript", "data", "vbscript", "file", "blob" -> nowhere(text, "link-refused");
      default -> isHost(text) ? web("https://" + text) : nowhere(text, "link-broken");
    };
  }

  private static LinkTarget web(String written) {
    var remark = (String) null;
    var text = written;
    for (var wrapped = 0; wrapped < 3; wrapped++) {
      var safe = SAFE_LINK.matcher(text);
      var redirect = REDIRECT.matcher(text);
      var inner = safe.matches() ? safe.group(1) : redirect.matches() ? redirect.group(1) : null;
      var decoded = inner == null ? null : decoded(inner);
      if (decoded == null || !decoded.matches("(?s)https?://.*")) {
        break;
      }
      text = decoded;
    }
    if (FOLLOWS.matcher(text).find()) {
      text = withoutMarks(text);
      remark = "link-followed";
    }
    var ascii = inAscii(text);
    return ascii == null ? nowhere(written, "link-broken") : new LinkTarget(ascii, true, remark);
  }

  private static String withoutMarks(String text) {
    var cleaned = FOLLOWS.matcher(text).replaceAll("");
    return cleaned.indexOf('?') < 0 && text.indexOf('?') >= 0 ? cleaned.replaceFirst("&", "?") : cleaned;
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// `https://xn--sborg-uua.dk/%C3%A6` for `https://søborg.dk/æ`; null for what is no address.
  static @Nullable String inAscii(String text) {
    var start = text.indexOf("://") + 3;
    var end = start;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    var authority = text.substring(start, end).strip();
    if (authority.isEmpty() || authority.indexOf('@') >= 0 || authority.indexOf(' ') >= 0) {
      return null;
    }
    var colon = authority.indexOf(':');
    if (TWO_WAYS.matcher(authority).find()) {
      // Java would lead it to another host, fussball for fußball; browsers know better.
      return text.substring(0, start) + authority + encoded(text.substring(end).stripTrailing());
    }
    try {
      var host = IDN.toASCII(colon < 0 ? authority : authority.substring(0, colon));
      var address =
          text.substring(0, start).toLowerCase(Locale.ROOT)
              + host
              + (colon < 0 ? "" : authority.substring(colon))
              + encoded(text.substring(end).stripTrailing());
      return new URI(address).getHost() == null ? null : address;
    } catch (IllegalArgumentException | URISyntaxException e) {
      return null;
    }
  }

  /// What may not stand in an address is written in percent; what is written so already stays.
  private static String encoded(String text) {
    var encoded = new StringBuilder();
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      var size = Character.charCount(c);
      var percent = c == '%' && !(i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2)));
      if (c > 126 || c <= 32 || "\"<>\\^`{|}[]".indexOf(c) >= 0 || percent) {
        for (var b : text.substring(i, i + size).getBytes(StandardCharsets.UTF_8)) {
          encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
        }
      } else {
        encoded.appendCodePoint(c);
      }
      i += size;
    }
    // One # begins the part of the page; more are part of its name.
    var hash = encoded.indexOf("#");
    return hash < 0 ? encoded.toString() : encoded.substring(0, hash + 1) + encoded.substring(hash + 1).replace("#", "%23");
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }

  private static LinkTarget mail(String text) {
    var question = text.indexOf('?');
    var to = (question < 0 ? text : text.substring(0, question)).replace("%20", "").strip();
    var rest = question < 0 ? "" : text.substring(question);
    for (var mailbox : to.split(",", -1)) {
      if (!MAILBOX.matcher(mailbox.strip().replace("%40", "@")).matches()) {
        return nowhere("mailto:" + text, "mail-broken");
      }
    }
    return new LinkTarget("mailto:" + inDns(to.replace(" ", "")) + encoded(rest), true, null);
  }

  private static String inDns(String mailboxes) {
    var at = mailboxes.lastIndexOf('@');
    if (at < 0 || mailboxes.indexOf(',') >= 0) {
      return mailboxes;
    }
    try {
      return encoded(mailboxes.substring(0, at)) + "@" + IDN.toASCII(mailboxes.substring(at + 1));
    } catch (IllegalArgumentException e) {
      return mailboxes;
    }
  }

  private static LinkTarget telephone(String scheme, String written) {
    var question = written.indexOf('?');
    var number = decodedNumber(question < 0 ? written : written.substring(0, question));
    if (!NUMBER.matcher(number).matches()) {
      return nowhere(scheme + ":" + written, "telephone-broken");
    }
    var rest = question < 0 ? "" : encoded(written.substring(question));
    return new LinkTarget(scheme + ":" + number.replaceAll("[ \u00a0]", "").replaceAll("\\(0\\)", "") + rest, true, null);
  }

  private static String decodedNumber(String text) {
    return text.replace("%20", " ").replaceFirst("^/+", "").strip();
  }

  private static boolean isHost(String text) {
    if (!HOST.matcher(text).matches()) {
      return false;
    }
    var host = text.replaceFirst("[:/?#].*", "");
    var ending = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !FILES.contains(ending) || host.startsWith("www.");
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /// Whether Outlook or others wrapped the address up in one of their own.
  static boolean isWrapped(String text) {
    return SAFE_LINK.matcher(text).matches() || REDIRECT.matcher(text).matches();
  }

  /// Whether it is meant to be an address, though it may have blanks in it.
  static boolean looksLikeAddress(String text) {
    return text.length() <= LONGEST
        && (text.matches("(?is)(?:https?://|www\\.|mailto:|tel:|sms:|tlf:|/|pictures/).*")
            || isHost(text.replace(' ', '-'))
            || isNumber(text));
  }

  /// The address that was probably meant by one that leads nowhere: `https://kommune.dk` by `https//kommune.dk`.
  public static @Nullable String meant(String written) {
    var mistyped = MISTYPED.matcher(written.strip());
    if (mistyped.matches()) {
      var meant = of("https://" + mistyped.group(1));
      return meant.leads() ? meant.address() : null;
    }
    return null;
  }

  private static LinkTarget nowhere(String text, String remark) {
    return new LinkTarget(text, false, remark);
  }
}
