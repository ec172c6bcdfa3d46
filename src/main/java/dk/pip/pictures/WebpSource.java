package dk.pip.pictures;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A WebP file, read chunk by chunk. It is never kept as it is.
///
/// @param lossy whether its pixels are VP8 (photographs, mostly) and not VP8L
record WebpSource(
    int width, int height, int orientation, byte @Nullable [] profile, byte[] cleaned, boolean lossy)
    implements Source {
  private static final int ANIMATION = 0x02;
  private static final int ALPHA = 0x10;

  static WebpSource of(byte[] bytes) {
    return new Walk(new Bytes(bytes)).through();
  }

  /// The decoder keeps the coefficients of a whole lossy picture: 27 bytes a pixel were measured.
  @Override
  public int bytesPerPixel() {
    return lossy ? 28 : 4;
  }

  /// One walk over the chunks of the container.
  private static final class Walk {
    private final Bytes in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int canvasWidth;
    private int canvasHeight;
    private int width;
    private int height;
    private boolean lossy;
    private int orientation = 1;
    private byte @Nullable [] profile;

    private Walk(Bytes in) {
      this.in = in;
    }

    private WebpSource through() {
      var end = in.u32le(4) + 8;
      if (end > in.length()) {
        throw Unreadable.cutShort();
      }
      kept.write(in.array(), 0, 12);
      var at = 12;
      while (at + 8 <= end) {
        var length = in.u32le(at + 4);
        if (length > end - at - 8) {
          throw Unreadable.cutShort();
        }
        chunk(at, (int) length);
        at += 8 + (int) length + (int) (length & 1);
      }
      var empty = width == 0 || height == 0;
      var other = canvasWidth != 0 && (canvasWidth != width || canvasHeight != height);
      if (empty || other) {
        throw Unreadable.broken();
      }
      return new WebpSource(width, height, orientation, profile, cleaned(), lossy);
    }

    private void chunk(int at, int length) {
      if (in.has(at, "VP8X")) {
        extended(at, length);
      } else if (in.has(at, "VP8 ")) {
        lossy(at, length);
      } else if (in.has(at, "VP8L")) {
        lossless(at, length);
      } else if (in.has(at, "ALPH")) {
        keep(at, length);
      } else if (in.has(at, "ANIM") || in.has(at, "ANMF")) {
        throw new Unreadable("pictures.moving");
      } else if (in.has(at, "ICCP")) {
        profile = Arrays.copyOfRange(in.array(), at + 8, at + 8 + length);
      } else if (in.has(at, "EXIF")) {
        var start = at + 8 + (length >= 6 && in.has(at + 8, "Exif\0\0") ? 6 : 0);
        orientation = Orientation.of(Arrays.copyOfRange(in.array(), start, at + 8 + length));
      }
    }

    private void extended(int at, int length) {
      if (length != 10 || canvasWidth != 0 || width != 0) {
        throw Unreadable.broken();
      }
      if ((in.u8(at + 8) & ANIMATION) != 0) {
        throw new Unreadable("pictures.moving");
      }
      canvasWidth = in.u24le(at + 12) + 1;
      canvasHeight = in.u24le(at + 15) + 1;
      var head = Arrays.copyOfRange(in.array(), at, at + 18);
      head[8] &= ALPHA;
      kept.writeBytes(head);
    }

    private void lossy(int at, int length) {
      var key = length > 10 && (in.u8(at + 8) & 1) == 0 && in.u24le(at + 11) == 0x2a019d;
      if (!key || width != 0) {
        throw Unreadable.broken();
      }
      lossy = true;
      width = in.u16le(at + 14) & 0x3fff;
      height = in.u16le(at + 16) & 0x3fff;
      keep(at, length);
    }

    private void lossless(int at, int length) {
      if (length < 5 || in.u8(at + 8) != 0x2f || width != 0) {
        throw Unreadable.broken();
      }
      var bits = in.u32le(at + 9);
      width = (int) (bits & 0x3fff) + 1;
      height = (int) (bits >> 14 & 0x3fff) + 1;
      keep(at, length);
    }

    private void keep(int at, int length) {
      kept.write(in.array(), at, 8 + length);
      if ((length & 1) == 1) {
        kept.write(0);
      }
    }

    private byte[] cleaned() {
      var bytes = kept.toByteArray();
      var length = bytes.length - 8;
      for (var i = 0; i < 4; i++) {
        bytes[4 + i] = (byte) (length >> 8 * i);
      }
      return bytes;
    }
  }
}
