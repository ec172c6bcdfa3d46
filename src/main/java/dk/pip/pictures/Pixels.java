package dk.pip.pictures;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_4BYTE_ABGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import net.coobird.thumbnailator.resizers.Resizers;

/// What is done to decoded pixels. Samples are moved as they are and never through a grey `ColorModel`:
/// Java holds grey to be linear and makes it lighter on the way to RGB.
final class Pixels {
  private Pixels() {}

  /// The same picture in eight bits a sample: grey, RGB or RGB with alpha.
  static BufferedImage plain(BufferedImage image) {
    return switch (image.getType()) {
      case TYPE_BYTE_GRAY, TYPE_3BYTE_BGR, TYPE_4BYTE_ABGR, TYPE_INT_RGB, TYPE_INT_ARGB -> image;
      default -> image.getColorModel() instanceof IndexColorModel model ? looked(image, model) : eightBit(image);
    };
  }

  /// Scales down to the size, with alpha respected.
  static BufferedImage scaled(BufferedImage image, int width, int height) {
    if (width == image.getWidth() && height == image.getHeight()) {
      return image;
    }
    var grey = image.getType() == TYPE_BYTE_GRAY;
    var type = grey ? TYPE_BYTE_GRAY : image.getColorModel().hasAlpha() ? TYPE_INT_ARGB : TYPE_INT_RGB;
    var smaller = new BufferedImage(width, height, type);
    Resizers.PROGRESSIVE.resize(image, smaller);
    return smaller;
  }

  /// A part of a picture, with samples of its own.
  static BufferedImage part(BufferedImage image, int left, int top, int width, int height) {
    var part = new BufferedImage(width, height, image.getType());
    var row = new int[width * image.getRaster().getNumBands()];
    for (var y = 0; y < height; y++) {
      image.getRaster().getPixels(left, top + y, width, 1, row);
      part.getRaster().setPixels(0, y, width, 1, row);
    }
    return part;
  }

  /// Turns and mirrors a picture so that it is upright.
  ///
  /// @param orientation as EXIF numbers it, 1 to 8
  static BufferedImage turned(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    var width = image.getWidth();
    var height = image.getHeight();
    var onItsSide = orientation >= 5;
    var backwards = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    var fromTheEnd = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    var turned = new BufferedImage(onItsSide ? height : width, onItsSide ? width : height, image.getType());
    var from = image.getRaster();
    var to = turned.getRaster();
    var row = new int[width * from.getNumBands()];
    for (var y = 0; y < height; y++) {
      from.getPixels(0, y, width, 1, row);
      if (backwards) {
        reverse(row, from.getNumBands());
      }
      var line = fromTheEnd ? height - 1 - y : y;
      if (onItsSide) {
        to.setPixels(line, 0, 1, width, row);
      } else {
        to.setPixels(0, line, width, 1, row);
      }
    }
    return turned;
  }

  /// Whether there is a pixel through which one sees the page.
  static boolean seeThrough(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return false;
    }
    var row = new int[image.getWidth()];
    for (var y = 0; y < image.getHeight(); y++) {
      for (var alpha : image.getRaster().getSamples(0, y, row.length, 1, 3, row)) {
        if (alpha != 255) {
          return true;
        }
      }
    }
    return false;
  }

  /// Drops the alpha channel of a picture that isn't see-through.
  static BufferedImage opaque(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return image;
    }
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), TYPE_3BYTE_BGR);
    var row = new int[image.getWidth()];
    for (var y = 0; y < image.getHeight(); y++) {
      for (var band = 0; band < 3; band++) {
        image.getRaster().getSamples(0, y, row.length, 1, band, row);
        opaque.getRaster().setSamples(0, y, row.length, 1, band, row);
      }
    }
    return opaque;
  }

  /// The picture in RGB, with a colour behind what one sees through.
  static BufferedImage on(Color behind, BufferedImage image) {
    var drawn = new BufferedImage(image.getWidth(), image.getHeight(), TYPE_INT_RGB);
    var bands = image.getRaster().getNumBands();
    var row = new int[image.getWidth() * bands];
    var ground = new int[] {behind.getRed(), behind.getGreen(), behind.getBlue()};
    for (var y = 0; y < image.getHeight(); y++) {
      image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
      for (var x = 0; x < image.getWidth(); x++) {
        var alpha = bands == 4 ? row[x * 4 + 3] : 255;
        var rgb = 0;
        for (var band = 0; band < 3; band++) {
          var sample = row[x * bands + (bands < 3 ? 0 : band)];
          rgb = rgb << 8 | (sample * alpha + ground[band] * (255 - alpha)) / 255;
        }
        drawn.setRGB(x, y, rgb);
      }
    }
    return drawn;
  }

  private static BufferedImage looked(BufferedImage image, IndexColorModel model) {
    var type = model.hasAlpha() ? TYPE_INT_ARGB : TYPE_INT_RGB;
    var plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
    var colours = new int[model.getMapSize()];
    model.getRGBs(colours);
    var row = new int[image.getWidth()];
    for (var y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, row.length, 1, 0, row);
      for (var x = 0; x < row.length; x++) {
        row[x] = row[x] < colours.length ? colours[row[x]] : 0xff000000;
      }
      plain.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return plain;
  }

  /// From one to four samples of up to 16 bits.
  private static BufferedImage eightBit(BufferedImage image) {
    var bands = image.getRaster().getNumBands();
    var type =
        switch (bands) {
          case 1 -> TYPE_BYTE_GRAY;
          case 3 -> TYPE_3BYTE_BGR;
          case 2, 4 -> TYPE_4BYTE_ABGR;
          default -> throw Unreadable.broken();
        };
    var plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
    var row = new int[image.getWidth()];
    var targets = plain.getRaster().getNumBands();
    for (var target = 0; target < targets; target++) {
      // Grey with alpha becomes three times grey, then alpha.
      var band = bands != 2 ? target : target < 3 ? 0 : 1;
      var surplus = Math.max(0, image.getSampleModel().getSampleSize(band) - 8);
      for (var y = 0; y < image.getHeight(); y++) {
        image.getRaster().getSamples(0, y, row.length, 1, band, row);
        for (var x = 0; x < row.length; x++) {
          row[x] >>>= surplus;
        }
        plain.getRaster().setSamples(0, y, row.length, 1, target, row);
      }
    }
    return plain;
  }

  private static void reverse(int[] row, int bands) {
    for (int left = 0, right = row.length - bands; left < right; left += bands, right -= bands) {
      for (var band = 0; band < bands; band++) {
        var sample = row[left + band];
        row[left + band] = row[right + band];
        row[right + band] = sample;
      }
    }
  }
}
