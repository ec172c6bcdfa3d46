package dk.pip.incoming;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes into words, whatever their character set is said to be, and words that were read in the wrong one put right.
final class TextBytes {
  static final Charset WESTERN = Charset.forName("windows-1252");

  /// What the sets are called, and the larger ones that programs mean by them.
  private static final Map<String, String> MEANT =
      Map.of(
          "iso-8859-1", "windows-1252",
          "latin1", "windows-1252",
          "iso-8859-9", "windows-1254",
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "ks_c_5601-1987", "MS949",
          "euc-kr", "MS949",
          "shift_jis", "windows-31j",
          "iso-2022-jp", "x-windows-iso2022jp",
          "cp-850", "IBM850");

  private static final List<String> SAYING_NOTHING =
      List.of("", "us-ascii", "ascii", "unknown", "unknown-8bit", "x-unknown", "8bit", "default", "utf-7", "unicode-1-1-utf-7");

  /// Sure signs of UTF-8 that was read as something else: æ, ø, å, quotation marks and the like.
  private static final Pattern TWICE = Pattern.compile("Ã[¦¸¥†˜…©¨¼¶¤¡–\\u0086\\u0098\\u0085\\u0096]|â€|â\\u0080|Â[ «»§°·´]");
  private static final Pattern HIGH = Pattern.compile("[\\u0080-\\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}");

  private TextBytes() {}

  /// @param said what the message says the character set is
  static String decode(byte[] bytes, @Nullable String said) {
    return withoutControls(mended(decoded(bytes, said)));
  }

  private static String decoded(byte[] bytes, @Nullable String said) {
    var name = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
    if (bytes.length > 3 && isWide(bytes)) {
      var big = bytes[0] == (byte) 0xfe || bytes[0] == 0 && bytes[1] != 0;
      return new String(bytes, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE).replace("\ufeff", "");
    }
    var utf8 = utf8(bytes);
    if (!SAYING_NOTHING.contains(name) && !name.equals("utf-8") && !name.equals("utf8")) {
      var charset = charset(name);
      // What is UTF-8 by its bytes is UTF-8, whatever a program wrote above it; no text of ours is so by chance.
      var mistaken = utf8 != null && charset != null && isWestern(charset) && hasHigh(bytes);
      if (charset != null && !mistaken && !charset.equals(StandardCharsets.US_ASCII)) {
        return new String(bytes, charset);
      }
    }
    if (utf8 != null) {
      return utf8.contains("\u001b$") ? new String(bytes, Charset.forName("x-windows-iso2022jp")) : utf8;
    }
    return mixed(bytes);
  }

  private static boolean isWestern(Charset charset) {
    return charset.name().startsWith("windows-125") || charset.name().startsWith("ISO-8859");
  }

  private static boolean hasHigh(byte[] bytes) {
    for (var b : bytes) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  /// UTF-16 without anybody saying so: every second byte is nothing.
  private static boolean isWide(byte[] bytes) {
    if (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return true;
    }
    var nothing = 0;
    var most = Math.min(bytes.length, 400);
    for (var i = 0; i < most; i++) {
      nothing += bytes[i] == 0 ? 1 : 0;
    }
    return nothing * 10 > most * 4 && nothing * 10 < most * 6;
  }

  static @Nullable Charset charset(String name) {
    try {
      var bare = name.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
      return Charset.forName(MEANT.getOrDefault(bare, bare));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// Some programs put texts of two character sets together: what is UTF-8 is read so, the rest as windows-1252. Where there
  /// is next to no UTF-8 in it, none is.
  private static String mixed(byte[] bytes) {
    var text = new StringBuilder(bytes.length);
    var sound = 0;
    var broken = 0;
    for (var i = 0; i < bytes.length; ) {
      var length = bytes[i] >= 0 ? 1 : sequence(bytes, i);
      if (length > 1) {
        sound++;
        text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length;
      } else {
        broken += bytes[i] < 0 ? 1 : 0;
        text.append(bytes[i] >= 0 ? String.valueOf((char) bytes[i]) : new String(bytes, i, 1, WESTERN));
        i++;
      }
    }
    return sound * 4 >= broken ? text.toString() : new String(bytes, WESTERN);
  }

  /// How long the character is that begins here, if it is UTF-8; else 1.
  private static int sequence(byte[] bytes, int at) {
    var first = bytes[at] & 0xff;
    var length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 1;
    for (var i = 1; i < length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xc0) != 0x80) {
        return 1;
      }
    }
    return length;
  }

  /// »Ã¦« becomes »æ« again, where there are sure signs that all of it was read so.
  static String mended(String text) {
    if (!TWICE.matcher(text).find()) {
      return text;
    }
    return HIGH.matcher(text).replaceAll(found -> Matcher.quoteReplacement(oncemore(found.group())));
  }

  private static String oncemore(String run) {
    var bytes = new byte[run.length()];
    for (var i = 0; i < run.length(); i++) {
      var sign = run.charAt(i);
      if (sign < 0x100) {
        bytes[i] = (byte) sign;
      } else {
        try {
          bytes[i] = WESTERN.newEncoder().encode(CharBuffer.wrap(run, i, i + 1)).get();
        } catch (CharacterCodingException e) {
          return run;
        }
      }
    }
    var once = mixedOnly(bytes);
    return once == null ? run : once;
  }

  /// The characters that are UTF-8 become what they are; a sign beside them stays as it is.
  private static @Nullable String mixedOnly(byte[] bytes) {
    var text = new StringBuilder();
    var any = false;
    for (var i = 0; i < bytes.length; ) {
      var length = sequence(bytes, i);
      any |= length > 1;
      text.append(length > 1 ? new String(bytes, i, length, StandardCharsets.UTF_8) : new String(bytes, i, 1, WESTERN));
      i += length;
    }
    return any ? text.toString() : null;
  }

  /// A database takes no NUL, and nobody can read the others; line ends and tabs stay.
  private static String withoutControls(String text) {
    var needed = false;
    for (var i = 0; i < text.length() && !needed; i++) {
      needed = isUnwanted(text.charAt(i));
    }
    if (!needed) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var sign = text.charAt(i);
      if (Character.isHighSurrogate(sign) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(sign).append(text.charAt(++i));
      } else if (!isUnwanted(sign)) {
        clean.append(sign);
      }
    }
    return clean.toString();
  }

  private static boolean isUnwanted(char sign) {
    return sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t'
        || sign == 0x7f
        || sign == '\ufeff'
        || sign == '\u200b'
        || Character.isSurrogate(sign);
  }
}
