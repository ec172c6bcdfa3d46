package dk.pip.incoming;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands in header fields: words (RFC 2047), parameters (RFC 2231) and addresses (RFC 5322), as programs write them
/// rather than as they should.
final class HeaderText {
  private static final int LONGEST = 16 << 10;
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]++");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:@\\[\\]]{1,128}+@[^\\s<>\"(),;:\\[\\]]{1,253}+");

  private HeaderText() {}

  /// A person or a mailbox.
  ///
  /// @param address in lower case; may be empty
  record Mailbox(String name, String address) {}

  /// A field's value on one line, with its encoded words read.
  ///
  /// @param raw a character for each byte
  static String words(String raw) {
    return SPACE.matcher(TextBytes.mended(encodedWords(bare(raw)))).replaceAll(" ").strip();
  }

  private static String bare(String raw) {
    var some = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    return TextBytes.decode(some.getBytes(StandardCharsets.ISO_8859_1), null);
  }

  private static String encodedWords(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    var out = new StringBuilder();
    var bytes = new ByteArrayOutputStream();
    var charset = "";
    var at = 0;
    while (at < text.length()) {
      var word = text.indexOf("=?", at);
      var one = word < 0 ? null : Word.at(text, word);
      if (one == null) {
        var end = word < 0 ? text.length() : word + 2;
        flush(bytes, charset, out);
        out.append(text, at, end);
        at = end;
        continue;
      }
      var between = text.substring(at, word);
      // Programs cut words in the middle of a letter: those of one character set are put together as bytes.
      if (!between.isBlank() || bytes.size() == 0 || !charset.equalsIgnoreCase(one.charset())) {
        var joined = bytes.size() > 0 && between.isBlank();
        flush(bytes, charset, out);
        out.append(joined ? "" : between);
      }
      charset = one.charset();
      bytes.writeBytes(one.bytes());
      at = one.end();
    }
    flush(bytes, charset, out);
    return out.toString();
  }

  private static void flush(ByteArrayOutputStream bytes, String charset, StringBuilder out) {
    if (bytes.size() > 0) {
      out.append(TextBytes.decode(bytes.toByteArray(), charset));
      bytes.reset();
    }
  }

  /// An encoded word, also one whose end is missing.
  private record Word(String charset, byte[] bytes, int end) {
    static @Nullable Word at(String text, int start) {
      var first = text.indexOf('?', start + 2);
      if (first < 0 || first - start > 60 || first + 2 >= text.length() || text.charAt(first + 2) != '?') {
        return null;
      }
      var charset = text.substring(start + 2, first);
      var star = charset.indexOf('*');
      var how = Character.toLowerCase(text.charAt(first + 1));
      if (charset.isBlank() || charset.indexOf(' ') >= 0 || how != 'q' && how != 'b') {
        return null;
      }
      var begin = first + 3;
      var end = text.indexOf("?=", begin);
      var next = text.indexOf("=?", begin);
      var whole = end >= 0 && (next < 0 || next >= end);
      if (!whole) {
        var space = text.indexOf(' ', begin);
        end = space < 0 ? text.length() : space;
      }
      var content = text.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
      var bytes = how == 'b' ? Transfer.base64(content, 0, content.length, LONGEST) : q(content);
      return new Word(star < 0 ? charset : charset.substring(0, star), bytes, whole ? end + 2 : end);
    }

    private static byte[] q(byte[] content) {
      for (var i = 0; i < content.length; i++) {
        content[i] = content[i] == '_' ? (byte) ' ' : content[i];
      }
      return Transfer.quotedPrintable(content, 0, content.length, LONGEST);
    }
  }

  /// The parameters of a Content-Type or Content-Disposition, their names in lower case, put together and decoded.
  static Map<String, String> parameters(String raw) {
    var text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    var plain = new LinkedHashMap<String, String>();
    var pieces = new LinkedHashMap<String, TreeMap<Integer, String>>();
    var encoded = new LinkedHashMap<String, Boolean>();
    for (var at = text.indexOf(';'); at >= 0 && at < text.length(); ) {
      var equals = text.indexOf('=', at);
      var stop = text.indexOf(';', at + 1);
      if (equals < 0) {
        break;
      }
      if (stop >= 0 && stop < equals) {
        at = stop;
        continue;
      }
      var name = text.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
      var value = new StringBuilder();
      at = value(text, equals + 1, value);
      put(name, value.toString(), plain, pieces, encoded);
    }
    pieces.forEach((name, parts) -> plain.put(name, joined(parts, encoded.getOrDefault(name, false))));
    return plain;
  }

  private static void put(
      String name, String value, Map<String, String> plain, Map<String, TreeMap<Integer, String>> pieces, Map<String, Boolean> encoded) {
    var star = name.indexOf('*');
    if (star < 0) {
      plain.putIfAbsent(name, words(value));
      return;
    }
    var number = name.substring(star + 1).replace("*", "");
    var place = number.isEmpty() ? 0 : number.matches("\\d{1,3}") ? Integer.parseInt(number) : -1;
    if (place >= 0) {
      var base = name.substring(0, star);
      pieces.computeIfAbsent(base, _ -> new TreeMap<>()).putIfAbsent(place, value);
      encoded.merge(base, name.endsWith("*"), Boolean::logicalOr);
    }
  }

  private static String joined(Map<Integer, String> parts, boolean encoded) {
    var all = String.join("", parts.values());
    if (!encoded) {
      return words(all);
    }
    var first = all.indexOf('\'');
    var second = first < 0 ? -1 : all.indexOf('\'', first + 1);
    var charset = second < 0 ? "" : all.substring(0, first);
    var bytes = new ByteArrayOutputStream();
    var value = second < 0 ? all : all.substring(second + 1);
    for (var i = 0; i < value.length(); i++) {
      var high = value.charAt(i) == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      var low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
      if (low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(value.charAt(i));
      }
    }
    return encodedWords(TextBytes.decode(bytes.toByteArray(), charset)).strip();
  }

  /// Reads a value, quoted or not, and gives the place of the semicolon after it.
  private static int value(String text, int from, StringBuilder value) {
    var at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
          at++;
        }
        value.append(text.charAt(at));
      }
      var stop = text.indexOf(';', at);
      return stop < 0 ? text.length() : stop;
    }
    var stop = text.indexOf(';', at);
    var end = stop < 0 ? text.length() : stop;
    value.append(text.substring(at, end).strip());
    return end;
  }

  /// Everybody in a field, in their order.
  static List<Mailbox> mailboxes(String raw) {
    var found = new ArrayList<Mailbox>();
    for (var piece : pieces(raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw)) {
      var one = mailbox(piece);
      if (!one.address().isEmpty() || !one.name().isEmpty()) {
        found.add(one);
      }
    }
    return found;
  }

  private static Mailbox mailbox(String piece) {
    var open = piece.lastIndexOf('<');
    var close = piece.indexOf('>', Math.max(0, open));
    var inside = open < 0 ? piece : piece.substring(open + 1, close < 0 ? piece.length() : close);
    var address = ADDRESS.matcher(inside);
    var found = address.find() ? address.group() : "";
    if (found.isEmpty() && open >= 0) {
      address = ADDRESS.matcher(piece);
      found = address.find() ? address.group() : "";
    }
    var name = open >= 0 ? piece.substring(0, open) : comment(piece, found);
    name = words(unquoted(name));
    var bare = name.replaceAll("^['\"]+|['\"]+$", "").strip();
    return new Mailbox(bare.equalsIgnoreCase(found) ? "" : bare, tidy(found));
  }

  private static String comment(String piece, String address) {
    var open = piece.indexOf('(');
    var close = piece.lastIndexOf(')');
    return open >= 0 && close > open ? piece.substring(open + 1, close) : address.isEmpty() ? piece : "";
  }

  private static String unquoted(String name) {
    return name.strip().replaceAll("\\\\(.)", "$1").replaceAll("^\"|\"$", "").strip();
  }

  private static String tidy(String address) {
    return address.replaceFirst("(?i)^mailto:", "").replaceFirst("[.'>]+$", "").replaceFirst("^'", "").toLowerCase(Locale.ROOT);
  }

  /// Split at commas and semicolons that stand outside quotation marks, brackets and comments; at most 200.
  private static List<String> pieces(String raw) {
    var pieces = new ArrayList<String>();
    var quoted = false;
    var angled = false;
    var begin = 0;
    for (var i = 0; i < raw.length() && pieces.size() < 200; i++) {
      switch (raw.charAt(i)) {
        case '\\' -> i++;
        case '"' -> quoted = !quoted;
        case '<' -> angled = !quoted;
        case '>' -> angled = false;
        case ',', ';' -> {
          if (!quoted && !angled) {
            pieces.add(raw.substring(begin, i));
            begin = i + 1;
          }
        }
        default -> {}
      }
    }
    pieces.add(raw.substring(Math.min(begin, raw.length())));
    return pieces;
  }

  /// The Message-IDs in a field, without angle brackets; at most 100.
  static List<String> ids(String raw) {
    var text = raw.length() > LONGEST ? raw.substring(raw.length() - LONGEST) : raw;
    var ids = new ArrayList<String>();
    for (var at = text.indexOf('<'); at >= 0 && ids.size() < 100; at = text.indexOf('<', at + 1)) {
      var end = text.indexOf('>', at);
      if (end < 0) {
        break;
      }
      var id = SPACE.matcher(text.substring(at + 1, end)).replaceAll("");
      if (!id.isEmpty() && !ids.contains(id)) {
        ids.add(id);
      }
    }
    if (ids.isEmpty() && !text.isBlank() && text.strip().indexOf(' ') < 0) {
      ids.add(text.strip().replaceAll("[<>]", ""));
    }
    ids.removeIf(String::isEmpty);
    return ids;
  }
}
