package dk.pip.council;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts as pupils write them: »12.000 kr.«, »ca. 3500«, »12 000,-«.
public final class Kroner {
  public static final long MOST = 1_000_000_000L;
  private static final Pattern AMOUNT = Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:[.\\u00a0\\u202f ]\\d{3})+|\\d{1,10})(?:,(\\d{2}|-))?(?![\\d])");

  private Kroner() {}

  /// The first amount in a text, whole kroner; null where there is none, or one that is beyond sense.
  public static @Nullable Long firstIn(String text) {
    var amount = AMOUNT.matcher(text);
    if (!amount.find()) {
      return null;
    }
    var kroner = Long.parseLong(amount.group(1).replaceAll("\\D", ""));
    return kroner > MOST ? null : kroner;
  }
}
