package dk.pip.editions.render;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// A part of an edition that stands in one place on paper, or is divided between two lines of text: a headline, a
/// paragraph, a picture. Measures are in points.
///
/// @param height with the space around it
/// @param before space that is left out at the top of a column
/// @param after space that may hang below the foot of a column
/// @param lines none where the piece can't be divided
record Piece(Element element, double height, double before, double after, List<Line> lines) {

  /// A line of text in a piece.
  ///
  /// @param letters how many letters the piece has up to the end of this line, spaces not counted
  /// @param last whether the piece may be divided after it
  record Line(double top, double bottom, int letters, boolean last) {}

  boolean isWide() {
    return element.hasClass("wide");
  }

  boolean isRule() {
    return element.hasClass("rule");
  }

  /// Whether it may not stand last in a column.
  boolean keepsToNext() {
    return element.hasClass("keep") || isRule();
  }

  double heightFrom(int line) {
    return line == 0 ? height : height - lines.get(line).top;
  }

  /// The part of the piece that begins with one line and ends before another.
  Element slice(int from, int to) {
    if (from == 0 && to == lines.size()) {
      return element;
    }
    var part = element.clone();
    var first = from == 0 ? 0 : lines.get(from - 1).letters;
    var end = to == lines.size() ? Integer.MAX_VALUE : lines.get(to - 1).letters;
    cut(part, first, end, 0);
    if (first > 0) {
      part.addClass("continued").removeAttr("id");
      part.select("[id]").removeAttr("id");
    }
    if (end < Integer.MAX_VALUE) {
      part.addClass("goes-on");
    }
    return part;
  }

  private static int cut(Element element, int from, int to, int before) {
    var at = before;
    for (Node child : List.copyOf(element.childNodes())) {
      switch (child) {
        case TextNode text -> {
          var end = at + letters(text.getWholeText());
          var kept = between(text.getWholeText(), from - at, to - at);
          if (end <= from && !text.isBlank() || at >= to) {
            text.remove();
          } else {
            text.text(kept);
          }
          at = end;
        }
        case Element inner -> {
          var start = at;
          at = cut(inner, from, to, at);
          if (at <= from && at > start || start >= to) {
            drop(inner);
          } else if (start < from && inner.nameIs("li")) {
            inner.addClass("continued");
          }
        }
        default -> {}
      }
    }
    return at;
  }

  private static void drop(Element element) {
    var list = element.parent();
    if (element.nameIs("li") && list != null && list.nameIs("ol") && element.previousElementSibling() == null
        && element.nextElementSibling() != null) {
      var start = list.hasAttr("start") ? Integer.parseInt(list.attr("start")) : 1;
      list.attr("start", String.valueOf(start + 1));
    }
    element.remove();
  }

  private static String between(String text, int from, int to) {
    var kept = new StringBuilder();
    var letters = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var counts = counts(c);
      if (letters >= from && letters < to && (counts || letters > from || from <= 0)) {
        kept.append(c);
      }
      if (counts) {
        letters++;
      }
    }
    return kept.toString();
  }

  static int letters(String text) {
    return (int) text.chars().filter(c -> counts((char) c)).count();
  }

  private static boolean counts(char c) {
    return c != Hyphenation.SOFT_HYPHEN && !Character.isWhitespace(c);
  }
}
