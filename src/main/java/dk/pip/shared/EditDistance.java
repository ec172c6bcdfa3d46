package dk.pip.shared;

/// How many letters must be added, dropped, changed or swapped with the next to make one word of the other.
///
/// Written out, as that of Apache Commons Text 1.15 compares letters beyond ASCII by identity, and takes æ for another æ.
public final class EditDistance {
  private EditDistance() {}

  /// Takes time with the product of the lengths: for words and lines, not for texts.
  public static int between(String one, String other) {
    var beforeLast = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var changed = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }
}
