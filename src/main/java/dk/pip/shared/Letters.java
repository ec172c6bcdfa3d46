package dk.pip.shared;

import java.util.regex.Pattern;

/// Counts and cuts texts by what people take for one letter, however many units a computer needs for it: `é`, `👩‍🚒` and
/// a flag are one each.
public final class Letters {
  private static final Pattern LETTER = Pattern.compile("\\X");

  /// Units that a letter may have on average; marks heaped upon one letter by the thousand are more than a letter.
  private static final int MOST_UNITS = 16;

  private Letters() {}

  public static int count(String text) {
    var letters = LETTER.matcher(text);
    var count = 0;
    while (letters.find()) {
      count++;
    }
    return count;
  }

  public static boolean moreThan(int most, String text) {
    if (text.length() <= most) {
      return false;
    }
    return text.length() > (long) MOST_UNITS * most || endOf(most, text) < text.length();
  }

  /// The first letters of a text; all of it where it has no more.
  public static String first(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    var end = Math.min(endOf(most, text), (int) Math.min(text.length(), (long) MOST_UNITS * most));
    if (end == 0) {
      return "";
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /// The text, and where it has more letters than that, the first of them and three dots.
  public static String shortened(int most, String text) {
    return moreThan(most, text) ? first(most, text) + "…" : text;
  }

  private static int endOf(int most, String text) {
    var letters = LETTER.matcher(text);
    var end = 0;
    for (var count = 0; count < most && letters.find(); count++) {
      end = letters.end();
    }
    return end;
  }
}
