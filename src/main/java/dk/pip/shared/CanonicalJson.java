package dk.pip.shared;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes objects, lists, strings and whole numbers in the one form that RFC 8785 (JSON Canonicalization Scheme) allows: no blanks,
/// names in the order of their UTF-16 units, nothing escaped but what must be. So the same content has the same bytes wherever it is made.
public final class CanonicalJson {
  /// Beyond it other programs lose digits (RFC 8785, 3.2.2.3).
  private static final long LARGEST = (1L << 53) - 1;

  private CanonicalJson() {}

  /// @throws IllegalArgumentException for anything else, or half a surrogate pair
  public static String of(Object value) {
    var text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder text) {
    switch (value) {
      case String string -> write(string, text);
      case Boolean truth -> text.append(truth);
      case Integer number -> text.append(number);
      case Long number -> {
        if (Math.abs(number) > LARGEST) {
          throw new IllegalArgumentException("Too large a number: " + number);
        }
        text.append(number);
      }
      case List<?> list -> {
        text.append('[');
        var first = true;
        for (var each : list) {
          if (!first) {
            text.append(',');
          }
          first = false;
          write(each, text);
        }
        text.append(']');
      }
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, each) -> sorted.put((String) name, each));
        text.append('{');
        var first = true;
        for (var each : sorted.entrySet()) {
          if (!first) {
            text.append(',');
          }
          first = false;
          write(each.getKey(), text);
          text.append(':');
          write(each.getValue(), text);
        }
        text.append('}');
      }
      default -> throw new IllegalArgumentException("Not of JSON here: " + value.getClass());
    }
  }

  private static void write(String string, StringBuilder text) {
    text.append('"');
    for (var i = 0; i < string.length(); i++) {
      var unit = string.charAt(i);
      switch (unit) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (unit < 0x20) {
            text.append(String.format("\\u%04x", (int) unit));
          } else if (Character.isSurrogate(unit)) {
            if (!Character.isHighSurrogate(unit) || i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1))) {
              throw new IllegalArgumentException("Half a character");
            }
            text.append(unit).append(string.charAt(++i));
          } else {
            text.append(unit);
          }
        }
      }
    }
    text.append('"');
  }
}
