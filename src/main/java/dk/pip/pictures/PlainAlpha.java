package dk.pip.pictures;

import java.awt.image.BufferedImage;

/// The alpha of a WebP as one byte a pixel, each the difference to what is foretold from its neighbours.
///
/// @param filter how it is foretold: 0 not at all, 1 from the left, 2 from above, 3 from both and the corner between
/// @param bytes the content of the chunk, of which the first byte isn’t alpha
record PlainAlpha(int filter, byte[] bytes, int width, int height) {
  static PlainAlpha of(byte[] chunk, int width, int height) {
    if (chunk.length - 1L < (long) width * height) {
      throw Unreadable.cutShort();
    }
    return new PlainAlpha(chunk[0] >> 2 & 3, chunk, width, height);
  }

  /// Puts the alpha of every `step`th pixel into the picture.
  void putInto(BufferedImage image, int step) {
    var raster = image.getAlphaRaster();
    if (raster == null) {
      throw Unreadable.broken();
    }
    var above = new int[width];
    var row = new int[width];
    var seen = new int[image.getWidth()];
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        row[x] = bytes[1 + y * width + x] + foretold(row, above, x, y) & 0xff;
      }
      if (y % step == 0) {
        for (var x = 0; x < seen.length; x++) {
          seen[x] = row[x * step];
        }
        raster.setSamples(0, y / step, seen.length, 1, 0, seen);
      }
      var spent = above;
      above = row;
      row = spent;
    }
  }

  private int foretold(int[] row, int[] above, int x, int y) {
    if (filter == 0 || x == 0 && y == 0) {
      return 0;
    }
    if (x == 0) {
      return above[0];
    }
    if (y == 0) {
      return row[x - 1];
    }
    return switch (filter) {
      case 1 -> row[x - 1];
      case 2 -> above[x];
      default -> Math.clamp(row[x - 1] + above[x] - above[x - 1], 0, 255);
    };
  }
}
