package dk.pip.incoming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of a message, by where it stands in the bytes: nothing is copied before it is asked for, so a message of 25 MB
/// costs little more than its size.
///
/// @param fields each as name, in lower case, and value with a character for each byte, unfolded
/// @param type such as `text/plain`, in lower case
/// @param children of a multipart, or the message of a message
record MimePart(List<Field> fields, String type, Map<String, String> parameters, byte[] bytes, int from, int to, List<MimePart> children) {
  record Field(String name, String value) {}

  /// The first field of the name; empty where there is none.
  String raw(String name) {
    for (var field : fields) {
      if (field.name().equals(name)) {
        return field.value();
      }
    }
    return "";
  }

  boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
  }

  String words(String name) {
    return HeaderText.words(raw(name));
  }

  boolean isMultipart() {
    return type.startsWith("multipart/") && !children.isEmpty();
  }

  boolean isMessage() {
    return !type.startsWith("multipart/") && !children.isEmpty();
  }

  /// `inline`, `attachment`, or empty.
  String disposition() {
    var said = raw("content-disposition");
    var end = said.indexOf(';');
    return (end < 0 ? said : said.substring(0, end)).strip().toLowerCase(Locale.ROOT).replace("\"", "");
  }

  /// The name that the file has; empty where it has none.
  String fileName() {
    var name = HeaderText.parameters(raw("content-disposition")).getOrDefault("filename", "");
    return name.isBlank() ? parameters.getOrDefault("name", "") : name;
  }

  String contentId() {
    return raw("content-id").replaceAll("[<>\\s]", "");
  }

  @Nullable String charset() {
    return parameters.get("charset");
  }

  byte[] content(int most) {
    return Transfer.decode(raw("content-transfer-encoding"), bytes, from, to, most);
  }

  /// Takes a message apart, within bounds: what lies deeper, or comes after very many parts, is left as it is.
  static MimePart of(byte[] message) {
    return new Parser().message(message, 0, message.length, 0);
  }

  private static final class Parser {
    private static final int DEEPEST = 40;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST_FIELD = 64 << 10;
    private static final int LONGEST_NAME = 80;
    private int count;

    MimePart message(byte[] bytes, int from, int to, int depth) {
      var start = from;
      // Mailboxes put a line before a message, and some programs blank ones.
      while (start < to && (bytes[start] == '\n' || bytes[start] == '\r' || bytes[start] == ' ' && isBlank(bytes, start, to))) {
        start++;
      }
      if (startsWith(bytes, start, to, "From ") || startsWith(bytes, start, to, ">From ")) {
        start = next(bytes, start, to);
      }
      return part(bytes, start, to, depth, "text/plain");
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
      for (var i = from; i < to && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
        if (bytes[i] > ' ' || bytes[i] < 0) {
          return false;
        }
      }
      return true;
    }

    private MimePart part(byte[] bytes, int from, int to, int depth, String standard) {
      count++;
      var fields = new ArrayList<Field>();
      var body = fields(bytes, from, to, fields);
      var said = fields.stream().filter(field -> field.name().equals("content-type")).map(Field::value).findFirst().orElse("");
      var end = said.indexOf(';');
      var type = (end < 0 ? said : said.substring(0, end)).strip().toLowerCase(Locale.ROOT).replace("\"", "");
      var known = type.matches("[a-z0-9.+_-]+/[a-z0-9.+_-]+") ? type : type.equals("text") || type.isEmpty() ? standard : type.equals("html") ? "text/html" : "application/octet-stream";
      var parameters = said.isEmpty() ? new HashMap<String, String>() : HeaderText.parameters(said);
      var bare = new MimePart(fields, known, parameters, bytes, body, to, List.of());
      var children = depth < DEEPEST && count < MOST_PARTS ? children(bare, depth) : List.<MimePart>of();
      if (children.isEmpty() && known.startsWith("multipart/")) {
        return new MimePart(fields, looksLikeHtml(bytes, body, to) ? "text/html" : "text/plain", parameters, bytes, body, to, List.of());
      }
      return new MimePart(fields, known, parameters, bytes, body, to, children);
    }

    private static boolean looksLikeHtml(byte[] bytes, int from, int to) {
      var start = new String(bytes, from, Math.min(300, to - from), StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
      return start.startsWith("<html") || start.startsWith("<!doctype html") || start.startsWith("<div") || start.startsWith("<p>");
    }

    private List<MimePart> children(MimePart part, int depth) {
      if (part.type().startsWith("multipart/")) {
        return parts(part, depth);
      }
      var name = part.fileName().toLowerCase(Locale.ROOT);
      var isMail = part.type().equals("message/rfc822") || part.type().equals("message/global") || name.endsWith(".eml") && !part.type().startsWith("text/");
      if (!isMail) {
        return List.of();
      }
      var encoding = part.raw("content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
      if (encoding.equals("base64") || encoding.equals("quoted-printable")) {
        var content = part.content(Integer.MAX_VALUE >> 1);
        return List.of(message(content, 0, content.length, depth + 1));
      }
      return List.of(message(part.bytes(), part.from(), part.to(), depth + 1));
    }

    private List<MimePart> parts(MimePart part, int depth) {
      var said = part.parameters().getOrDefault("boundary", "");
      var found = said.isEmpty() ? List.<MimePart>of() : split(part, said, depth);
      if (!found.isEmpty()) {
        return found;
      }
      // One that is not the one that was told: the first line that looks like it.
      for (var at = part.from(); at < part.to(); at = next(part.bytes(), at, part.to())) {
        if (startsWith(part.bytes(), at, part.to(), "--") && at + 4 < part.to() && part.bytes()[at + 2] > ' ') {
          var end = at;
          while (end < part.to() && part.bytes()[end] != '\n' && part.bytes()[end] != '\r') {
            end++;
          }
          var line = new String(part.bytes(), at + 2, Math.min(end - at - 2, 200), StandardCharsets.ISO_8859_1).stripTrailing();
          return line.indexOf(' ') >= 0 ? List.of() : split(part, line, depth);
        }
      }
      return List.of();
    }

    private List<MimePart> split(MimePart part, String boundary, int depth) {
      var bytes = part.bytes();
      var mark = "--" + boundary;
      var standard = part.type().equals("multipart/digest") ? "message/rfc822" : "text/plain";
      var parts = new ArrayList<MimePart>();
      var begin = -1;
      for (var at = part.from(); at < part.to() && count < MOST_PARTS; at = next(bytes, at, part.to())) {
        if (bytes[at] != '-' || !startsWith(bytes, at, part.to(), mark)) {
          continue;
        }
        var after = at + mark.length();
        var last = startsWith(bytes, after, part.to(), "--");
        var rest = last ? after + 2 : after;
        if (rest < part.to() && !isBlank(bytes, rest, part.to())) {
          continue;
        }
        if (begin >= 0) {
          parts.add(part(bytes, begin, before(bytes, begin, at), depth + 1, standard));
        }
        begin = last ? -1 : next(bytes, at, part.to());
        if (last) {
          return parts;
        }
      }
      if (begin >= 0 && begin < part.to()) {
        parts.add(part(bytes, begin, part.to(), depth + 1, standard));
      }
      return parts;
    }

    /// Without the line end that belongs to the boundary.
    private static int before(byte[] bytes, int from, int at) {
      var end = at;
      if (end > from && bytes[end - 1] == '\n') {
        end--;
      }
      return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /// Reads the fields, and gives where the body begins.
    private static int fields(byte[] bytes, int from, int to, List<Field> fields) {
      var at = from;
      var name = "";
      var value = new StringBuilder();
      while (at < to) {
        var end = at;
        while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
          end++;
        }
        var next = next(bytes, at, to);
        if (end == at) {
          add(fields, name, value);
          return next;
        }
        var colon = colon(bytes, at, end);
        if (fields.size() >= MOST_FIELDS && (colon > 0 || bytes[at] == ' ' || bytes[at] == '\t')) {
          name = "";
        } else if ((bytes[at] == ' ' || bytes[at] == '\t') && !name.isEmpty()) {
          append(value, bytes, at, end);
        } else if (colon > 0) {
          add(fields, name, value);
          name = new String(bytes, at, colon - at, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
          value = new StringBuilder();
          append(value, bytes, colon + 1, end);
        } else if (!isFieldOrEnd(bytes, next, to)) {
          // Somebody forgot the blank line.
          add(fields, name, value);
          return at;
        }
        at = next;
      }
      add(fields, name, value);
      return to;
    }

    private static boolean isFieldOrEnd(byte[] bytes, int at, int to) {
      var end = at;
      while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      return end < to && (end == at || colon(bytes, at, end) > 0 || bytes[at] == ' ' || bytes[at] == '\t');
    }

    private static void append(StringBuilder value, byte[] bytes, int from, int end) {
      if (value.length() < LONGEST_FIELD && end > from) {
        value.append(new String(bytes, from, Math.min(end - from, LONGEST_FIELD), StandardCharsets.ISO_8859_1));
      }
    }

    private static void add(List<Field> fields, String name, StringBuilder value) {
      if (!name.isEmpty() && fields.size() < MOST_FIELDS) {
        fields.add(new Field(name, value.toString().strip()));
      }
    }

    /// Where the field's name ends; 0 where the line is no field.
    private static int colon(byte[] bytes, int from, int end) {
      for (var i = from; i < end && i - from < LONGEST_NAME; i++) {
        if (bytes[i] == ':') {
          return i > from ? i : 0;
        }
        if (bytes[i] <= ' ' && !isBlankBeforeColon(bytes, i, end) || bytes[i] < 0 || bytes[i] == 0x7f) {
          return 0;
        }
      }
      return 0;
    }

    private static boolean isBlankBeforeColon(byte[] bytes, int at, int end) {
      var i = at;
      while (i < end && (bytes[i] == ' ' || bytes[i] == '\t') && i - at < LONGEST_NAME) {
        i++;
      }
      return i < end && bytes[i] == ':';
    }

    /// The beginning of the next line, whatever kind of line end this one has.
    private static int next(byte[] bytes, int from, int to) {
      for (var i = from; i < to; i++) {
        if (bytes[i] == '\n') {
          return i + 1;
        } else if (bytes[i] == '\r') {
          return i + 1 < to && bytes[i + 1] == '\n' ? i + 2 : i + 1;
        }
      }
      return to;
    }

    private static boolean startsWith(byte[] bytes, int at, int to, String start) {
      if (at + start.length() > to) {
        return false;
      }
      for (var i = 0; i < start.length(); i++) {
        if ((bytes[at + i] & 0xff) != start.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
