package dk.pip.papers;

import dk.pip.shared.Hyphenation;
import dk.pip.shared.Language;
import dk.pip.shared.NetAddresses;
import dk.pip.shared.NoBreak;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text on its way to the paper: without what can't be printed, with the places where its words may be divided, and in a
/// face that has its letters.
public final class PrintText {
  /// How words may be divided.
  public enum Division {
    /// All words, as in running text.
    USUAL,
    /// Only those that a headline might have no room for.
    LONG_WORDS,
    /// All words, and those that even then are long every few letters: narrow columns of a table.
    NARROW
  }

  private static final char SOFT_HYPHEN = Hyphenation.SOFT_HYPHEN;
  private static final char NO_SPACE = '\u200B';
  private static final char JOINER = '\u2060';
  private static final int LONGEST = 22;
  private static final int LONGEST_IN_HEADLINE = 16;
  private static final int LONGEST_NARROW = 9;
  private static final int LONGEST_OF_ADDRESS_NARROW = 14;
  private static final int LEAST_LEFT = 4;

  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final Pattern UNWRITTEN = Pattern.compile("[\\p{Cntrl}&&[^\n]]|[\uFFFE\uFFFF]|\\p{Cs}");
  private static final Pattern BEFORE_PUNCTUATION = Pattern.compile("[.,:;!?)»]");

