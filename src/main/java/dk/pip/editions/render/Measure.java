package dk.pip.editions.render;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import dk.pip.editions.render.Piece.Line;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// Lays pieces out on an endless sheet to learn how high they are and where their lines end.
final class Measure {
  /// Elements to be measured, all in columns of one width.
  record Galley(double millimetres, String classes, List<Element> elements) {}

  private final Press press;
  private final Sheet sheet;

  Measure(Press press, Sheet sheet) {
    this.press = press;
    this.sheet = sheet;
  }

  /// The pieces of each galley.
  List<List<Piece>> pieces(List<Galley> galleys) {
    var document = sheet.endless();
    for (var g = 0; g < galleys.size(); g++) {
      var galley = galleys.get(g);
      var column = document.body().appendElement("div").attr("style", Sheet.width(galley.millimetres));
      column.attr("class", galley.classes);
      for (var i = 0; i < galley.elements.size(); i++) {
        column.appendElement("div").attr("id", "m-" + g + "-" + i).appendChild(galley.elements.get(i).clone());
      }
    }
    try (var renderer = press.renderer(document, OutputStream.nullOutputStream())) {
      renderer.layout();
      var measured = new ArrayList<List<Piece>>();
      for (var g = 0; g < galleys.size(); g++) {
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < galleys.get(g).elements.size(); i++) {
          pieces.add(piece(galleys.get(g).elements.get(i), "m-" + g + "-" + i, renderer));
        }
        measured.add(pieces);
      }
      return measured;
    }
  }

  private static Piece piece(Element element, String id, PdfBoxRenderer renderer) {
    var dots = (double) renderer.getDotsPerPoint();
    var box = renderer.getSharedContext().getBoxById(id);
    var inner = box.getChildCount() == 0 ? box : box.getChild(0);
    var lines = new ArrayList<Line>();
    if (!element.hasClass("whole")) {
      var found = new ArrayList<Found>();
      lines(inner, found);
      for (var i = 0; i < found.size(); i++) {
        var line = found.get(i);
        var before = lines.isEmpty() ? 0 : lines.getLast().letters();
        lines.add(
            new Line(
                (line.box.getAbsY() - box.getAbsY()) / dots,
                (line.box.getAbsY() + line.box.getHeight() - box.getAbsY()) / dots,
                before + Piece.letters(line.text),
                mayBreakAfter(found, i)));
      }
    }
    return new Piece(
        element,
        box.getHeight() / dots,
        element.hasClass("heading") ? edge(inner, renderer, true) / dots : 0,
        element.hasClass("filled") || element.hasClass("tint") ? 0 : edge(inner, renderer, false) / dots,
        lines);
  }

  private static double edge(Box box, PdfBoxRenderer renderer, boolean top) {
    var padding = box.getPadding(renderer.getSharedContext().newLayoutContextInstance());
    return top ? padding.top() : padding.bottom();
  }

  /// Two lines at least of a paragraph on each side, and no word divided between columns.
  private static boolean mayBreakAfter(List<Found> lines, int i) {
    if (i + 1 >= lines.size() || lines.get(i).divided) {
      return false;
    }
    var block = lines.get(i).block;
    if (lines.get(i + 1).block != block) {
      return true;
    }
    return i >= 1
        && lines.get(i - 1).block == block
        && i + 2 < lines.size()
        && lines.get(i + 2).block == block;
  }

  private record Found(LineBox box, Box block, String text, boolean divided) {}

  private static void lines(Box box, List<Found> found) {
    for (var child : box.getChildren()) {
      if (child instanceof LineBox line) {
        var text = new StringBuilder();
        var divided = inline(line.getChildren(), text);
        if (!text.isEmpty()) {
          found.add(new Found(line, box, text.toString(), divided));
        }
      } else {
        lines(child, found);
      }
    }
  }

  private static boolean inline(List<?> children, StringBuilder text) {
    var divided = false;
    for (var child : children) {
      switch (child) {
        case InlineText part -> {
          text.append(part.getSubstring());
          divided = part.isEndsOnSoftHyphen();
        }
        case InlineLayoutBox part -> divided = inline(part.getInlineChildren(), text);
        default -> {}
      }
    }
    return divided;
  }
}
