package dk.pip.shared;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Addresses on the net within a text: `www.ellebaek.example/mere`, `pip@ellebaek.example`. They are divided without a hyphen,
/// after a mark, so that who types one off gets it right.
public final class NetAddresses {
  private static final String END = "[^\\s<>«»“”\"]";
  private static final String HOST = "(?<![\\p{L}\\p{M}\\p{N}._-])[\\p{L}\\p{M}\\p{N}-]++(?:\\.[\\p{L}\\p{M}\\p{N}-]++)*\\.\\p{L}{2,}+(?![\\p{L}\\p{M}\\p{N}@-])";
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|www\\.|mailto:)" + END + "++|[^\\s<>«»“”\"()@/:;,]++@[\\p{L}\\p{M}\\p{N}-]++(?:\\.[\\p{L}\\p{M}\\p{N}-]++)+|" + HOST + "(?:/" + END + "*+)?");

  /// After a mark that has something before it and after it. What comes of HTML writes `&` as `&amp;`.
  private static final Pattern BREAK = Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}]{2}(?:[/.@?=_~-]|&(?:amp;)?+))(?=[\\p{L}\\p{M}\\p{N}]{3})");

  private static final String NO_PART = "<>«»“”\"";

  private NetAddresses() {}

  /// The text with all that is no address changed.
  static String around(String text, UnaryOperator<String> words) {
    return set(text, words, address -> address);
  }

  /// The text with its addresses set in one way, and what stands between them in another.
  public static String set(String text, UnaryOperator<String> words, UnaryOperator<String> addresses) {
    if (text.indexOf('.') < 0 && text.indexOf('/') < 0 && text.indexOf('@') < 0) {
      return words.apply(text);
    }
    var set = new StringBuilder(text.length() + 16);
    var from = 0;
    var found = ADDRESS.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (var start = 0; start < text.length(); ) {
      var end = end(text, start);
      if (mayHold(text, start, end)) {
        found.region(start, end);
        while (found.find()) {
          set.append(words.apply(text.substring(from, found.start()))).append(addresses.apply(found.group()));
          from = found.end();
        }
      }
      start = end + 1;
    }
    return set.append(words.apply(text.substring(from))).toString();
  }

  /// Where what can be one address ends, or the text does.
  private static int end(String text, int start) {
    var end = start;
    while (end < text.length() && !isEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isEnd(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || NO_PART.indexOf(c) >= 0;
  }

  /// A full stop or colon at the very end makes no address.
  private static boolean mayHold(String text, int start, int end) {
    for (var at = start; at < end - 1; at++) {
      var c = text.charAt(at);
      if (c == '.' || c == '@' || c == ':') {
        return true;
      }
    }
    return false;
  }

  /// An address with a mark where a line may end in it.
  public static String divided(String address, String mark) {
    return BREAK.matcher(address).replaceAll(mark);
  }
}
