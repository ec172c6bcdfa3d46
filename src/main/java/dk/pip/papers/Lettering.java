package dk.pip.papers;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words as shapes, in the type that editions and papers are printed with, for pictures that are drawn where the machine has no fonts.
public final class Lettering {
  /// What a reader takes for one character: a letter with its marks.
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private static final String BRACKETS = "()[]{}<>«»‹›";

  private Lettering() {}

  /// The cuts that words can be set in.
  public enum Cut {
    TEXT(Face.TEXT),
    TEXT_BOLD(Face.TEXT_BOLD),
    SLAB_BOLD(Face.SLAB_BOLD);

    private final Face face;

    Cut(Face face) {
      this.face = face;
    }

    private Face facing(int code) {
      return face.shows(code) ? face : face.signs();
    }
  }

  /// The words on one line that begins at 0, 0.
  public static Path2D of(String words, double size) {
    return of(words, Cut.TEXT, size, false);
  }

  /// The same in another cut. Words in Arabic are joined, and what is read from the right is put so.
  ///
  /// @param fromRight whether the text that the line is of is read from the right
  public static Path2D of(String words, Cut cut, double size, boolean fromRight) {
    var line = new Path2D.Double();
    var x = 0.0;
    for (var code : visual(ArabicLetters.joined(words), fromRight).codePoints().toArray()) {
      var face = cut.facing(code);
      if (!Character.isSpaceChar(code) && face.shows(code)) {
        var scale = size / face.units();
        var place = AffineTransform.getTranslateInstance(x, 0);
        place.scale(scale, -scale);
        line.append(face.outline(code).getPathIterator(place), false);
      }
      x += face.width(Character.toString(code), size);
    }
    return line;
  }

  /// How wide they are then.
  public static double width(String words, Cut cut, double size) {
    var width = 0.0;
    for (var code : ArabicLetters.joined(words).codePoints().toArray()) {
      width += cut.facing(code).width(Character.toString(code), size);
    }
    return width;
  }

  /// Whether a text is read from the right.
  public static boolean isFromRight(String text) {
    return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  /// A text without the characters that no type has, such as emoji.
  public static String drawable(String text) {
    return CHARACTER
        .matcher(text)
        .replaceAll(character -> PrintCharacters.lacks(character.group()) ? "" : java.util.regex.Matcher.quoteReplacement(plain(character)))
        .replaceAll("[\\s\\u0000-\\u001f]+", " ")
        .strip();
  }

  private static String plain(MatchResult character) {
    var shown = new StringBuilder();
    character.group().codePoints().filter(code -> !PrintCharacters.isLeftOut(code)).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /// The letters from left to right as they are seen.
  private static String visual(String text, boolean fromRight) {
    if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      return text;
    }
    var bidi = new Bidi(text, fromRight ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    var runs = new String[bidi.getRunCount()];
    var levels = new byte[runs.length];
    for (var i = 0; i < runs.length; i++) {
      var run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      levels[i] = (byte) bidi.getRunLevel(i);
      runs[i] = levels[i] % 2 == 0 ? run : turned(run);
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    return String.join("", runs);
  }

  private static String turned(String run) {
    List<String> characters = new ArrayList<>(CHARACTER.matcher(run).results().map(MatchResult::group).map(Lettering::mirrored).toList());
    Collections.reverse(characters);
    return String.join("", characters);
  }

  private static String mirrored(String character) {
    var at = character.length() == 1 ? BRACKETS.indexOf(character) : -1;
    return at < 0 ? character : BRACKETS.substring(at ^ 1, (at ^ 1) + 1);
  }
}
