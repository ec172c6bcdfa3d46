package dk.pip.editions.print;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/// Words as shapes, in the type that editions are printed with, for pictures that are drawn where the machine has no fonts.
public final class Lettering {
  private Lettering() {}

  /// The words on one line that begins at 0, 0.
  public static Path2D of(String words, double size) {
    var line = new Path2D.Double();
    var x = 0.0;
    for (var i = 0; i < words.length(); i++) {
      var sign = words.substring(i, i + 1);
      var scale = size / Face.TEXT.units();
      var place = AffineTransform.getTranslateInstance(x, 0);
      place.scale(scale, -scale);
      line.append(Face.TEXT.outline(words.charAt(i)).getPathIterator(place), false);
      x += Face.TEXT.width(sign, size);
    }
    return line;
  }
}
