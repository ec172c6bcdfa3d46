package dk.pip.frame;

import dk.pip.municipality.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// The picture that other sites show of a page that has none of its own: the bird on paper, in the municipality's colours.
/// It has the shape that networks cut pictures to, 1.91 to 1.
public final class ShareCard {
  /// Names what is drawn: raise it with the shapes, as the card is addressed by it and the colours.
  static final int SHAPES = 1;

  public static final int WIDTH = 1200;
  public static final int HEIGHT = 630;
  private static final double BIRD = 4.6;

  private ShareCard() {}

  /// A PNG; the shapes are those of `img/bird.svg`.
  static byte[] draw(Palette palette) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var drawing = image.createGraphics();
    drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.setColor(colour(palette, Palette.Token.PAPER));
    drawing.fillRect(0, 0, WIDTH, HEIGHT);
    drawing.setColor(colour(palette, Palette.Token.ACCENT));
    drawing.fillRect(0, HEIGHT - 24, WIDTH, 24);
    drawing.translate((WIDTH - 120 * BIRD) / 2, (HEIGHT - 92 * BIRD) / 2);
    drawing.scale(BIRD, BIRD);
    bird(drawing, palette);
    drawing.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The bird, 120 wide and 92 high, at 0, 0.
  public static void bird(Graphics2D drawing, Palette palette) {
    var body = new Path2D.Double();
    body.moveTo(4, 28);
    body.lineTo(33, 40);
    body.curveTo(40, 22, 54, 10, 72, 10);
    body.curveTo(85, 10, 94, 18, 96, 30);
    body.lineTo(117, 41);
    body.lineTo(96, 50);
    body.curveTo(93, 71, 78, 84, 56, 84);
    body.curveTo(33, 84, 18, 66, 4, 28);
    drawing.setColor(colour(palette, Palette.Token.ACTION));
    drawing.fill(body);
    var wing = new Path2D.Double();
    wing.moveTo(31, 58);
    wing.curveTo(35, 43, 50, 34, 72, 36);
    wing.curveTo(72, 55, 55, 68, 31, 58);
    drawing.setColor(colour(palette, Palette.Token.ACCENT));
    drawing.fill(wing);
    drawing.setColor(Color.WHITE);
    drawing.fill(new Ellipse2D.Double(79 - 4.6, 27 - 4.6, 9.2, 9.2));
  }

  public static Color colour(Palette palette, Palette.Token token) {
    return Color.decode(palette.light().get(token));
  }
}
