package dk.pip.shared;

import java.util.regex.Pattern;

/// Keeps on one line what is read as one: »70 12 34 56«, »1. oktober«, »kl. 17.00«, »20 kr.«. [LineBreaks] sends all forms
/// made of HTML through here, so that no template and no text need think of it. Plain text is left alone: its lines
/// are broken before.
public final class NoBreak {
  private static final String UNITS =
      "kr|kroner|krone|øre|DKK|EUR|euro|€|£|mio|mia|%|‰|pct|procent|percent|°C?|m²|m³|m2|m3|m|km²|km|cm|mm|ha|kg|g|mg|ton|t|liter|l|dl|ml"
          + "|kWh|MWh|GWh|kW|MW|W|kV|V|km/t|MB|GB|TB|kB|stk|min|sek|timer|time|dage|dag|uger|uge|år|a\\.m|p\\.m|am|pm|million|billion|hours|years|x|×";

  private static final Pattern TELEPHONE =
      Pattern.compile(
          "(?<![\\d.,])(?:\\+\\d{1,3} )?(?:\\d{2}(?: \\d{2}){3}|\\d{4} \\d{4}|\\d{3} \\d{3}(?: \\d{2,4})?)(?![\\d])|\\+\\d{1,3} \\d{5,12}(?!\\d)|(?<![\\d.,])\\d{1,3}(?: \\d{3}){1,4}(?![\\d])");
  // Each begins with the blank, as what begins by looking back is tried at every letter.
  private static final Pattern EVERYWHERE =
      Pattern.compile(" (?:(?<=\\d )(?=(?:" + UNITS + ")(?![\\p{L}\\p{N}]))|(?<=§ )(?=\\d)|(?=(?:kr|kroner|euro|DKK|EUR)(?![\\p{L}\\p{N}]))(?<=\\d[ \u00a0](?:mio|mia)\\.? )|(?=\\d)(?<=\\d [x×] ))");
  private static final Pattern DANISH =
      Pattern.compile(
          "(?iu) (?:(?<=(?<!\\d)\\d{1,2}\\. )(?=(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
              + "|jan\\.|feb\\.|mar\\.|apr\\.|jun\\.|jul\\.|aug\\.|sept?\\.|okt\\.|nov\\.|dec\\.|klasse|sal|division|årgang|plads|juledag|pinsedag|påskedag)(?!\\p{N}))"
              + "|(?=\\+?\\d)(?<=(?<!\\p{L})(?:kl|nr|ca|stk|kap|pkt|tlf|mobil|d|s|art|bd|uge|side|kapitel|mindst|højst|max\\.?|min\\.?)\\.? ))");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?iu) (?:(?<=(?<!\\d)\\d{1,2}(?:st|nd|rd|th)? )(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\\p{L}))"
              + "|(?=\\d{1,2}(?!\\d))(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December) )"
              + "|(?=\\+?\\d)(?<=(?<!\\p{L})(?:no|nos|p|pp|ch|vol|fig|tel|week|page)\\.? ))");

  private NoBreak() {}

  /// The markup with blanks that hold, in the texts between its tags.
  ///
  /// @param language of the whole; parts say theirs in `lang`
  public static String in(String markup, String language) {
    return MarkupTexts.set(markup, language, (text, spoken, _) -> text(text, spoken));
  }

  /// A text with blanks that hold.
  public static String text(String text, String language) {
    if (text.indexOf(' ') < 0 || text.chars().noneMatch(Character::isDigit)) {
      return text;
    }
    var held = hasGroups(text) ? TELEPHONE.matcher(text).replaceAll(number -> number.group().replace(' ', '\u00a0')) : text;
    held = EVERYWHERE.matcher(held).replaceAll("\u00a0");
    if (language.startsWith("da")) {
      return DANISH.matcher(held).replaceAll("\u00a0");
    }
    return language.startsWith("en") ? ENGLISH.matcher(held).replaceAll("\u00a0") : held;
  }

  /// Whether a blank stands between two digits.
  private static boolean hasGroups(String text) {
    for (var at = text.indexOf(' ', 1); at > 0 && at + 1 < text.length(); at = text.indexOf(' ', at + 1)) {
      if (Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }
}
