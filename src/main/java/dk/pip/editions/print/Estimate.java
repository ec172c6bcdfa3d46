package dk.pip.editions.print;

import dk.pip.papers.Type;

/// About how high a text will be. Only choices rest on it, such as what stands beside what; no place on the paper does.
final class Estimate {
  private static final double LOST_AT_LINE_ENDS = 1.07;

  private Estimate() {}

  static double height(String text, Type type, double width) {
    var height = 0.0;
    for (var line : text.split("\n")) {
      if (!line.isBlank()) {
        var lines = Math.ceil(type.face().width(line, type.size()) * LOST_AT_LINE_ENDS / width);
        height += Math.max(1, lines) * type.line();
      }
    }
    return height;
  }
}