  /// What may not be divided where it is too long: letters and figures, and a point or comma between figures.
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}.,'’_@+=%~#&-]{10,}+");

  /// Where the engine would not end a line by itself: in addresses and between the parts of a word with a hyphen, but not in
  /// 28/1-2026.
  private static final Pattern AFTER_MARK = Pattern.compile("(?<=[^/\\s\u00a0]{3})/(?<!\\d/(?=\\d))(?=[^/\\s\u00a0]{3})|(?<=\\p{L}{2})-(?=\\p{L}{3})");

  /// A stroke between few letters or figures is of one word: km/t, m/k, 2025/26.
  private static final Pattern HELD = Pattern.compile("(?<=[\\p{L}\\p{N}])/(?=[\\p{L}\\p{N}])");

  private static final Pattern LETTERS = Pattern.compile("[^\u200B]+");

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]{0,18}");

  private PrintText() {}

  /// Adds a text to an element, in `face` or beside it where the face has no such letters.
  public static Fo add(Fo to, String text, Face face, @Nullable Language language, Division division) {
    var clean = clean(text);
    if (clean.isEmpty()) {
      return to;
    }
    var divided = divided(NoBreak.text(ArabicLetters.joined(clean), language == null ? "" : language.tag()), language, division);
    var run = new StringBuilder();
    var current = face;
    for (var i = 0; i < divided.length(); ) {
      var code = divided.codePointAt(i);
      i += Character.charCount(code);
      if (PrintCharacters.isLeftOut(code)) {
        continue;
      }
      var next = face(code, face, current, divided, i);
      if (next != current) {
        flush(to, run, current, face);
        current = next;
      }
      if (current.shows(code) || PrintCharacters.isInvisible(code)) {
        run.appendCodePoint(isWide(code) ? ' ' : code);
      } else {
        run.append(PrintCharacters.REPLACEMENT);
      }
    }
    flush(to, run, current, face);
    return to;
  }

  /// The face that a whole text can be set in: `face`, or that of signs.
  public static Face faceOf(String text, Face face) {
    return text.codePoints().allMatch(code -> PrintCharacters.isInvisible(code) || face.shows(code)) ? face : face.signs();
  }

  /// Spaces that the fonts have no glyph for.
  private static boolean isWide(int code) {
    return Character.isSpaceChar(code) && code != 0xA0 && code != ' ';
  }

  private static void flush(Fo to, StringBuilder run, Face in, Face around) {
    if (run.isEmpty()) {
      return;
    }
    if (in == around) {
      to.add(run.toString());
    } else {
      to.add(inline(in).set("font-size", "93%").add(run.toString()));
    }
    run.setLength(0);
  }

  /// A line that is read from the left, within a text that is read from the right: it begins at the right of that all the
  /// same.
  public static Fo fromTheLeft(Fo line) {
    return line.wrapped(Fo.of("bidi-override").set("direction", "ltr").set("unicode-bidi", "embed"));
  }

  /// A picture in a line of its own.
  static Fo picture(Fo graphic) {
    return Fo.block().set("font-size", 1).set("line-height", 1).add(graphic);
  }

  public static Fo inline(Face face) {
    return set(Fo.of("inline"), face);
  }

  static Fo set(Fo element, Face face) {
    return element
        .set("font-family", face.family())
        .set("font-weight", String.valueOf(face.weight()))
        .set("font-style", face.style());
  }

  /// The face for a letter. Marks that join letters and say from which side they are read need one that has them, as the engine
  /// would print a sign in their place. Spaces and signs between letters of another script stay with those, as they are read together.
  private static Face face(int code, Face around, Face current, String text, int after) {
    if (Character.getType(code) == Character.FORMAT && !around.shows(code) && code != NO_SPACE && code != JOINER) {
      return around.signs();
    }
    var invisible = PrintCharacters.isInvisible(code);
    var between = invisible || !Character.isLetterOrDigit(code) && current.hasSigns() && current.shows(code);
    if (between && (!current.hasSigns() || goesOn(text, after, around))) {
      return current;
    }
    if (invisible || around.shows(code)) {
      return around;
    }
    var signs = around.signs();
    return signs.shows(code) || !Face.SIGNS.shows(code) && !Face.SIGNS.shows(0xFFFD) ? signs : Face.SIGNS;
  }

  private static boolean goesOn(String text, int from, Face around) {
    for (var i = from; i < text.length(); ) {
      var code = text.codePointAt(i);
      if (Character.isLetterOrDigit(code)) {
        return !around.shows(code);
      }
      i += Character.charCount(code);
    }
    return false;
  }

  /// The text without what XML can't hold and without emoji, nor the space that one would leave.
  public static String clean(String text) {
    var written = UNWRITTEN.matcher(text.replace('\t', ' ').replace('\r', '\n')).replaceAll("");
    if (written.chars().allMatch(c -> c < 0x2000)) {
      return written;
    }
    var clean = new StringBuilder();
    var afterPicture = false;
    var matcher = CHARACTER.matcher(written);
    while (matcher.find()) {
      var character = matcher.group();
      if (PrintCharacters.isPicture(character)) {
        keepOfKeycap(character, clean);
        afterPicture = true;
        continue;
      }
      var blank = character.isBlank();
      if (afterPicture && !clean.isEmpty() && clean.charAt(clean.length() - 1) == ' '
          && (blank || BEFORE_PUNCTUATION.matcher(character).lookingAt())) {
        clean.setLength(clean.length() - 1);
      }
      afterPicture = afterPicture && blank;
      clean.append(character);
    }
    return afterPicture ? clean.toString().stripTrailing() : clean.toString();
  }

  /// `1️⃣` is printed as `1`.
  private static void keepOfKeycap(String character, StringBuilder clean) {
    if (character.charAt(0) < 0x7F) {
      clean.append(character.charAt(0));
    }
  }

  private static String divided(String text, @Nullable Language language, Division division) {
    return NetAddresses.set(text, words -> words(words, language, division), address -> address(address, division));
  }

  private static String words(String text, @Nullable Language language, Division division) {
    var hyphenated = text;
    if (language != null) {
      var hyphenation = Hyphenation.in(language);
      hyphenated = division == Division.LONG_WORDS ? hyphenation.hyphenateLong(text) : hyphenation.hyphenate(text);
    }
    var longest =
        switch (division) {
          case USUAL -> LONGEST;
          case LONG_WORDS -> LONGEST_IN_HEADLINE;
          case NARROW -> LONGEST_NARROW;
        };
    var divided = RUN.matcher(hyphenated).replaceAll(run -> java.util.regex.Matcher.quoteReplacement(run(run.group(), longest)));
    return HELD.matcher(AFTER_MARK.matcher(divided).replaceAll("$0" + NO_SPACE)).replaceAll("/" + JOINER);
  }

  /// An address ends a line after a mark; only a part of it that is too long even so is cut.
  private static String address(String address, Division division) {
    var longest = division == Division.NARROW ? LONGEST_OF_ADDRESS_NARROW : LONGEST;
    return LETTERS.matcher(NetAddresses.divided(address, String.valueOf(NO_SPACE))).replaceAll(letters -> java.util.regex.Matcher.quoteReplacement(cut(letters.group(), longest)));
  }

  private static String cut(String letters, int longest) {
    var cut = new StringBuilder(letters);
    for (var at = longest; at + LEAST_LEFT <= cut.length(); at += longest + 1) {
      cut.insert(Character.isLowSurrogate(cut.charAt(at)) ? at + 1 : at, NO_SPACE);
    }
    return cut.toString();
  }

  /// A run of letters with places to divide it, should it have to be: with a hyphen in a word, without in an address or number.
  private static String run(String run, int longest) {
    if (run.length() <= longest || NUMBER.matcher(run).matches()) {
      return run;
    }
    var isWord = run.codePoints().allMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK);
    var divided = new StringBuilder();
    var since = 0;
    for (var i = 0; i < run.length(); i++) {
      var c = run.charAt(i);
      var joins = c == '-' || c == '.' || c == '_' || c == '@' || c == '=' || c == '&';
      divided.append(c);
      since++;
      var left = run.length() - i - 1;
      var mayDivide = i + 1 < run.length() && !Character.isLowSurrogate(run.charAt(i + 1)) && Character.getType(run.charAt(i + 1)) != Character.NON_SPACING_MARK;
      if (mayDivide && left >= LEAST_LEFT && (joins && since > LEAST_LEFT || since >= longest)) {
        divided.append(isWord ? SOFT_HYPHEN : NO_SPACE);
        since = 0;
      }
    }
    return divided.toString();
  }
}
