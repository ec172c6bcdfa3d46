package dk.pip.shared;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Tells from a whole file's bytes which character set it is in: what Excel makes in Denmark, on Windows and on Macs,
/// and UTF-8. A file that is right as UTF-8 is in UTF-8; else the letters of Danish tell Windows-1252 from Mac Roman.
public final class CharsetGuess {
  public static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String MAC_ROMAN = "x-MacRoman";

  /// æ ø å Æ Ø Å é ä ö ü, as each has them.
  private static final String IN_WINDOWS = "\u00e6\u00f8\u00e5\u00c6\u00d8\u00c5\u00e9\u00e4\u00f6\u00fc";

  private static final String IN_MAC = "\u00be\u00bf\u008c\u00ae\u00af\u0081\u008e\u008a\u009a\u009f";

  private final byte[] first = new byte[3];
  private long position;
  private boolean utf8 = true;
  private int following;
  private long windows;
  private long mac;
  private long zerosAtOdd;
  private long zerosAtEven;

  public void add(byte[] bytes, int length) {
    for (var i = 0; i < length; i++) {
      add(bytes[i] & 0xff);
    }
  }

  private void add(int value) {
    if (position < first.length) {
      first[(int) position] = (byte) value;
    }
    if (value == 0) {
      if (position % 2 == 0) {
        zerosAtEven++;
      } else {
        zerosAtOdd++;
      }
    }
    position++;
    if (following > 0) {
      utf8 &= value >= 0x80 && value < 0xc0;
      following--;
    } else if (value >= 0x80) {
      following = value < 0xc2 ? 0 : value < 0xe0 ? 1 : value < 0xf0 ? 2 : value < 0xf5 ? 3 : 0;
      utf8 &= following > 0;
    }
    if (value >= 0x80) {
      windows += IN_WINDOWS.indexOf(value) >= 0 ? 1 : 0;
      mac += IN_MAC.indexOf(value) >= 0 ? 1 : 0;
    }
  }

  public Charset guess() {
    if (starts(0xff, 0xfe)) {
      return StandardCharsets.UTF_16LE;
    }
    if (starts(0xfe, 0xff)) {
      return StandardCharsets.UTF_16BE;
    }
    if (zerosAtOdd > position / 4) {
      return StandardCharsets.UTF_16LE;
    }
    if (zerosAtEven > position / 4) {
      return StandardCharsets.UTF_16BE;
    }
    if (utf8 && following == 0) {
      return StandardCharsets.UTF_8;
    }
    return mac > windows && Charset.isSupported(MAC_ROMAN) ? Charset.forName(MAC_ROMAN) : WINDOWS;
  }

  private boolean starts(int one, int two) {
    return position >= 2 && (first[0] & 0xff) == one && (first[1] & 0xff) == two;
  }
}
