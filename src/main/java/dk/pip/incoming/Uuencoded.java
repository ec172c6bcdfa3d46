package dk.pip.incoming;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text with files in it as programs wrote them before there was MIME: `begin 644 billede.jpg`, lines of signs, `end`.
record Uuencoded(String text, List<UuFile> files) {
  private static final Pattern BEGIN = Pattern.compile("^begin [67]\\d\\d (.{1,200})$");

  record UuFile(String name, byte[] bytes) {}

  static Uuencoded of(String text) {
    var kept = new ArrayList<String>();
    var files = new ArrayList<UuFile>();
    var lines = text.lines().toList();
    for (var i = 0; i < lines.size(); i++) {
      var begin = BEGIN.matcher(lines.get(i));
      var end = begin.matches() ? end(lines, i + 1) : -1;
      if (end < 0) {
        kept.add(lines.get(i));
      } else {
        files.add(new UuFile(begin.group(1), bytes(lines.subList(i + 1, end))));
        i = end;
      }
    }
    return new Uuencoded(String.join("\n", kept), files);
  }

  /// The line that says `end`, where all between are such lines; -1 where they aren't.
  private static int end(List<String> lines, int from) {
    for (var i = from; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.equals("end")) {
        return i;
      }
      if (line.length() > 80 || !line.isEmpty() && (line.charAt(0) < ' ' || line.charAt(0) > '`')) {
        return -1;
      }
    }
    return -1;
  }

  private static byte[] bytes(List<String> lines) {
    var out = new ByteArrayOutputStream();
    for (var line : lines) {
      var length = line.isEmpty() ? 0 : line.charAt(0) - ' ' & 63;
      for (var i = 1; length > 0; i += 4) {
        var four = value(line, i) << 18 | value(line, i + 1) << 12 | value(line, i + 2) << 6 | value(line, i + 3);
        for (var k = 16; k >= 0 && length > 0; k -= 8, length--) {
          out.write(four >> k);
        }
      }
    }
    return out.toByteArray();
  }

  private static int value(String line, int at) {
    return at < line.length() ? line.charAt(at) - ' ' & 63 : 0;
  }
}
