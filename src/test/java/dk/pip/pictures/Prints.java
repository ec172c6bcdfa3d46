package dk.pip.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// JPEGs in the four inks of print, as Photoshop writes them: 255 is paper, 0 is full ink.
final class Prints {
  /// How much of each ink is where.
  @FunctionalInterface
  interface InksAt {
    int[] at(int x, int y);
  }

  /// Quarters: cyan and red above, paper and black below.
  static final InksAt INKS =
      (x, y) -> {
        var left = x < Samples.WIDTH / 2;
        if (y < Samples.HEIGHT / 2) {
          return left ? new int[] {255, 0, 0, 0} : new int[] {0, 255, 255, 0};
        }
        return left ? new int[] {0, 0, 0, 0} : new int[] {0, 0, 0, 255};
      };

  private static final int INK_COUNT = 4;

  private Prints() {}

  static byte[] cmyk(InksAt inks) {
    return adobe(0, jpeg(Samples.WIDTH, Samples.HEIGHT, (x, y) -> turned(inks.at(x, y))));
  }

  static byte[] cmyk(BufferedImage image) {
    InksAt inks =
        (x, y) -> {
          var colour = image.getRGB(x, y);
          return new int[] {colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff, 255};
        };
    return adobe(0, jpeg(image.getWidth(), image.getHeight(), inks));
  }

  /// The same with the first three inks as light and two colours.
  static byte[] ycck(InksAt inks) {
    InksAt samples =
        (x, y) -> {
          var ink = inks.at(x, y);
          var light = 0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2];
          var blue = 128 + (ink[2] - light) / 1.772;
          var red = 128 + (ink[0] - light) / 1.402;
          return new int[] {(int) light, within(blue), within(red), 255 - ink[3]};
        };
    return adobe(2, jpeg(Samples.WIDTH, Samples.HEIGHT, samples));
  }

  /// A profile by which each ink takes a third of the light, and black all of it.
  static byte[] greyProfile() {
    var table = ByteBuffer.allocate(48 + INK_COUNT * 256 + 16 * 3 + 3 * 256);
    table.put("mft1".getBytes(ISO_8859_1)).putInt(0).put(new byte[] {INK_COUNT, 3, 2, 0});
    for (var i = 0; i < 9; i++) {
      table.putInt(i % 4 == 0 ? 0x10000 : 0);
    }
    ramp(table, INK_COUNT);
    for (var point = 0; point < 16; point++) {
      var light = (point & 1) == 1 ? 0 : 3 - Integer.bitCount(point);
      table.put((byte) lightness(85 * light)).put((byte) 128).put((byte) 128);
    }
    ramp(table, 3);
    var content = table.array();
    var profile = ByteBuffer.allocate(128 + 4 + 12 + content.length);
    profile.putInt(profile.capacity()).putInt(0).putInt(0x02100000);
    profile.put("prtrCMYKLab ".getBytes(ISO_8859_1));
    profile.position(36).put("acsp".getBytes(ISO_8859_1));
    profile.position(68).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
    profile.position(128).putInt(1).put("A2B0".getBytes(ISO_8859_1)).putInt(144).putInt(content.length).put(content);
    return profile.array();
  }

  private static int[] turned(int[] inks) {
    return new int[] {255 - inks[0], 255 - inks[1], 255 - inks[2], 255 - inks[3]};
  }

  private static byte[] adobe(int transform, byte[] jpeg) {
    var segment = Samples.joined("Adobe".getBytes(ISO_8859_1), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
    return Samples.withSegment(jpeg, 0xee, segment);
  }

  private static byte[] jpeg(int width, int height, InksAt samples) {
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, INK_COUNT, null);
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        raster.setPixel(x, y, samples.at(x, y));
      }
    }
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0.95f);
      writer.setOutput(output);
      writer.write(null, new IIOImage(raster, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void ramp(ByteBuffer table, int channels) {
    for (var i = 0; i < channels * 256; i++) {
      table.put((byte) i);
    }
  }

  /// CIE lightness of a grey of sRGB, in 255ths.
  private static int lightness(int grey) {
    var level = grey / 255.0;
    var linear = level <= 0.04045 ? level / 12.92 : Math.pow((level + 0.055) / 1.055, 2.4);
    var lightness = linear > 0.008856 ? 116 * Math.cbrt(linear) - 16 : 903.3 * linear;
    return (int) Math.round(lightness * 2.55);
  }

  private static int within(double sample) {
    return Math.clamp(Math.round(sample), 0, 255);
  }
}
