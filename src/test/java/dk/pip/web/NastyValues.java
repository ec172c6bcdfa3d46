package dk.pip.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A thousand values that no browser of a well-meaning person sends, escaped as they go over the wire.
final class NastyValues {
  private static final int HOW_MANY = 1_000;

  /// Each of these goes to every parameter of every route.
  static final List<String> CORE = core();

  static final List<String> ALL = all();

  private NastyValues() {}

  private static List<String> core() {
    var values = new ArrayList<>(List.of(
        // escapes that are none, or of what is no letter
        "%", "%z", "%zz", "%2", "%00", "a%00b", "%09", "%0d%0aSet-Cookie:%20x=y", "%ff", "%ff%fe%00", "%c0%80", "%ed%a0%80",
        "%f0%9f", "%f4%90%80%80", "%u0041", "%25%30%30", "%2500", "%2e%2e%2f%2e%2e%2f", "%5c", "%2f", "%3b", "%7f", "%7Bx%7D", "%e2%80%ae",
        "", "+", "&", "=", "&&=&", "x&x=y&x=z", ";x=y"));
    for (var plain :
        List.of(
            " ", "  ", "\t", "a b", "{x}", "{", "}", "${x}", "#{1+1}", "{0}", "{0,number,", "'", "''", "\"", "\\", "`", "|", "^", "<", ">",
            "<script>", "]]>", "<!--", "'; drop table readers.reader; --", "' or 1=1 --", "/", "//", "//evil.example", "/\\evil.example",
            "https://evil.example/", "/nyheder?x={y}", "/nyheder?x=a b", "/%zz", "/ø?å=æ", "/;x", "/..", "/../..", "/a/./b", "/a//b", "/?", "/#", "/%2e%2e/x", "?", "#",
            "javascript:alert(1)", "0", "-0", "-1", "1e9", "1.5", "NaN", "Infinity", "2147483647", "2147483648", "-2147483649",
            "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "0x10", "٣", "²", "1_000", "null", "undefined",
            "true", "ADMINISTRATOR", "0195d0a0-0000-7000-8000-000000000000", "0195d0a0-0000-7000-8000-00000000000", "0-0-0-0-0",
            "{0195d0a0-0000-7000-8000-000000000000}", "2026-02-30", "2026-13-01", "0000-00-00", "+999999999-12-31", "2026-03-29T02:30", "24:00", "25:61",
            "99999-01-01T00:00", "a@b", "a@b@c", "a@[127.0.0.1]", "\"a b\"@c.dk", "a@xn--.dk", "a@ß.dk", "@", "a@" + "b".repeat(300) + ".dk", "a".repeat(70) + "@b.dk",
            "İ", "ſ", "ﬀ", "\u0301", "a\u0300".repeat(50), "👩‍👩‍👧", "\ud83d", "\u202e", "\u0000", "\u0001", "\u001f", "\u2028", "\ufeff", "\ufffe",
            "x".repeat(300), "x".repeat(5_000), "ø".repeat(4_000), "🦉".repeat(2_000), "(".repeat(500), "a,".repeat(1_000), "\n".repeat(500), "%s%n%x", "../../../../etc/passwd", "C:\\x", "__proto__", "a[]", "a[0].b", "class.module")) {
      values.add(URLEncoder.encode(plain, StandardCharsets.UTF_8));
    }
    return List.copyOf(values);
  }

  private static List<String> all() {
    var values = new LinkedHashSet<>(CORE);
    var around = List.of("%s%s", "/%s", "%%20%s", "%s%%20", "%s%%00", "%%25%s", "0%s", "-%s", "%s%%ff", "%%7B%s%%7D", "/nyheder?x=%s", "%s%%0a");
    for (var form : around) {
      for (var value : CORE) {
        if (values.size() >= HOW_MANY) {
          return List.copyOf(values);
        }
        values.add(form.equals("%s%s") ? value + value : form.formatted(value));
      }
    }
    return List.copyOf(values);
  }
}
