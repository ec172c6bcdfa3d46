package dk.pip.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The fields of a message's head that DKIM signs: where they stand, and how they read when they are made canonical
/// (RFC 6376, 3.4.2 and 5.4). Used again and again by one thread at a time.
final class HeaderFields {
  /// Those that can't be added to a signed message later: the signature says that there are no more of them.
  private static final List<String> CLOSED = List.of("from", "to", "subject", "date");

  private static final List<String> OPEN =
      List.of(
          "reply-to",
          "message-id",
          "mime-version",
          "content-type",
          "list-id",
          "list-unsubscribe",
          "list-unsubscribe-post",
          "feedback-id");

  private static final byte[][] NAMES = names();
  private static final int LONGEST_LINE = 72;

  private byte[] head = {};
  private int[] kinds = new int[32];
  private int[] starts = new int[33];
  private int count;

  private static byte[][] names() {
    var names = new byte[CLOSED.size() + OPEN.size()][];
    for (var i = 0; i < names.length; i++) {
      var name = i < CLOSED.size() ? CLOSED.get(i) : OPEN.get(i - CLOSED.size());
      names[i] = name.getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }

  /// @param fields each with its name, and ending in CRLF; nothing after them
  void read(byte[] fields) {
    head = fields;
    count = 0;
    for (var start = 0; start < fields.length; ) {
      var end = end(start);
      if (count == kinds.length) {
        kinds = Arrays.copyOf(kinds, 2 * count);
        starts = Arrays.copyOf(starts, 2 * count + 1);
      }
      kinds[count] = kind(start, end);
      starts[count++] = start;
      start = end;
    }
    starts[count] = fields.length;
  }

  /// Where the field ends: at a line that doesn't begin with white space.
  private int end(int start) {
    for (var i = start; i + 1 < head.length; i++) {
      if (head[i] == '\r' && head[i + 1] == '\n' && (i + 2 >= head.length || !isSpace(head[i + 2]))) {
        return i + 2;
      }
    }
    throw new IllegalArgumentException("The head does not end in CRLF");
  }

  private int kind(int start, int end) {
    for (var kind = 0; kind < NAMES.length; kind++) {
      var name = NAMES[kind];
      var after = start + name.length;
      if (after < end && (head[after] == ':' || isSpace(head[after])) && isNamed(name, start)) {
        return kind;
      }
    }
    return -1;
  }

  private boolean isNamed(byte[] name, int start) {
    for (var i = 0; i < name.length; i++) {
      if (lower(head[start + i]) != name[i]) {
        return false;
      }
    }
    return true;
  }

  /// Writes the names, with colons between, as the tag h= has them, folded. A closed one stands once more than there are
  /// fields of it.
  void putNames(Written out) {
    var line = 3;
    for (var kind = 0; kind < NAMES.length; kind++) {
      var times = kind < CLOSED.size() ? 1 : 0;
      for (var i = 0; i < count; i++) {
        times += kinds[i] == kind ? 1 : 0;
      }
      for (; times > 0; times--) {
        if (line + NAMES[kind].length > LONGEST_LINE) {
          out.put("\r\n ");
          line = 1;
        }
        out.put(NAMES[kind]);
        out.put(':');
        line += NAMES[kind].length + 1;
      }
    }
    out.backTo(out.length - 1);
  }

  /// Writes the fields in the order of their names, of several with one name the last first.
  void putFields(Written out) {
    for (var kind = 0; kind < NAMES.length; kind++) {
      for (var i = count - 1; i >= 0; i--) {
        if (kinds[i] == kind) {
          putRelaxed(head, starts[i], starts[i + 1], out);
          out.put('\r');
          out.put('\n');
        }
      }
    }
  }

  /// Writes one field: its name in small letters, unfolded, white space as one space, and without its CRLF.
  static void putRelaxed(byte[] from, int start, int end, Written out) {
    var i = start;
    for (; i < end && from[i] != ':'; i++) {
      if (!isSpace(from[i])) {
        out.put(lower(from[i]));
      }
    }
    out.put(':');
    var space = false;
    var begun = false;
    for (i++; i < end; i++) {
      var b = from[i];
      if (isSpace(b)) {
        space = true;
      } else if (b != '\r' && b != '\n') {
        if (space && begun) {
          out.put(' ');
        }
        out.put(b);
        space = false;
        begun = true;
      }
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
