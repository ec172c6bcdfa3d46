package dk.pip.editions.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Which characters the type on paper has. For the others a sign is printed: emoji, Chinese, arrows, small figures.
public final class PrintCharacters {
  /// What a reader takes for one character, which may be many code points: `👩‍🚒`.
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private PrintCharacters() {}

  /// The characters of a text that can't be printed, each once.
  public static List<String> missingIn(String text) {
    return CHARACTER.matcher(text).results().map(MatchResult::group).filter(PrintCharacters::isMissing).distinct().toList();
  }

  private static boolean isMissing(String character) {
    return character.codePoints().anyMatch(code -> !isBlank(code) && Face.GLYPHS.getGlyphId(code) == 0);
  }

  /// Spaces and invisible marks are printed as space or not at all, with or without a glyph.
  private static boolean isBlank(int code) {
    return Character.isWhitespace(code) || Character.isSpaceChar(code) || Character.getType(code) == Character.FORMAT;
  }

  /// Read when the first edition is checked; the other faces have the same characters.
  private static final class Face {
    static final CmapLookup GLYPHS = read();

    private static CmapLookup read() {
      try (var font = new TTFParser().parse(new RandomAccessReadBuffer(Press.runningText()))) {
        return font.getUnicodeCmapLookup();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
