package dk.pip.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unwraps a WOFF 1 font to the TrueType font that it carries, which is what a PDF can embed.
final class WoffFont {
  private static final int SIGNATURE = 0x774F4646;
  private static final int ENTRY = 16;

  private WoffFont() {}

  /// Reads the font from a resource on the class path.
  static byte[] trueType(String resource) {
    try (var stream = WoffFont.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The font " + resource + " is missing");
      }
      return unwrap(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unwrap(byte[] bytes) {
    var woff = ByteBuffer.wrap(bytes);
    if (woff.getInt(0) != SIGNATURE) {
      throw new IllegalArgumentException("Not a WOFF 1 font");
    }
    var entries =
        IntStream.range(0, woff.getShort(12)).map(i -> 44 + i * 20).filter(at -> isNeeded(woff.getInt(at))).toArray();
    var tables = entries.length;
    var font = ByteBuffer.allocate(woff.getInt(16));
    var fitting = Integer.highestOneBit(tables);
    font.putInt(woff.getInt(4));
    font.putShort((short) tables);
    font.putShort((short) (fitting * ENTRY));
    font.putShort((short) Integer.numberOfTrailingZeros(fitting));
    font.putShort((short) ((tables - fitting) * ENTRY));
    var data = 12 + tables * ENTRY;
    for (var entry : entries) {
      var length = woff.getInt(entry + 12);
      font.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16)).putInt(data).putInt(length);
      inflate(bytes, woff.getInt(entry + 4), woff.getInt(entry + 8), font.array(), data, length);
      data += (length + 3) & ~3;
    }
    return Arrays.copyOf(font.array(), data);
  }

  /// Ligatures and positions of marks are left out: Danish needs neither, and to look for them in every line takes
  /// most of the time of a print.
  private static boolean isNeeded(int tag) {
    return tag != tag("GSUB") && tag != tag("GPOS") && tag != tag("GDEF");
  }

  private static int tag(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
  }

  private static void inflate(byte[] from, int start, int packed, byte[] to, int at, int length) {
    if (packed == length) {
      System.arraycopy(from, start, to, at, length);
      return;
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(from, start, packed);
      if (inflater.inflate(to, at, length) != length) {
        throw new IllegalArgumentException("A table of the font is cut off");
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("A table of the font can't be unpacked", e);
    }
  }
}
