package dk.pip.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where the sentences of a running text begin and end.
final class Sentences {
  /// @param to behind the last sign
  record Span(int from, int to) {}

  private static final Pattern END = Pattern.compile("[.?!:][«”\"’)]*[^\\S\\n]+(?=[\\p{Lu}»“\"\\d])|\\s*\\n\\s*");

  /// What stands before a full stop that ends no sentence: a day of a month, a single letter or a common short form.
  private static final Pattern GOES_ON =
      Pattern.compile("(?:(?<![\\d])\\d{1,2}|[\\s(]\\p{L}|\\b(?:bl\\.a|f\\.eks|kl|ca|nr|evt|osv|dvs|t\\.o\\.m|mv|jf|pga|inkl|ekskl|stk))$");

  private static final int LONGEST_SHORT_FORM = 8;

  private Sentences() {}

  /// Those with something in them; blanks around them are left out.
  static List<Span> in(String text) {
    var sentences = new ArrayList<Span>();
    var begin = 0;
    var end = END.matcher(text);
    while (end.find()) {
      if (text.charAt(end.start()) == '.' && goesOn(text, end.start())) {
        continue;
      }
      add(sentences, text, begin, end.end());
      begin = end.end();
    }
    add(sentences, text, begin, text.length());
    return sentences;
  }

  private static boolean goesOn(String text, int stop) {
    return GOES_ON.matcher(text.substring(Math.max(0, stop - LONGEST_SHORT_FORM), stop)).find();
  }

  private static void add(List<Span> sentences, String text, int begin, int end) {
    var from = begin;
    var to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      sentences.add(new Span(from, to));
    }
  }
}
