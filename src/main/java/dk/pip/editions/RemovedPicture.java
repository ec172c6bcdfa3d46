package dk.pip.editions;

import dk.pip.papers.Lettering;
import dk.pip.pictures.Picture;
import dk.pip.shared.Sha256;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// What stands in the place of a picture that was taken away, of the same size so that nothing around it moves.
final class RemovedPicture {
  private static final Color GROUND = new Color(0xe9ecec);
  private static final Color INK = new Color(0x47545a);
  private static final double LARGEST = 44;

  private RemovedPicture() {}

  static Picture of(int width, int height, String words) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var drawing = image.createGraphics();
    drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.setColor(GROUND);
    drawing.fillRect(0, 0, width, height);
    var line = Lettering.of(words, Math.min(LARGEST, width / 14.0));
    var bounds = line.getBounds2D();
    if (bounds.getHeight() < height) {
      drawing.setColor(INK);
      drawing.fill(
          line.createTransformedShape(
              AffineTransform.getTranslateInstance(width / 2.0 - bounds.getCenterX(), height / 2.0 - bounds.getCenterY())));
    }
    drawing.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(Sha256.hex(bytes.toByteArray()), Picture.Format.PNG, width, height, bytes.toByteArray());
  }
}
