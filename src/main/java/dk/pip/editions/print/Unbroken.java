package dk.pip.editions.print;

import java.util.List;
import java.util.regex.Pattern;

/// Keeps on one line what is read as one: `1. oktober`, `kl. 17.00`, `70 12 34 56`, `37 kg`, `§ 4`.
final class Unbroken {
  private static final char NO_BREAK_SPACE = '\u00A0';

  private static final String MONTHS =
      "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
          + "|January|February|March|April|May|June|July|August|September|October|November|December"
          + "|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec";
  private static final String UNITS =
      "kr|kroner|øre|mio|mia|g|kg|ton|mm|cm|m|km|m²|m³|km²|ha|l|dl|ml|kWh|MWh|GWh|kW|MW|W|%|‰|pct|procent|°C|°|grader|timer|min|sek|år|mdr|stk"
          + "|DKK|EUR|hours|years|percent|million|tons?";

  private static final List<Pattern> SPACES =
      List.of(
          Pattern.compile("(?<=(?<!\\d)\\d{1,2}\\.?) (?=(" + MONTHS + ")\\b)"),
          Pattern.compile("(?<=\\bkl\\.) (?=\\d)"),
          Pattern.compile("(?<=(?<!\\d)\\+\\d{2}) (?=\\d{2} ?\\d{2})"),
          Pattern.compile("(?<=(?<!\\d)\\d{2}) (?=\\d{2} \\d{2}(?!\\d))"),
          Pattern.compile("(?<=(?<!\\d)\\d{2}[ \u00A0]\\d{2}) (?=\\d{2}(?!\\d))"),
          Pattern.compile("(?<=(?<!\\d)\\d{4}) (?=\\d{4}(?!\\d))"),
          Pattern.compile("(?<=(?<!\\d)\\d{1,3}) (?=\\d{3}(?!\\d))"),
          Pattern.compile("(?<=\\d) (?=(" + UNITS + ")(?![\\p{L}\\p{N}]))"),
          Pattern.compile("(?<=§|\\b[Nn]r\\.|\\bside|\\bs\\.|\\bstk\\.|\\bkap\\.) (?=\\d)"));

  private Unbroken() {}

  static String in(String text) {
    if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return text;
    }
    var kept = text;
    for (var space : SPACES) {
      kept = space.matcher(kept).replaceAll(String.valueOf(NO_BREAK_SPACE));
    }
    return kept;
  }
}
