package dk.pip.editions.print;

import dk.pip.municipality.Theme;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/// Draws Pip's bird beside the word mark, as lines and in the municipality's colours. It says nothing, so it is an
/// artifact to those who read by ear.
final class Bird {
  /// How wide it is with the space before it, in sizes of the type that it stands beside.
  static final double WIDTH = 0.86;

  /// The same in units of the drawing.
  static final double DRAWN = 69;

  private static final float GAP = 9;
  private static final float HEIGHT = 44.5f;

  private Bird() {}

  /// Draws it with its foot at a place on the page, from the lower left, in a size of so many points a unit.
  static void draw(PDPageContentStream drawing, Theme theme, double left, double foot, double scale) throws IOException {
    var size = (float) scale;
    drawing.saveGraphicsState();
    drawing.transform(new Matrix(size, 0, 0, -size, (float) left + GAP * size, (float) foot + HEIGHT * size));
    body(drawing, Color.decode(theme.brand()));
    wing(drawing, Color.decode(theme.accent()));
    eye(drawing);
    drawing.restoreGraphicsState();
  }

  private static void body(PDPageContentStream drawing, Color colour) throws IOException {
    drawing.setNonStrokingColor(colour);
    drawing.moveTo(0, 34);
    drawing.curveTo(5, 30, 5, 24, 9, 16);
    drawing.curveTo(15, 3, 30, -2, 41, 3);
    drawing.curveTo(46, 5.5f, 48, 10, 49, 14);
    drawing.lineTo(60, 20);
    drawing.lineTo(49.5f, 23.5f);
    drawing.curveTo(49, 37, 39, 45, 25, 44);
    drawing.curveTo(15, 43, 7, 39, 0, 34);
    drawing.closePath();
    drawing.fill();
  }

  private static void wing(PDPageContentStream drawing, Color colour) throws IOException {
    drawing.setNonStrokingColor(colour);
    drawing.moveTo(11, 32);
    drawing.curveTo(14, 21, 22, 16, 37, 17);
    drawing.curveTo(36, 28, 27, 35, 11, 32);
    drawing.closePath();
    drawing.fill();
  }

  private static void eye(PDPageContentStream drawing) throws IOException {
    drawing.setNonStrokingColor(Color.WHITE);
    var radius = 2.4f;
    var pull = radius * 0.5523f;
    var x = 41f;
    var y = 12f;
    drawing.moveTo(x - radius, y);
    drawing.curveTo(x - radius, y - pull, x - pull, y - radius, x, y - radius);
    drawing.curveTo(x + pull, y - radius, x + radius, y - pull, x + radius, y);
    drawing.curveTo(x + radius, y + pull, x + pull, y + radius, x, y + radius);
    drawing.curveTo(x - pull, y + radius, x - radius, y + pull, x - radius, y);
    drawing.fill();
  }
}
