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
  /// What isn't seen between figures: a hyphen that is soft, a joint or a mark of no width.
  private static final String UNSEEN = "[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*+";

  private static final String BLANK = "[\\s\\u00a0\\u202f]";

  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\d.,])(?<date>\\d(?:U\\d){5})(?<between>U(?:BU)?(?:[-\\u2010-\\u2015\\u2212]U(?:BU)?)?)(?<rest>\\d(?:U\\d){3})(?!U\\d)".replace("U", UNSEEN).replace("B", BLANK));
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
  public record Found(int from, int to, Likelihood likelihood) {}

  public static List<Found> all(String text) {
    var all = new ArrayList<Found>();
    var matcher = CANDIDATE.matcher(text);
    while (matcher.find()) {
      var digits = (matcher.group("date") + matcher.group("rest")).replaceAll("\\D", "");
      var day = Integer.parseInt(digits.substring(0, 2));
      var month = Integer.parseInt(digits.substring(2, 4));
      if (!isDate(day, month)) {
        continue;
      }
      if (holds(digits) || day == 1 && month == 1) {
        all.add(new Found(matcher.start(), matcher.end(), Likelihood.CERTAIN));
      } else if (!matcher.group("between").isEmpty()) {
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
