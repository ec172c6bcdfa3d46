package dk.pip.pictures;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A WebP file, read chunk by chunk. It is never kept as it is.
///
/// @param bytesPerPixel three, or four with alpha; eight where alpha lies beside lossy pixels, as the decoder unpacks
///     it in four bytes of its own
/// @param plainAlpha alpha that isn’t packed, which the decoder passes over
record WebpSource(
    int width,
    int height,
    int orientation,
    byte @Nullable [] profile,
    byte[] cleaned,
    int bytesPerPixel,
    @Nullable PlainAlpha plainAlpha)
    implements Source {
  private static final int ANIMATION = 0x02;
  private static final int ALPHA = 0x10;

  static WebpSource of(byte[] bytes) {
    return new Walk(new ByteReader(bytes)).through();
  }

  @Override
  public boolean keepable() {
    return false;
  }

  /// One walk over the chunks of the container.
  private static final class Walk {
    private final ByteReader in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int canvasWidth;
    private int canvasHeight;
    private int width;
    private int height;
    private int bytesPerPixel = 3;
    private int orientation = 1;
    private byte @Nullable [] profile;
    private byte @Nullable [] plainAlpha;
    private boolean alphaBeside;
    private boolean dropped;

    private Walk(ByteReader in) {
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
      dropped |= end < in.length();
      var plain = plainAlpha == null ? null : PlainAlpha.of(plainAlpha, width, height);
      return new WebpSource(width, height, orientation, profile, cleaned(), bytesPerPixel(), plain);
    }

    private void chunk(int at, int length) {
      if (in.has(at, "VP8X")) {
        extended(at, length);
      } else if (in.has(at, "VP8 ")) {
        lossy(at, length);
      } else if (in.has(at, "VP8L")) {
        lossless(at, length);
      } else if (in.has(at, "ALPH")) {
        alpha(at, length);
      } else if (in.has(at, "ANIM") || in.has(at, "ANMF")) {
        throw new Unreadable("pictures.moving");
      } else if (in.has(at, "ICCP")) {
        dropped = true;
        profile = Arrays.copyOfRange(in.array(), at + 8, at + 8 + length);
      } else if (in.has(at, "EXIF")) {
        dropped = true;
        var start = at + 8 + (length >= 6 && in.has(at + 8, "Exif\0\0") ? 6 : 0);
        orientation = Orientation.of(Arrays.copyOfRange(in.array(), start, at + 8 + length));
      } else {
        dropped = true;
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
      dropped |= (head[8] & ~ALPHA) != 0;
      head[8] &= ALPHA;
      bytesPerPixel = head[8] == 0 ? 3 : 4;
      kept.writeBytes(head);
    }

    private void lossy(int at, int length) {
      var key = length > 10 && (in.u8(at + 8) & 1) == 0 && in.u24le(at + 11) == 0x2a019d;
      if (!key || width != 0) {
        throw Unreadable.broken();
      }
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
      if (canvasWidth == 0) {
        bytesPerPixel = (bits >> 28 & 1) == 0 ? 3 : 4;
      }
      keep(at, length);
    }

    private void alpha(int at, int length) {
      if (length < 1 || alphaBeside) {
        throw Unreadable.broken();
      }
      alphaBeside = true;
      if ((in.u8(at + 8) & 3) == 0) {
        plainAlpha = Arrays.copyOfRange(in.array(), at + 8, at + 8 + length);
      }
      keep(at, length);
    }

    private void keep(int at, int length) {
      kept.write(in.array(), at, 8 + length);
      if ((length & 1) == 1) {
        kept.write(0);
      }
    }

    private int bytesPerPixel() {
      return alphaBeside ? 8 : bytesPerPixel;
    }

    private byte[] cleaned() {
      if (!dropped) {
        return in.array();
      }
      var bytes = kept.toByteArray();
      var length = bytes.length - 8;
      for (var i = 0; i < 4; i++) {
        bytes[4 + i] = (byte) (length >> 8 * i);
      }
      return bytes;
    }
  }
}
