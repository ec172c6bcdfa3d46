package dk.pip.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/// What one sees when one looks at a picture.
final class PictureAssert {
  /// JPEG blurs colours a little.
  private static final int NEARLY = 14;

  private PictureAssert() {}

  static Picture accepted(byte[] bytes) {
    var reading = Pictures.read(bytes);
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).picture();
  }

  static Reading.Refused refused(byte[] bytes) {
    var reading = Pictures.read(bytes);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return (Reading.Refused) reading;
  }

  static void showsQuarters(Picture picture) {
    showsQuarters(picture, Samples.TOP_LEFT, Samples.TOP_RIGHT, Samples.BOTTOM_LEFT, Samples.BOTTOM_RIGHT);
  }

  static void showsQuarters(Picture picture, Color topLeft, Color topRight, Color bottomLeft, Color bottomRight) {
    var image = Samples.decoded(picture);
    assertThat(image.getWidth()).isEqualTo(picture.width());
    assertThat(image.getHeight()).isEqualTo(picture.height());
    shows(image, 1, 1, topLeft);
    shows(image, 3, 1, topRight);
    shows(image, 1, 3, bottomLeft);
    shows(image, 3, 3, bottomRight);
  }

  static void showsInTheMiddle(Picture picture, Color colour) {
    shows(Samples.decoded(picture), 2, 2, colour);
  }

  /// Looks at a point, in quarters of the width and height. Grey is looked at as browsers do: as it stands in the file.
  static void shows(BufferedImage image, int quartersRight, int quartersDown, Color expected) {
    var x = image.getWidth() * quartersRight / 4;
    var y = image.getHeight() * quartersDown / 4;
    var grey = image.getRaster().getNumBands() == 1 && image.getSampleModel().getSampleSize(0) == 8;
    var sample = image.getRaster().getSample(x, y, 0);
    var indexed = image.getColorModel() instanceof IndexColorModel;
    var seen = grey && !indexed ? new Color(sample, sample, sample) : new Color(image.getRGB(x, y));
    assertThat(Math.abs(seen.getRed() - expected.getRed())).as("red of %s", seen).isLessThan(NEARLY);
    assertThat(Math.abs(seen.getGreen() - expected.getGreen())).as("green of %s", seen).isLessThan(NEARLY);
    assertThat(Math.abs(seen.getBlue() - expected.getBlue())).as("blue of %s", seen).isLessThan(NEARLY);
  }
}
