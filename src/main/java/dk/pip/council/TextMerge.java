package dk.pip.council;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Joins what two have made of the same text, word by word. Nothing that either wrote is lost: where both wrote at the same place, both stand whole, the
/// earlier first, unless one only went on from the other.
final class TextMerge {
  private static final Pattern WORD = Pattern.compile("\\S+|\\s+");

  /// Above so many pairs of words both texts are kept one below the other, as finding what they share takes too long.
  private static final long MOST_PAIRS = 4_000_000;

  private TextMerge() {}

  static String merge(String base, String theirs, String ours) {
    var from = words(base);
    var left = words(theirs);
    var right = words(ours);
    if ((long) from.size() * Math.max(left.size(), right.size()) > MOST_PAIRS) {
      return theirs + "\n\n" + ours;
    }
    var toLeft = matches(from, left);
    var toRight = matches(from, right);
    var merged = new StringBuilder();
    var at = 0;
    var atLeft = 0;
    var atRight = 0;
    for (var stable = 0; stable <= from.size(); stable++) {
      var isEnd = stable == from.size();
      if (!isEnd && (toLeft[stable] < 0 || toRight[stable] < 0)) {
        continue;
      }
      var endLeft = isEnd ? left.size() : toLeft[stable];
      var endRight = isEnd ? right.size() : toRight[stable];
      join(merged, from.subList(at, stable), left.subList(atLeft, endLeft), right.subList(atRight, endRight));
      if (!isEnd) {
        merged.append(from.get(stable));
        at = stable + 1;
        atLeft = endLeft + 1;
        atRight = endRight + 1;
      }
    }
    return merged.toString();
  }

  private static void join(StringBuilder merged, List<String> base, List<String> left, List<String> right) {
    if (left.equals(right) || right.equals(base)) {
      left.forEach(merged::append);
      return;
    }
    if (left.equals(base)) {
      right.forEach(merged::append);
      return;
    }
    var theirs = String.join("", left);
    var mine = String.join("", right);
    if (mine.startsWith(theirs)) {
      merged.append(mine);
    } else if (theirs.startsWith(mine)) {
      merged.append(theirs);
    } else {
      merged.append(theirs);
      if (!endsInBlank(merged) && !Character.isWhitespace(mine.charAt(0))) {
        merged.append(' ');
      }
      merged.append(mine);
    }
  }

  private static boolean endsInBlank(StringBuilder text) {
    return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /// Where each word of one stands in the other; -1 where it doesn't.
  private static int[] matches(List<String> one, List<String> other) {
    var places = new int[one.size()];
    Arrays.fill(places, -1);
    for (var delta : DiffUtils.diff(one, other, true).getDeltas()) {
      if (delta.getType() == DeltaType.EQUAL) {
        for (var at = 0; at < delta.getSource().size(); at++) {
          places[delta.getSource().getPosition() + at] = delta.getTarget().getPosition() + at;
        }
      }
    }
    return places;
  }
}
