package dk.pip.pictures;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JPEG file, read segment by segment.
///
/// @param passes in how many runs through the picture it is drawn: one, or more in a progressive file
/// @param inks in which four colours it is printed, null for one that is made for screens
/// @param selfEvident whether a segment or its components' names say which colour model it has
record JpegSource(
    int width,
    int height,
    int components,
    int passes,
    int orientation,
    byte @Nullable [] profile,
    byte[] cleaned,
    @Nullable Inks inks,
    boolean selfEvident)
    implements Source {
  /// How a file for print stores its four inks.
  enum Inks {
    /// Cyan, magenta, yellow, black.
    CMYK,
    /// Light and two colours in place of cyan, magenta and yellow.
    YCCK
  }

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DNL = 0xdc;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final byte[] JFIF = {
    (byte) 0xff, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  static JpegSource of(byte[] bytes) {
    return new Walk(new ByteReader(bytes)).through();
  }

  @Override
  public int bytesPerPixel() {
    return components;
  }

  @Override
  public boolean keepable() {
    return inks == null;
  }

  /// The cleaned file as Java's decoder must have it: without a JFIF or Adobe segment it takes YCbCr for RGB
  /// where no component is subsampled, and no one else does.
  byte[] decodable() {
    if (selfEvident) {
      return cleaned;
    }
    var with = new byte[cleaned.length + JFIF.length];
    System.arraycopy(cleaned, 0, with, 0, 2);
    System.arraycopy(JFIF, 0, with, 2, JFIF.length);
    System.arraycopy(cleaned, 2, with, 2 + JFIF.length, cleaned.length - 2);
    return with;
  }

  /// One walk over the segments from the first byte to the end-of-image marker.
  private static final class Walk {
    private final ByteReader in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final List<byte[]> profileParts = new ArrayList<>();
    private int width;
    private int height;
    private int components;
    private int passes;
    private int orientation = 1;
    private boolean jfif;
    private boolean adobe;
    private boolean transformed;
    private boolean namedRgb;
    private boolean dropped;

    private Walk(ByteReader in) {
      this.in = in;
    }

    private JpegSource through() {
      keep(0, 2);
      var at = 2;
      while (true) {
        if (in.u8(at) != 0xff) {
          throw Unreadable.broken();
        }
        while (in.u8(at + 1) == 0xff) {
          at++;
        }
        var marker = in.u8(at + 1);
        if (marker == EOI) {
          keep(at, 2);
          return end(at + 2);
        }
        if (marker == 0 || marker == SOI || marker == 1 || isRestart(marker)) {
          throw Unreadable.broken();
        }
        var length = in.u16(at + 2);
        if (length < 2) {
          throw Unreadable.broken();
        }
        in.u8(at + 1 + length);
        at = segment(marker, at, length + 2);
      }
    }

    /// Takes note of the segment, keeps it or not, and returns where the next one starts.
    private int segment(int marker, int at, int length) {
      switch (marker) {
        case 0xc0, 0xc1, 0xc2 -> {
          frame(at, length);
          keep(at, length);
        }
        case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf ->
            throw new Unreadable("pictures.rare-jpeg");
        case 0xc4, 0xdb, 0xdd -> keep(at, length);
        case SOS -> {
          if (components == 0) {
            throw Unreadable.broken();
          }
          passes++;
          var end = endOfScan(at + length);
          keep(at, end - at);
          return end;
        }
        case APP0 -> application0(at, length);
        case APP14 -> {
          if (!adobe && in.has(at + 4, "Adobe") && length == 16) {
            adobe = true;
            transformed = in.u8(at + 15) == 2;
            keep(at, length);
          } else {
            dropped = true;
          }
        }
        case APP1 -> {
          dropped = true;
          if (in.has(at + 4, "Exif\0")) {
            orientation = Orientation.of(Arrays.copyOfRange(in.array(), Math.min(at + 10, at + length), at + length));
          }
        }
        case APP2 -> {
          dropped = true;
          if (in.has(at + 4, "ICC_PROFILE\0") && length > 18) {
            profileParts.add(Arrays.copyOfRange(in.array(), at + 18, at + length));
          }
        }
        case DNL -> throw Unreadable.broken();
        default -> {
          if (marker < APP0 || marker > APP15 && marker != 0xfe) {
            throw Unreadable.broken();
          }
          dropped = true;
        }
      }
      return at + length;
    }

    private void frame(int at, int length) {
      if (components != 0) {
        throw Unreadable.broken();
      }
      height = in.u16(at + 5);
      width = in.u16(at + 7);
      components = in.u8(at + 9);
      if (width == 0 || height == 0 || components == 0 || length != 10 + 3 * components) {
        throw Unreadable.broken();
      }
      if (in.u8(at + 4) != 8 || components == 2 || components > 4) {
        throw new Unreadable("pictures.rare-jpeg");
      }
      namedRgb = components == 3 && in.u8(at + 10) == 'R' && in.u8(at + 13) == 'G' && in.u8(at + 16) == 'B';
    }

    /// Keeps the first JFIF segment, without the thumbnail that may lie in it.
    private void application0(int at, int length) {
      if (jfif || !in.has(at + 4, "JFIF\0") || length < 18) {
        dropped = true;
        return;
      }
      jfif = true;
      if (length == 18) {
        keep(at, length);
      } else {
        dropped = true;
        var head = Arrays.copyOfRange(in.array(), at, at + 18);
        head[2] = 0;
        head[3] = 16;
        head[16] = 0;
        head[17] = 0;
        kept.writeBytes(head);
      }
    }

    private int endOfScan(int from) {
      var array = in.array();
      for (var at = from; at + 1 < array.length; at++) {
        if (array[at] == (byte) 0xff) {
          var next = array[at + 1] & 0xff;
          if (next != 0 && next != 0xff && !isRestart(next)) {
            return at;
          }
        }
      }
      throw Unreadable.cutShort();
    }

    private JpegSource end(int at) {
      if (passes == 0) {
        throw Unreadable.broken();
      }
      dropped |= at < in.length();
      var cleaned = dropped ? kept.toByteArray() : in.array();
      var profile = components >= 3 && !profileParts.isEmpty() ? joined(profileParts) : null;
      var selfEvident = jfif || adobe || namedRgb || components != 3;
      return new JpegSource(
          width, height, components, passes, orientation, profile, cleaned, inks(), selfEvident);
    }

    private @Nullable Inks inks() {
      return components != 4 ? null : transformed ? Inks.YCCK : Inks.CMYK;
    }

    private void keep(int at, int length) {
      in.u8(at + length - 1);
      kept.write(in.array(), at, length);
    }

    private static byte[] joined(List<byte[]> parts) {
      var all = new ByteArrayOutputStream();
      parts.forEach(all::writeBytes);
      return all.toByteArray();
    }

    private static boolean isRestart(int marker) {
      return marker >= 0xd0 && marker <= 0xd7;
    }
  }
}
