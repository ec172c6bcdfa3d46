package dk.pip.shared;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sets the texts between the tags of a page or mail, each in the language of its part.
final class MarkupTexts {
  private static final Set<String> VOID =
      Set.of("br", "img", "hr", "meta", "link", "input", "col", "source", "wbr", "area", "base", "embed", "param", "track");
  private static final Set<String> LITERAL = Set.of("script", "style", "title", "pre", "textarea", "code", "svg", "option");
  private static final Set<String> HEADLINES = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> CELLS = Set.of("td", "th");

  private static final Pattern NAMES = Pattern.compile("class=\"(?:masthead-)?name[ \"]");

  private MarkupTexts() {}

  /// Where a text stands; a mail's own stand in cells, and those that only inboxes show do not.
  enum Place {
    HEADLINE,
    NAME,
    CELL,
    ELSEWHERE
  }

  @FunctionalInterface
  interface Setting {
    String set(String text, String language, Place place);
  }

  private record Inside(int depth, String language) {}

  private static Place place(boolean headline, boolean name, int cells) {
    return name ? Place.NAME : headline ? Place.HEADLINE : cells > 0 ? Place.CELL : Place.ELSEWHERE;
  }

  /// @param language of the whole; parts say theirs in `lang`
  static String set(String markup, String language, Setting setting) {
    var set = new StringBuilder(markup.length() + markup.length() / 50);
    var languages = new ArrayDeque<Inside>();
    languages.push(new Inside(0, language));
    var depth = 0;
    var headline = false;
    var called = false;
    var cells = 0;
    for (var at = 0; at < markup.length(); ) {
      var tag = markup.indexOf('<', at);
      var end = tag < 0 ? markup.length() : tag;
      if (isBlank(markup, at, end)) {
        set.append(markup, at, end);
      } else {
        set.append(setting.set(markup.substring(at, end), languages.getFirst().language(), place(headline, called, cells)));
      }
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
        headline &= !HEADLINES.contains(name);
        called = false;
        cells = CELLS.contains(name) ? Math.max(0, cells - 1) : cells;
      } else if (name != null && LITERAL.contains(name)) {
        var close = markup.indexOf("</" + name, after);
        after = close < 0 ? markup.length() : end(markup, close);
      } else if (name != null && markup.charAt(after - 2) != '/' && !VOID.contains(name)) {
        depth++;
        headline |= HEADLINES.contains(name);
        called |= NAMES.matcher(markup.substring(tag, after)).find();
        cells += CELLS.contains(name) ? 1 : 0;
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

  private static boolean isBlank(String markup, int from, int to) {
    for (var at = from; at < to; at++) {
      if (markup.charAt(at) > ' ') {
        return false;
      }
    }
    return true;
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
    var at = markup.indexOf("lang=\"", tag, end);
    if (at < 0) {
      return null;
    }
    var close = markup.indexOf('"', at + 6);
    return close < 0 || close > end ? null : markup.substring(at + 6, close);
  }
}
