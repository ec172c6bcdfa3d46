package dk.pip.editions.render;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps on one line what is read as one: »70 12 34 56«, »1. oktober«, »kl. 17.00«, »20 kr.«. All forms made of HTML or XML go
/// through here when they are set, so that no template and no text need think of it. Plain text is left alone: its lines
/// are broken before.
public final class NoBreak {
  private static final Set<String> VOID =
      Set.of("br", "img", "hr", "meta", "link", "input", "col", "source", "wbr", "area", "base", "embed", "param", "track");
  private static final Set<String> LITERAL = Set.of("script", "style", "title", "pre", "textarea", "code");

  private static final String UNITS =
      "kr|kroner|krone|øre|DKK|EUR|euro|€|£|mio|mia|%|‰|pct|procent|percent|°C?|m²|m³|m2|m3|m|km²|km|cm|mm|ha|kg|g|mg|ton|t|liter|l|dl|ml"
          + "|kWh|MWh|GWh|kW|MW|W|kV|V|km/t|MB|GB|TB|kB|stk|min|sek|timer|time|dage|dag|uger|uge|år|a\\.m|p\\.m|am|pm|million|billion|hours|years|x|×";

  private static final Pattern TELEPHONE =
      Pattern.compile(
          "(?<![\\d.,])(?:\\+\\d{1,3} )?(?:\\d{2}(?: \\d{2}){3}|\\d{4} \\d{4}|\\d{3} \\d{3}(?: \\d{2,4})?)(?![\\d])|\\+\\d{1,3} \\d{5,12}(?!\\d)|(?<![\\d.,])\\d{1,3}(?: \\d{3}){1,4}(?![\\d])");
  private static final Pattern EVERYWHERE =
      Pattern.compile("(?<=\\d) (?=(?:" + UNITS + ")(?![\\p{L}\\p{N}]))|(?<=§) (?=\\d)|(?<=\\d [x×]) (?=\\d)");
  private static final Pattern DANISH =
      Pattern.compile(
          "(?iu)(?<=(?<!\\d)\\d{1,2}\\.) (?=(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
              + "|jan\\.|feb\\.|mar\\.|apr\\.|jun\\.|jul\\.|aug\\.|sept?\\.|okt\\.|nov\\.|dec\\.|klasse|sal|division|årgang|plads|juledag|pinsedag|påskedag)(?!\\p{N}))"
              + "|(?<=(?<!\\p{L})(?:kl|nr|ca|stk|kap|pkt|tlf|mobil|d|s|art|bd|uge|side|kapitel|mindst|højst|max\\.?|min\\.?)\\.?) (?=\\+?\\d)");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?iu)(?<=(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\\p{L}))"
              + "|(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December)) (?=\\d{1,2}(?!\\d))"
              + "|(?<=(?<!\\p{L})(?:no|nos|p|pp|ch|vol|fig|tel|week|page)\\.?) (?=\\+?\\d)");

  private NoBreak() {}

  private record Inside(int depth, String language) {}

  /// The markup with blanks that hold, in the texts between its tags.
  ///
  /// @param language of the whole; parts say theirs in `lang`
  public static String in(String markup, String language) {
    var set = new StringBuilder(markup.length() + markup.length() / 50);
    var languages = new ArrayDeque<Inside>();
    languages.push(new Inside(0, language));
    var depth = 0;
    for (var at = 0; at < markup.length(); ) {
      var tag = markup.indexOf('<', at);
      var end = tag < 0 ? markup.length() : tag;
      set.append(text(markup.substring(at, end), languages.getFirst().language()));
      if (tag < 0) {
        break;
      }
      var after = end(markup, tag);
      var name = name(markup, tag);
      if (name != null && markup.charAt(tag + 1) == '/') {
        if (languages.size() > 1 && languages.getFirst().depth() == depth) {
          languages.pop();
        }
        depth = Math.max(0, depth - 1);
      } else if (name != null && LITERAL.contains(name)) {
        var close = markup.indexOf("</" + name, after);
        after = close < 0 ? markup.length() : end(markup, close);
      } else if (name != null && markup.charAt(after - 2) != '/' && !VOID.contains(name)) {
        depth++;
        var inside = language(markup, tag, after);
        if (inside != null) {
          languages.push(new Inside(depth, inside));
        }
      }
      set.append(markup, tag, after);
      at = after;
    }
    return set.toString();
  }

  /// Where a tag or comment ends.
  private static int end(String markup, int tag) {
    if (markup.startsWith("<!--", tag)) {
      var end = markup.indexOf("-->", tag + 4);
      return end < 0 ? markup.length() : end + 3;
    }
    var quote = '\0';
    for (var at = tag + 1; at < markup.length(); at++) {
      var c = markup.charAt(at);
      if (quote != 0) {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      }
    }
    return markup.length();
  }

  private static @Nullable String name(String markup, int tag) {
    var start = markup.startsWith("</", tag) ? tag + 2 : tag + 1;
    var end = start;
    while (end < markup.length() && (Character.isLetterOrDigit(markup.charAt(end)) || markup.charAt(end) == ':' || markup.charAt(end) == '-')) {
      end++;
    }
    return end == start ? null : markup.substring(start, end);
  }

  private static @Nullable String language(String markup, int tag, int end) {
    var at = markup.indexOf("lang=\"", tag);
    if (at < 0 || at >= end) {
      return null;
    }
    var close = markup.indexOf('"', at + 6);
    return close < 0 || close > end ? null : markup.substring(at + 6, close);
  }

  /// A text with blanks that hold.
  public static String text(String text, String language) {
    if (text.indexOf(' ') < 0 || text.chars().noneMatch(Character::isDigit)) {
      return text;
    }
    var held = TELEPHONE.matcher(text).replaceAll(number -> number.group().replace(' ', '\u00a0'));
    held = EVERYWHERE.matcher(held).replaceAll("\u00a0");
    if (language.startsWith("da")) {
      return DANISH.matcher(held).replaceAll("\u00a0");
    }
    return language.startsWith("en") ? ENGLISH.matcher(held).replaceAll("\u00a0") : held;
  }
}
