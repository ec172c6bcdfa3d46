package dk.pip.shared;

/// Writes letters with those that DNS has (RFC 3492).
final class Punycode {
  private static final int BASE = 36;
  private static final int LEAST = 1;
  private static final int MOST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_LETTER = 0x80;

  private Punycode() {}

  /// @param label of at most some hundred letters, so that no number here grows past what an int holds
  static String encode(String label) {
    var letters = label.codePoints().toArray();
    var out = new StringBuilder();
    for (var letter : letters) {
      if (letter < FIRST_LETTER) {
        out.append((char) letter);
      }
    }
    var plain = out.length();
    if (plain > 0) {
      out.append('-');
    }
    var next = FIRST_LETTER;
    var delta = 0;
    var bias = FIRST_BIAS;
    for (var done = plain; done < letters.length; ) {
      var least = leastFrom(letters, next);
      delta += (least - next) * (done + 1);
      next = least;
      for (var letter : letters) {
        if (letter < next) {
          delta++;
        } else if (letter == next) {
          write(out, delta, bias);
          bias = adapted(delta, done + 1, done == plain);
          delta = 0;
          done++;
        }
      }
      delta++;
      next++;
    }
    return out.toString();
  }

  private static int leastFrom(int[] letters, int from) {
    var least = Integer.MAX_VALUE;
    for (var letter : letters) {
      if (letter >= from && letter < least) {
        least = letter;
      }
    }
    return least;
  }

  private static void write(StringBuilder out, int delta, int bias) {
    var rest = delta;
    for (var k = BASE; ; k += BASE) {
      var threshold = Math.clamp(k - bias, LEAST, MOST);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapted(int delta, int count, boolean first) {
    var rest = first ? delta / DAMP : delta / 2;
    rest += rest / count;
    var k = 0;
    while (rest > (BASE - LEAST) * MOST / 2) {
      rest /= BASE - LEAST;
      k += BASE;
    }
    return k + (BASE - LEAST + 1) * rest / (rest + SKEW);
  }
}
