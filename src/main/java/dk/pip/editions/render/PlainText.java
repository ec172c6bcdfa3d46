package dk.pip.editions.render;

import java.util.List;

/// Lines of a plain-text mail: at most 72 characters wide, addresses never broken.
public final class PlainText {
  public static final int WIDTH = 72;

  /// Paragraphs apart: a blank line where a template's own would be trimmed away beside its control structures.
  public static final String GAP = "\n";

  private PlainText() {}

  /// The text as one paragraph.
  public static String wrap(String text) {
    return wrap(text, "", "");
  }

  /// The text as one paragraph behind a mark: a bullet, an indent.
  ///
  /// @param first stands before the first line
  /// @param rest stands before the others
  public static String wrap(String text, String first, String rest) {
    return wrap(text, first, rest, WIDTH);
  }

  static String wrapTo(String text, int width) {
    return wrap(text, "", "", width);
  }

  private static String wrap(String text, String first, String rest, int width) {
    var lines = new StringBuilder();
    var line = new StringBuilder(first);
    var empty = true;
    for (var word : text.strip().split("\\s+")) {
      if (!empty && length(line) + 1 + length(word) > width) {
        lines.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(rest);
        empty = true;
      }
      if (!empty) {
        line.append(' ');
      }
      line.append(word);
      empty = false;
    }
    return lines.append(line.toString().stripTrailing()).toString();
  }

  /// A headline with a line of the mark under it, as wide as itself.
  public static String underlined(String text, char mark) {
    var wrapped = wrap(text);
    var width = wrapped.lines().mapToInt(PlainText::length).max().orElse(0);
    return wrapped + "\n" + String.valueOf(mark).repeat(width);
  }

  /// A line over the whole width.
  public static String rule(char mark) {
    return String.valueOf(mark).repeat(WIDTH);
  }

  /// Takes away blank lines at both ends and leaves at most one between paragraphs.
  static String tidy(String text) {
    return String.join("\n", text.lines().map(String::stripTrailing).toList())
        .replaceAll("\n{3,}", "\n\n")
        .replaceAll("^\n+|\n+$", "");
  }

  static String indent(String text, String first, String rest) {
    var lines = text.lines().toList();
    var indented = new StringBuilder();
    for (var i = 0; i < lines.size(); i++) {
      var line = (i == 0 ? first : rest) + lines.get(i);
      indented.append(i == 0 ? "" : "\n").append(line.stripTrailing());
    }
    return indented.toString();
  }

  /// Rows under their heads in columns, or lines `head: cell` where they are too wide for that.
  static String table(List<List<String>> rows, int width) {
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths = new int[columns];
    for (var row : rows) {
      for (var i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    var total = 2 * (columns - 1);
    for (var each : widths) {
      total += each;
    }
    return total <= width ? columns(rows, widths, total) : records(rows, width);
  }

  private static String columns(List<List<String>> rows, int[] widths, int total) {
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (row == rows.getFirst()) {
        text.append("-".repeat(total)).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }

  private static String records(List<List<String>> rows, int width) {
    var text = new StringBuilder();
    var heads = rows.getFirst();
    for (var row : rows.subList(1, rows.size())) {
      for (var i = 0; i < row.size(); i++) {
        var head = i < heads.size() && !heads.get(i).isBlank() ? heads.get(i) + ": " : "";
        text.append(wrap(head + row.get(i), "", "  ", width)).append('\n');
      }
      text.append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
