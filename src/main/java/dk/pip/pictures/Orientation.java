package dk.pip.pictures;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/// How the camera was held, as EXIF says it.
final class Orientation {
  private static final int UPRIGHT = 1;

  private Orientation() {}

  /// Reads the orientation, 1 to 8, from an EXIF block. One that can't be read counts as upright.
  ///
  /// @param tiff the block without the `Exif` that stands before it in a JPEG
  static int of(byte[] tiff) {
    try {
      var metadata = new Metadata();
      new ExifReader().extract(new ByteArrayReader(tiff), metadata);
      for (var directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
        var orientation = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        if (orientation != null && orientation >= UPRIGHT && orientation <= 8) {
          return orientation;
        }
      }
      return UPRIGHT;
    } catch (RuntimeException e) {
      return UPRIGHT;
    }
  }
}
