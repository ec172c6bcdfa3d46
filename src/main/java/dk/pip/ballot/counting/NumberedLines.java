package dk.pip.ballot.counting;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The lines of a file, however they end, with their numbers; none longer than memory stands.
final class NumberedLines {
  private static final int LONGEST = 1_000_000;
  private static final char MARK = '\uFEFF';

  private final Reader reader;
  private int number;
  private int ahead = -2;
  private @Nullable String last;
  private boolean again;

  NumberedLines(Reader reader) {
    this.reader = reader;
  }

  /// The line that was read last, from 1.
  int number() {
    return number;
  }

  /// The last line comes once more.
  void back() {
    again = true;
  }

  /// Without its end; null after the last.
  @Nullable String next() throws IOException, BadBallotFile {
    if (again) {
      again = false;
      return last;
    }
    var line = new StringBuilder();
    var sign = sign();
    if (sign < 0) {
      last = null;
      return null;
    }
    number++;
    while (sign >= 0 && sign != '\n' && sign != '\r') {
      if (sign == 0) {
        throw new BadBallotFile(number, "ballot.file.binary");
      }
      if (line.length() == LONGEST) {
        throw new BadBallotFile(number, "ballot.file.long-line", Integer.toString(LONGEST));
      }
      if (sign != MARK || number > 1 || !line.isEmpty()) {
        line.append((char) sign);
      }
      sign = sign();
    }
    if (sign == '\r') {
      var after = sign();
      if (after != '\n') {
        ahead = after;
      }
    }
    last = line.toString();
    return last;
  }

  private int sign() throws IOException {
    if (ahead != -2) {
      var sign = ahead;
      ahead = -2;
      return sign;
    }
    return reader.read();
  }
}
