package dk.pip.incoming;

import java.util.ArrayList;
import java.util.List;

/// The lines of plain text: with the marks of quoting off, and those that were broken for width whole again (RFC 3676).
final class PlainLines {
  static final int MOST = 20_000;

  private PlainLines() {}

  /// @param flowed whether a blank at the end of a line says that it goes on
  /// @param joined whether that blank is no part of the text
  static List<LetterLine> of(String text, boolean flowed, boolean joined) {
    var lines = new ArrayList<LetterLine>();
    var open = false;
    for (var raw : (Iterable<String>) text.lines().limit(MOST)::iterator) {
      var depth = depth(raw);
      var line = depth == 0 ? raw : afterMarks(raw);
      if (!flowed) {
        lines.add(new LetterLine(line.equals("-- ") ? line : line.stripTrailing(), depth, false, false));
        continue;
      }
      line = line.startsWith(" ") ? line.substring(1) : line;
      var separator = line.equals("-- ");
      var last = lines.isEmpty() ? null : lines.getLast();
      if (open && last != null && last.depth() == depth && !separator) {
        lines.set(lines.size() - 1, new LetterLine(last.text() + line, depth, false, false));
      } else {
        lines.add(new LetterLine(line, depth, false, false));
      }
      open = line.endsWith(" ") && !separator && !line.isBlank();
      if (open && joined) {
        var now = lines.getLast();
        lines.set(lines.size() - 1, new LetterLine(now.text().substring(0, now.text().length() - 1), depth, false, false));
      }
    }
    return lines.stream().map(line -> line.text().equals("-- ") ? line : new LetterLine(line.text().stripTrailing(), line.depth(), false, false)).toList();
  }

  /// How many marks of quoting a line begins with; blanks between them are allowed.
  static int depth(String line) {
    var depth = 0;
    for (var i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '>') {
        depth++;
      } else if (line.charAt(i) != ' ' || depth == 0 && i > 0) {
        break;
      }
    }
    return depth;
  }

  static String afterMarks(String line) {
    var at = 0;
    for (var i = 0; i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' '); i++) {
      at = line.charAt(i) == '>' ? i + 1 : at;
    }
    var rest = line.substring(at);
    return rest.startsWith(" ") ? rest.substring(1) : rest;
  }
}
