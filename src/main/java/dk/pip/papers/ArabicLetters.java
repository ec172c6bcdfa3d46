package dk.pip.papers;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins the letters of Arabic, Persian and Urdu: each is given the form that it has at the start, in the middle or at the end of
/// a word. Who copies or listens gets the same letters by Unicode's compatibility (NFKC).
final class ArabicLetters {
  private static final char LAM = '\u0644';
  private static final int LAM_ALEF_FORMS = 0xFEF5;
  private static final String ALEFS = "\u0622\u0623\u0625\u0627";

  /// The first form of a letter (alone; then last, first and within), and how many there are.
  private record Forms(int first, int count) {}

  private static final Map<Integer, Forms> FORMS = forms();

  private ArabicLetters() {}

  static String joined(String text) {
    if (text.chars().noneMatch(c -> c >= 0x600 && c <= 0x6FF)) {
      return text;
    }
    var joined = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      var forms = FORMS.get((int) letter);
      if (forms == null) {
        joined.append(letter);
        continue;
      }
      var afterOther = joinsOn(text, i);
      var alef = i + 1 < text.length() ? ALEFS.indexOf(text.charAt(i + 1)) : -1;
      if (letter == LAM && alef >= 0) {
        joined.append((char) (LAM_ALEF_FORMS + 2 * alef + (afterOther ? 1 : 0)));
        i++;
        continue;
      }
      var beforeOther = forms.count == 4 && next(text, i) != null;
      var form = (afterOther && forms.count > 1 ? 1 : 0) + (beforeOther ? 2 : 0);
      joined.append((char) (forms.first + form));
    }
    return joined.toString();
  }

  /// Whether the letter before joins on to this one.
  private static boolean joinsOn(String text, int at) {
    for (var i = at - 1; i >= 0; i--) {
      if (!isMark(text.charAt(i))) {
        var forms = FORMS.get((int) text.charAt(i));
        return forms != null && forms.count == 4;
      }
    }
    return false;
  }

  /// The letter after this one, if that is one that is joined.
  private static @Nullable Forms next(String text, int at) {
    for (var i = at + 1; i < text.length(); i++) {
      if (!isMark(text.charAt(i))) {
        var forms = FORMS.get((int) text.charAt(i));
        return forms != null && forms.count > 1 ? forms : null;
      }
    }
    return null;
  }

  private static boolean isMark(char letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  private static Map<Integer, Forms> forms() {
    var forms = new HashMap<Integer, Forms>();
    // From hamza to yeh the forms stand in the order of the letters; this is how many each has.
    var counts = "122224242444442222444444444444444224";
    var code = 0x621;
    var form = 0xFE80;
    for (var count : counts.toCharArray()) {
      if (code == 0x63B) {
        code = 0x641;
      }
      var many = count - '0';
      forms.put(code++, new Forms(form, many));
      form += many;
    }
    int[][] more = {
      {0x679, 0xFB66, 4}, {0x67E, 0xFB56, 4}, {0x686, 0xFB7A, 4}, {0x688, 0xFB88, 2}, {0x691, 0xFB8C, 2}, {0x698, 0xFB8A, 2},
      {0x6A9, 0xFB8E, 4}, {0x6AF, 0xFB92, 4}, {0x6BA, 0xFB9E, 2}, {0x6BE, 0xFBAA, 4}, {0x6C1, 0xFBA6, 4}, {0x6CC, 0xFBFC, 4},
      {0x6D2, 0xFBAE, 2}
    };
    for (var letter : more) {
      forms.put(letter[0], new Forms(letter[1], letter[2]));
    }
    return forms;
  }
}
