package dk.pip.pictures;

import dk.pip.pictures.JpegSource.Inks;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Brings pictures that are made for print to sRGB: by the profile that they carry, or else as the inks look on coated
/// paper. The samples are exchanged where they lie, so that no second picture is in memory.
final class PrintColours {
  /// What one sees of cyan (bit 0 of the index), magenta (1) and yellow (2) over each other in offset print on coated
  /// paper, in sRGB.
  private static final int[] OVERPRINTS = {
    0xffffff, 0x009ee0, 0xe6007e, 0x312783, 0xffed00, 0x009640, 0xe30613, 0x3c3732
  };

  /// What black ink leaves of the light.
  private static final int BLACK = 29;

  private static final int ROWS = 16;
  private static final int INKS = 4;

  private PrintColours() {}

  /// @param raster the four samples of each pixel as they stand in the file; they are overwritten
  static BufferedImage toSrgb(Raster raster, Inks inks, byte @Nullable [] profile) {
    if (!(raster.getDataBuffer() instanceof DataBufferByte buffer) || raster.getNumBands() != INKS) {
      throw Unreadable.broken();
    }
    var samples = buffer.getData();
    toCoverage(samples, inks);
    var ofPrint = Colours.ofPrint(profile);
    if (ofPrint == null || !byProfile(samples, raster.getWidth(), ofPrint)) {
      byInks(samples);
    }
    var bands = new int[] {3, 2, 1, 0};
    var width = raster.getWidth();
    var turned = Raster.createInterleavedRaster(buffer, width, raster.getHeight(), width * INKS, INKS, bands, null);
    return new BufferedImage(abgr(), turned, false, null);
  }

  /// Files for print are written upside down, 255 for paper, as Photoshop began to and all others read them.
  private static void toCoverage(byte[] samples, Inks inks) {
    for (var at = 0; at < samples.length; at += INKS) {
      if (inks == Inks.YCCK) {
        var light = samples[at] & 0xff;
        var blue = (samples[at + 1] & 0xff) - 128;
        var red = (samples[at + 2] & 0xff) - 128;
        samples[at] = within(light + 1.402f * red);
        samples[at + 1] = within(light - 0.344136f * blue - 0.714136f * red);
        samples[at + 2] = within(light + 1.772f * blue);
      } else {
        samples[at] = (byte) ~samples[at];
        samples[at + 1] = (byte) ~samples[at + 1];
        samples[at + 2] = (byte) ~samples[at + 2];
      }
      samples[at + 3] = (byte) ~samples[at + 3];
    }
  }

  /// Returns whether the profile could be used; if not, nothing is changed.
  private static boolean byProfile(byte[] samples, int width, ICC_Profile profile) {
    try {
      var convert = new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
      var from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, ROWS, INKS, null);
      var to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, ROWS, 3, null);
      var inks = ((DataBufferByte) from.getDataBuffer()).getData();
      var colours = ((DataBufferByte) to.getDataBuffer()).getData();
      for (var start = 0; start < samples.length; start += inks.length) {
        var length = Math.min(inks.length, samples.length - start);
        System.arraycopy(samples, start, inks, 0, length);
        convert.filter(from, to);
        for (var pixel = 0; pixel < length / INKS; pixel++) {
          var red = colours[3 * pixel];
          put(samples, start + INKS * pixel, red, colours[3 * pixel + 1], colours[3 * pixel + 2]);
        }
      }
      return true;
    } catch (CMMException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void byInks(byte[] samples) {
    var seen = new float[3];
    for (var at = 0; at < samples.length; at += INKS) {
      var cyan = (samples[at] & 0xff) / 255f;
      var magenta = (samples[at + 1] & 0xff) / 255f;
      var yellow = (samples[at + 2] & 0xff) / 255f;
      var light = 1 - (samples[at + 3] & 0xff) / 255f * (255 - BLACK) / 255;
      Arrays.fill(seen, 0);
      for (var over = 0; over < OVERPRINTS.length; over++) {
        var share =
            light
                * ((over & 1) == 0 ? 1 - cyan : cyan)
                * ((over & 2) == 0 ? 1 - magenta : magenta)
                * ((over & 4) == 0 ? 1 - yellow : yellow);
        seen[0] += share * (OVERPRINTS[over] >> 16);
        seen[1] += share * (OVERPRINTS[over] >> 8 & 0xff);
        seen[2] += share * (OVERPRINTS[over] & 0xff);
      }
      put(samples, at, within(seen[0]), within(seen[1]), within(seen[2]));
    }
  }

  /// In the order of `TYPE_4BYTE_ABGR`.
  private static void put(byte[] samples, int at, byte red, byte green, byte blue) {
    samples[at] = (byte) 255;
    samples[at + 1] = blue;
    samples[at + 2] = green;
    samples[at + 3] = red;
  }

  private static byte within(float level) {
    return (byte) Math.clamp(Math.round(level), 0, 255);
  }

  private static ColorModel abgr() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR).getColorModel();
  }
}
