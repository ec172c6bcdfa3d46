package dk.pip.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// A PNG file, read chunk by chunk.
record PngSource(
    int width, int height, int orientation, byte @Nullable [] profile, byte[] cleaned, int bytesPerPixel)
    implements Source {
  /// What is needed to draw it, and what says nothing about anyone. Text, time and moving parts are not in it.
  private static final Set<String> KEPT =
      Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");

  private static final int SIGNATURE = 8;
  private static final int GREY = 0;
  private static final int COLOURS = 2;
  private static final int PALETTE = 3;
  private static final int GREY_AND_ALPHA = 4;
  private static final int COLOURS_AND_ALPHA = 6;

  static PngSource of(byte[] bytes) {
    return new Walk(new ByteReader(bytes)).through();
  }

  @Override
  public boolean keepable() {
    return true;
  }

  /// One walk over the chunks from the signature to the end chunk.
  private static final class Walk {
    private final ByteReader in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int channels;
    private int depth;
    private boolean looked;
    private boolean coloured;
    private boolean pixels;
    private int orientation = 1;
    private byte @Nullable [] profile;
    private boolean dropped;

    private Walk(ByteReader in) {
      this.in = in;
    }

    private PngSource through() {
      kept.write(in.array(), 0, SIGNATURE);
      var at = SIGNATURE;
      while (true) {
        var length = in.s32(at);
        if (length < 0 || length > in.length() - at - 12) {
          throw Unreadable.cutShort();
        }
        var type = new String(in.array(), at + 4, 4, ISO_8859_1);
        check(at + 4, length + 4);
        if (width == 0 != type.equals("IHDR")) {
          throw Unreadable.broken();
        }
        chunk(type, at + 8, length);
        keepOrDrop(type, at, length + 12);
        at += length + 12;
        if (type.equals("IEND")) {
          return end(at);
        }
      }
    }

    private void chunk(String type, int at, int length) {
      switch (type) {
        case "IHDR" -> header(at, length);
        case "IDAT" -> pixels = true;
        case "eXIf" -> orientation = Orientation.of(Arrays.copyOfRange(in.array(), at, at + length));
        // A colour that is see-through makes the decoder add a channel.
        case "tRNS" -> channels += channels == 1 || channels == 3 ? 1 : 0;
        case "iCCP" -> profile = profile(at, length);
        default -> {}
      }
    }

    private void header(int at, int length) {
      width = in.s32(at);
      height = in.s32(at + 4);
      depth = in.u8(at + 8);
      var type = in.u8(at + 9);
      channels =
          switch (type) {
            case GREY, PALETTE -> 1;
            case GREY_AND_ALPHA -> 2;
            case COLOURS -> 3;
            case COLOURS_AND_ALPHA -> 4;
            default -> throw Unreadable.broken();
          };
      var small = depth == 1 || depth == 2 || depth == 4;
      var known = small && channels == 1 || depth == 8 || depth == 16 && type != PALETTE;
      if (length != 13 || width <= 0 || height <= 0 || !known) {
        throw Unreadable.broken();
      }
      coloured = type != GREY && type != GREY_AND_ALPHA;
      looked = small || type == PALETTE;
    }

    private void keepOrDrop(String type, int at, int length) {
      if (KEPT.contains(type)) {
        kept.write(in.array(), at, length);
      } else if (Character.isUpperCase(type.charAt(0))) {
        throw Unreadable.broken();
      } else {
        dropped = true;
      }
    }

    private PngSource end(int at) {
      if (!pixels) {
        throw Unreadable.broken();
      }
      dropped |= at < in.length();
      var cleaned = dropped ? kept.toByteArray() : in.array();
      return new PngSource(width, height, orientation, coloured ? profile : null, cleaned, bytesPerPixel());
    }

    /// What isn’t plain when it is decoded is there twice for a moment.
    private int bytesPerPixel() {
      if (looked) {
        return 1 + 4;
      }
      var decoded = channels * depth / 8;
      var plain = channels == 2 ? 4 : channels;
      return decoded == plain ? plain : decoded + plain;
    }

    private void check(int at, int length) {
      var crc = new CRC32();
      crc.update(in.array(), at, length);
      if ((int) crc.getValue() != in.s32(at + length)) {
        throw Unreadable.broken();
      }
    }

    /// The colour profile behind its name, unpacked as far as a profile can be long.
    private byte @Nullable [] profile(int at, int length) {
      var start = at;
      while (start < at + length && in.u8(start) != 0) {
        start++;
      }
      start += 2;
      if (start >= at + length) {
        return null;
      }
      var packed = new ByteArrayInputStream(in.array(), start, at + length - start);
      try (var unpacked = new InflaterInputStream(packed)) {
        return unpacked.readNBytes(Colours.LONGEST_PROFILE + 1);
      } catch (IOException e) {
        return null;
      }
    }
  }
}
