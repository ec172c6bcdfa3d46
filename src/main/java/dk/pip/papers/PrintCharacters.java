package dk.pip.papers;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which characters can be printed: those of Roboto, and the signs and scripts of DejaVu. Of an emoji nothing is printed; for
/// any other character that no type has, such as Chinese, `�` is.
public final class PrintCharacters {
  static final String REPLACEMENT = "\uFFFD";

  /// What a reader takes for one character, which may be many code points: `👩‍🚒`.
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private static final int FIRST_VARIATION = 0xFE00;
  private static final int LAST_VARIATION = 0xFE0F;
  private static final int KEYCAP = 0x20E3;
  private static final int FIRST_PICTURE = 0x1F000;
  private static final int LAST_PICTURE = 0x1FAFF;

  private PrintCharacters() {}

  /// The characters of a text that are not printed as they are, each once.
  public static List<String> missingIn(String text) {
    return CHARACTER.matcher(text).results().map(MatchResult::group).filter(PrintCharacters::isMissing).distinct().toList();
  }

  /// Whether a character is lacking in the text. Then the text can't be printed as it was written.
  public static boolean lacks(String text) {
    return !text.chars().allMatch(c -> c < 0x7F) && CHARACTER.matcher(text).results().anyMatch(m -> isMissing(m.group()));
  }

  /// Whether nothing is printed for the character, which is an emoji. What also is an old sign of printers (`☎`, `✔`, `❤`)
  /// is printed as that.
  public static boolean isPicture(String character) {
    return character
        .codePoints()
        .anyMatch(code -> Character.isEmojiPresentation(code) || code >= FIRST_PICTURE && code <= LAST_PICTURE || code == KEYCAP);
  }

  private static boolean isMissing(String character) {
    return isPicture(character) || character.codePoints().anyMatch(PrintCharacters::isMissing);
  }

  /// Whether no font has the character, which is one that is seen.
  public static boolean isMissing(int code) {
    return !isInvisible(code) && !isShown(code);
  }

  static boolean isShown(int code) {
    return Face.TEXT.shows(code) || Face.SIGNS.shows(code);
  }

  /// Spaces and invisible marks are printed as space or not at all, with or without a glyph.
  static boolean isInvisible(int code) {
    return isVariation(code)
        || Character.isWhitespace(code)
        || Character.isSpaceChar(code)
        || Character.getType(code) == Character.FORMAT
        || Character.getType(code) == Character.CONTROL;
  }

  /// Invisible marks that no type has a glyph for, and that the engine would print a sign in the place of.
  static boolean isLeftOut(int code) {
    var type = Character.getType(code);
    return isVariation(code) || (type == Character.FORMAT || type == Character.CONTROL) && code != '\n' && !isShown(code);
  }

  private static boolean isVariation(int code) {
    return code >= FIRST_VARIATION && code <= LAST_VARIATION;
  }
}
