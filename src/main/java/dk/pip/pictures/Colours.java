package dk.pip.pictures;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/// Brings the colours of a picture to sRGB, the colours that a picture without a profile has on every screen.
final class Colours {
  static final int LONGEST_PROFILE = 1_000_000;

  /// Those of print are tables.
  private static final int LONGEST_PROFILE_OF_PRINT = 4_000_000;

  /// Two steps of 255: no one sees the difference.
  private static final float SAME = 2f / 255;

  private static final float[] LEVELS = {0, 0.2f, 0.5f, 0.8f, 1};

  private Colours() {}

  /// The profile, if it says anything that an sRGB screen doesn't: null if there is none, if it can't be read
  /// or if it is sRGB by any name.
  static @Nullable ICC_Profile other(byte @Nullable [] bytes) {
    var profile = read(bytes, ColorSpace.TYPE_RGB, LONGEST_PROFILE);
    try {
      return profile != null && !isSrgb(new ICC_ColorSpace(profile)) ? profile : null;
    } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
      return null;
    }
  }

  /// The profile of the four inks, null if there is none or it can't be read.
  static @Nullable ICC_Profile ofPrint(byte @Nullable [] bytes) {
    return read(bytes, ColorSpace.TYPE_CMYK, LONGEST_PROFILE_OF_PRINT);
  }

  static BufferedImage toSrgb(BufferedImage image, ICC_Profile profile) {
    var type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
    var converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    var profiles = new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
    new ColorConvertOp(profiles, null).filter(colours(image.getRaster()), colours(converted.getRaster()));
    if (converted.getColorModel().hasAlpha()) {
      var row = new int[image.getWidth()];
      for (var y = 0; y < image.getHeight(); y++) {
        image.getRaster().getSamples(0, y, row.length, 1, 3, row);
        converted.getRaster().setSamples(0, y, row.length, 1, 3, row);
      }
    }
    return converted;
  }

  private static @Nullable ICC_Profile read(byte @Nullable [] bytes, int colours, int longest) {
    if (bytes == null || bytes.length < 128 || bytes.length > longest) {
      return null;
    }
    try {
      var profile = ICC_Profile.getInstance(bytes);
      return profile.getColorSpaceType() == colours ? profile : null;
    } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
      return null;
    }
  }

  private static WritableRaster colours(WritableRaster raster) {
    return raster.createWritableChild(0, 0, raster.getWidth(), raster.getHeight(), 0, 0, new int[] {0, 1, 2});
  }

  private static boolean isSrgb(ColorSpace space) {
    for (var red : LEVELS) {
      for (var green : LEVELS) {
        for (var blue : LEVELS) {
          var srgb = space.toRGB(new float[] {red, green, blue});
          if (differ(srgb[0], red) || differ(srgb[1], green) || differ(srgb[2], blue)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean differ(float one, float other) {
    return Math.abs(one - other) > SAME;
  }
}
