package dk.pip.markdown;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the marks within a paragraph as people type them, and writes them as CommonMark that means the same: `**Pris:**250`
/// is bold though CommonMark has rules against it, and 5*3*2 is a sum.
final class WrittenMarks {
  /// Stands where CommonMark wants a letter, and is taken out of the text that was read.
  static final char STAND_IN = '\uf8fe';

  private static final int FAR = 4_000;

  private static final String HIDDEN = "\u00ad\u200b\u2060" + STAND_IN;
  private static final Pattern OFFICE = Pattern.compile("</?(?:o:p|st1:[a-z]{1,30}|w:[a-z]{1,30})\\s*/?>");
  private static final Pattern BRACKETED = Pattern.compile("<((?:www\\.|[^\\s<>@:/\"]{1,64}@)[^\\s<>\"]{1,500})>");
  private static final Pattern GAP = Pattern.compile("(\\[[^\\[\\]\\n]{1,300}]) +(\\((?:https?://|www\\.|mailto:)[^\\s()]{1,2000}\\))");
  private static final Pattern TURNED = Pattern.compile("(?<![\\]\\w])\\(([^()\\[\\]\\n]{1,300})\\) ?\\[((?:https?://|www\\.)[^\\s\\[\\]]{1,2000})]");
  private static final Pattern TARGET = Pattern.compile("]\\(([^()<>\\n]{1,2000}(?:\\([^()\\n]{0,500}\\)[^()<>\\n]{0,2000}){0,4})\\)");
  private static final Pattern TITLED = Pattern.compile(".*\\s[\"'(].*[\"')]\\s*");
  private static final Pattern PATH = Pattern.compile("(?<![\\\\\\w])(?:[A-Za-z]:\\\\|\\\\\\\\)[^\\s<>|\"*]{1,300}");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"\\\\]{1,2000}");
  private static final Pattern BLANKS = Pattern.compile("_{3,}");

  private WrittenMarks() {}

  /// The text with its comments taken out, each line in its place.
  static String withoutComments(String text) {
    if (!text.contains("<!--")) {
      return text;
    }
    var read = new StringBuilder();
    var since = 0;
    while (true) {
      var start = text.indexOf("<!--", since);
      var end = start < 0 ? -1 : text.indexOf("-->", start + 4);
      if (end < 0) {
        return read.append(text, since, text.length()).toString();
      }
      read.append(text, since, start);
      text.substring(start, end).chars().filter(c -> c == '\n').forEach(_ -> read.append('\n'));
      since = end + 3;
    }
  }

  /// A paragraph, whose lines stay its lines.
  static String read(String paragraph) {
    var text = shown(paragraph).replace("\u2028", "<br>").replace("\u2029", "<br>");
    text = softened(text);
    if (text.indexOf('<') >= 0) {
      text = OFFICE.matcher(text).replaceAll("");
      text = BRACKETED.matcher(text).replaceAll("$1");
      // The library looks for the end of each to the end of the text.
      text = text.replace("<!", "\\<!").replace("<?", "\\<?");
    }
    if (text.indexOf('[') >= 0) {
      text = GAP.matcher(text).replaceAll("$1$2");
      text = TURNED.matcher(text).replaceAll("[$1]($2)");
      text = TARGET.matcher(text).replaceAll(target -> Matcher.quoteReplacement(target(target)));
    }
    if (text.indexOf('\\') >= 0) {
      text = PATH.matcher(text).replaceAll(path -> Matcher.quoteReplacement(path.group().replace("\\", "\\\\")));
    }
    if (text.indexOf("://") >= 0 || text.indexOf("www.") >= 0) {
      text = addresses(text);
    }
    if (text.contains("___")) {
      text = blanks(text);
    }
    return text.indexOf('*') < 0 ? text : new WrittenMarks.Stars(text).read();
  }

  private static String shown(String text) {
    if (text.chars().noneMatch(c -> HIDDEN.indexOf(c) >= 0)) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    text.chars().filter(c -> HIDDEN.indexOf(c) < 0).forEach(c -> shown.append((char) c));
    return shown.toString();
  }

  /// Where each blank is a hard one, as in text that comes from a PDF, they are ordinary ones.
  private static String softened(String text) {
    var hard = 0;
    var soft = 0;
    for (var i = 0; i < text.length(); i++) {
      hard += text.charAt(i) == '\u00a0' ? 1 : 0;
      soft += text.charAt(i) == ' ' ? 1 : 0;
    }
    return hard > 5 && hard > soft ? text.replace('\u00a0', ' ') : text;
  }

  /// An address with blanks in it.
  private static String target(MatchResult match) {
    var address = match.group(1).strip();
    var blank = address.indexOf(' ') >= 0 || address.indexOf('\u00a0') >= 0;
    if (!blank || TITLED.matcher(address).matches() || !LinkTarget.looksLikeAddress(address)) {
      return match.group();
    }
    if (LinkTarget.isNumber(address)) {
      return "](tel:" + address.replaceAll("[ \u00a0]", "") + ")";
    }
    return "](" + address.replace(" ", "%20").replace("\u00a0", "%20") + ")";
  }

  /// Marks within a bare address are parts of it.
  private static String addresses(String text) {
    var read = new StringBuilder();
    var matcher = ADDRESS.matcher(text);
    var since = 0;
    while (matcher.find()) {
      var before = matcher.start() == 0 ? ' ' : text.charAt(matcher.start() - 1);
      if (before == '(' && matcher.start() > 1 && text.charAt(matcher.start() - 2) == ']' || before == '<') {
        continue;
      }
      read.append(text, since, matcher.start());
      var address = matcher.group();
      // Bold around an address ends with it.
      var end = address.length();
      while (end > 0 && "*_~.,;:!?)]".indexOf(address.charAt(end - 1)) >= 0) {
        end--;
      }
      read.append(address.substring(0, end).replaceAll("([*_~])", "\\\\$1")).append(address.substring(end));
      since = matcher.end();
    }
    return read.append(text.substring(since)).toString();
  }

  /// Lines to be filled in by hand.
  private static String blanks(String text) {
    return text.lines()
            .map(line -> line.matches("[\\s_]*") ? line : BLANKS.matcher(line).replaceAll(blank -> "\\\\_".repeat(blank.group().length())))
            .collect(Collectors.joining("\n"))
        + (text.endsWith("\n") ? "\n" : "");
  }

  /// The stars of a paragraph.
  private static final class Stars {
    private final String text;
    private final @Nullable StringBuilder[] instead;
    private final BitSet skipped = new BitSet();

    Stars(String text) {
      this.text = text;
      this.instead = new StringBuilder[text.length() + 1];
    }

    private record Star(int at, int length) {
      int end() {
        return at + length;
      }
    }

    String read() {
      var triples = new ArrayList<Star>();
      var doubles = new ArrayList<Star>();
      var singles = new ArrayList<Star>();
      for (var star : stars()) {
        if (star.length() > 3) {
          replace(star, "\\*".repeat(star.length()));
        } else if (star.length() == 3) {
          triples.add(star);
        } else if (star.length() == 2) {
          doubles.add(star);
        } else if (star.length() == 1) {
          if (isSum(star)) {
            replace(star, "\\*");
          } else {
            singles.add(star);
          }
        }
      }
      for (var runs : List.of(triples, doubles)) {
        for (var i = 0; runs.size() % 2 == 0 && i < runs.size(); i += 2) {
          pair(runs.get(i), runs.get(i + 1));
        }
      }
      for (var i = 0; i + 1 < singles.size(); i++) {
        var open = singles.get(i);
        var close = singles.get(i + 1);
        if (opens(open) && !isBlank(before(close.at())) && !closes(close) && isMark(before(close.at()))) {
          insert(close.at(), String.valueOf(STAND_IN));
          i++;
        }
      }
      var read = new StringBuilder();
      for (var i = 0; i <= text.length(); i++) {
        var other = instead[i];
        if (other != null) {
          read.append(other);
        }
        if (i < text.length() && !(skipped.get(i))) {
          read.append(text.charAt(i));
        }
      }
      return read.toString();
    }

    /// Runs of stars that are no bullets, escaped, code or parts of addresses.
    private List<Star> stars() {
      var stars = new ArrayList<Star>();
      var lineStart = true;
      for (var i = 0; i < text.length(); i++) {
        var c = text.charAt(i);
        if (c == '\n') {
          lineStart = true;
          continue;
        }
        if (c == '\\') {
          i++;
        } else if (c == '`') {
          var end = within('`', i + 1);
          i = end < 0 ? i : end;
        } else if (c == ']' && i + 1 < text.length() && text.charAt(i + 1) == '(') {
          var end = within(')', i + 1);
          i = end < 0 || text.indexOf('\n', i, end) >= 0 ? i : end;
        } else if (c == '*') {
          var start = i;
          while (i + 1 < text.length() && text.charAt(i + 1) == '*') {
            i++;
          }
          var bullet = lineStart && i == start && i + 1 < text.length() && isBlank(text.charAt(i + 1));
          if (!bullet) {
            stars.add(new Star(start, i + 1 - start));
          }
        }
        lineStart &= isBlank(c) || c == '>';
      }
      return stars;
    }

    private int within(char c, int from) {
      return text.indexOf(c, from, Math.min(text.length(), from + FAR));
    }

    private boolean isSum(Star star) {
      var before = before(star.at());
      var after = after(star.end());
      return Character.isLetterOrDigit(before)
          && Character.isLetterOrDigit(after)
          && (Character.isDigit(before) || Character.isDigit(after));
    }

    private void pair(Star open, Star close) {
      if (opens(open) && closes(close)) {
        return;
      }
      var first = after(open.end());
      var last = before(close.at());
      var inside = text.substring(open.end(), close.at()).strip();
      if (inside.isEmpty() || isBlank(first) && isBlank(last) && isPower(open, close)) {
        return;
      }
      if (isBlank(first)) {
        var end = open.end();
        while (end < close.at() && isGap(text.charAt(end))) {
          skipped.set(end++);
        }
        if (!isBlank(before(open.at())) && !isMark(before(open.at()))) {
          insert(open.at(), " ");
        }
        first = after(end);
      }
      if (isMark(first) && !isBlank(before(open.at())) && !isMark(before(open.at()))) {
        insert(open.end(), String.valueOf(STAND_IN));
      }
      if (isBlank(last)) {
        var start = close.at();
        while (start > open.end() && isGap(text.charAt(start - 1))) {
          skipped.set(--start);
        }
        if (!isBlank(after(close.end())) && !isMark(after(close.end()))) {
          insert(close.end(), " ");
        }
        last = before(start);
      }
      if (isMark(last) && !isBlank(after(close.end())) && !isMark(after(close.end())) && !isBlank(before(close.at()))) {
        insert(close.at(), String.valueOf(STAND_IN));
      }
    }

    /// `2 ** 3 og 4 ** 5`
    private boolean isPower(Star open, Star close) {
      return Character.isDigit(before(Math.max(0, open.at() - 1))) && Character.isDigit(after(close.end() + 1));
    }

    private boolean opens(Star star) {
      var after = after(star.end());
      var before = before(star.at());
      return !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before));
    }

    private boolean closes(Star star) {
      var after = after(star.end());
      var before = before(star.at());
      return !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after));
    }

    private void replace(Star star, String other) {
      insert(star.at(), other);
      skipped.set(star.at(), star.end());
    }

    private void insert(int at, String other) {
      var before = instead[at];
      instead[at] = (before == null ? new StringBuilder() : before).append(other);
    }

    private int before(int at) {
      return at <= 0 ? ' ' : text.codePointBefore(at);
    }

    private int after(int at) {
      return at >= text.length() ? ' ' : text.codePointAt(at);
    }

    private static boolean isBlank(int c) {
      return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isGap(char c) {
      return c == ' ' || c == '\u00a0' || c == '\t';
    }

    private static boolean isMark(int c) {
      return switch (Character.getType(c)) {
        case Character.CONNECTOR_PUNCTUATION,
            Character.DASH_PUNCTUATION,
            Character.START_PUNCTUATION,
            Character.END_PUNCTUATION,
            Character.INITIAL_QUOTE_PUNCTUATION,
            Character.FINAL_QUOTE_PUNCTUATION,
            Character.OTHER_PUNCTUATION,
            Character.MATH_SYMBOL,
            Character.CURRENCY_SYMBOL,
            Character.MODIFIER_SYMBOL,
            Character.OTHER_SYMBOL ->
            true;
        default -> false;
      };
    }
  }
}
