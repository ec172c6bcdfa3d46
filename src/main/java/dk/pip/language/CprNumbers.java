package dk.pip.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Finds Danish civil registration numbers in text. The number itself is never kept or shown.
///
/// Ten digits whose first six are a date are certain where the check (modulus 11) holds, or for 1 January, for which numbers
/// without it are given out (cpr.dk, since 1 October 2007); with a separator but without the check they are possible.
public final class CprNumbers {
  private static final Pattern CANDIDATE = Pattern.compile("(?<![\\d.,])(\\d{2})(\\d{2})(\\d{2})([-–\\s\u00a0]?)(\\d{4})(?![\\d])");
  private static final int[] WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  public enum Likelihood {
    NONE,
    POSSIBLE,
    CERTAIN
  }

  private CprNumbers() {}

  /// The likelihood of the likeliest number in the text.
  public static Likelihood in(String text) {
    return all(text).stream().map(Found::likelihood).max(Comparator.naturalOrder()).orElse(Likelihood.NONE);
  }

  /// The digits of those that are certain, each once. They are not to be kept or shown.
  public static List<String> certain(String text) {
    return all(text).stream()
        .filter(found -> found.likelihood() == Likelihood.CERTAIN)
        .map(found -> text.substring(found.from(), found.to()).replaceAll("\\D", ""))
        .distinct()
        .toList();
  }

  /// A place where there is one, at least perhaps.
  ///
  /// @param to behind its last figure
  record Found(int from, int to, Likelihood likelihood) {}

  static List<Found> all(String text) {
    var all = new ArrayList<Found>();
    var matcher = CANDIDATE.matcher(text);
    while (matcher.find()) {
      var day = Integer.parseInt(matcher.group(1));
      var month = Integer.parseInt(matcher.group(2));
      var digits = matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(5);
      if (!isDate(day, month)) {
        continue;
      }
      if (holds(digits) || day == 1 && month == 1) {
        all.add(new Found(matcher.start(), matcher.end(), Likelihood.CERTAIN));
      } else if (!matcher.group(4).isEmpty()) {
        all.add(new Found(matcher.start(), matcher.end(), Likelihood.POSSIBLE));
      }
    }
    return all;
  }

  private static boolean isDate(int day, int month) {
    try {
      LocalDate.of(2000, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean holds(String digits) {
    var sum = 0;
    for (var i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }
}
