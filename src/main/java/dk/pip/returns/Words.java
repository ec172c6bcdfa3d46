package dk.pip.returns;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// MessageBytes into words, whatever their character set is said to be.
final class Words {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset CHINESE = Charset.forName("GB18030");

  /// What the sets are called, and the larger ones that programs mean by them.
  private static final Map<String, String> MEANT =
      Map.of(
          "iso-8859-1", "windows-1252",
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "ks_c_5601-1987", "MS949",
          "euc-kr", "MS949",
          "shift_jis", "windows-31j",
          "iso-2022-jp", "x-windows-iso2022jp",
          "unicode-1-1-utf-7", "US-ASCII",
          "utf-7", "US-ASCII");

  private static final List<String> SAYING_NOTHING =
      List.of("us-ascii", "ascii", "unknown", "unknown-8bit", "x-unknown");
  private static final Pattern JAPANESE = Pattern.compile("\u001b\\$[@B]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\?=\\s+=\\?");
  private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|p|div|tr|td|li|h\\d)\\b");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]++");
  private static final int MANY_IN_A_HUNDRED = 25;
  private static final int LONGEST_HEADER = 16 << 10;

  private Words() {}

  /// @param said what the message says the character set is
  static String decode(byte[] bytes, @Nullable String said) {
    var name = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
    if (!name.isEmpty() && !SAYING_NOTHING.contains(name)) {
      var charset = charset(name);
      if (charset != null && !(charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.UTF_8))) {
        return withoutNul(new String(bytes, charset));
      }
    }
    return withoutNul(guess(bytes));
  }

  private static @Nullable Charset charset(String name) {
    try {
      return Charset.forName(MEANT.getOrDefault(name, name));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String guess(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return JAPANESE.matcher(text).find() ? new String(bytes, Charset.forName("x-windows-iso2022jp")) : text;
    } catch (CharacterCodingException e) {
      var high = 0;
      for (var b : bytes) {
        high += b < 0 ? 1 : 0;
      }
      var many = high * 100L > (long) bytes.length * MANY_IN_A_HUNDRED;
      return new String(bytes, many ? CHINESE : WESTERN);
    }
  }

  private static String withoutNul(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  /// A header's value, unfolded and decoded.
  static String ofHeader(byte[] line) {
    var text = guess(line.length > LONGEST_HEADER ? Arrays.copyOf(line, LONGEST_HEADER) : line);
    var colon = text.indexOf(':');
    var value = SPACE.matcher(text.substring(colon + 1)).replaceAll(" ").strip();
    if (!value.contains("=?")) {
      return withoutNul(value);
    }
    try {
      var joined = BETWEEN_WORDS.matcher(value).replaceAll("?= =?");
      return withoutNul(DecoderUtil.decodeEncodedWords(joined, DecodeMonitor.SILENT, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      return value;
    }
  }

  static String ofHtml(String html) {
    var document = Jsoup.parse(BREAK.matcher(html).replaceAll("\n$0"));
    document.select("style, script, title, blockquote").remove();
    return document.wholeText();
  }
}
