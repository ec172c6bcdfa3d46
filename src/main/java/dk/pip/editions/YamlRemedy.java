package dk.pip.editions;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is wrong with a line of YAML, and what to do, as somebody would say who has seen the mistake before.
///
/// @param line from 1, in the text
/// @param key of the text below `editions.bundle.`
/// @param argument what the text names: a field, a sign, or the line as it should be
record YamlRemedy(int line, String key, String argument) {
  private static final Pattern FIELD = Pattern.compile("(\\s*(?:- +)?)([\\p{L}\\p{N}_][\\p{L}\\p{N}_-]{0,40})(\\s*):(.*)");
  private static final Pattern NO_BLANK = Pattern.compile("\\s*(?:- +)?([a-z][a-z-]{1,30}):(\\S.*)");
  private static final Pattern BLOCK = Pattern.compile("[|>][+-]?\\d?\\s*(?:#.*)?");

  /// The remedy for a text that can't be read from the line where reading stopped, or null where none is known.
  ///
  /// @param stopped from 1
  static @Nullable YamlRemedy of(String text, int stopped) {
    var lines = List.of(text.split("\n", -1));
    // What stops the reading stands there or in the lines before; a quotation mark that is open may stand far above.
    for (var at = Math.min(stopped, lines.size()); at >= Math.max(1, stopped - 2); at--) {
      var remedy = ofLine(lines, at);
      if (remedy != null) {
        return remedy;
      }
    }
    for (var at = Math.min(stopped, lines.size()); at >= 1; at--) {
      var value = value(lines.get(at - 1));
      if (value != null && opensQuote(value)) {
        return new YamlRemedy(at, "yaml-quote-open", value.substring(0, 1));
      }
    }
    return indent(lines, stopped);
  }

  private static @Nullable YamlRemedy ofLine(List<String> lines, int at) {
    var line = lines.get(at - 1);
    if (line.isBlank() || line.strip().startsWith("#") || isInBlock(lines, at)) {
      return null;
    }
    if (line.indexOf('\t') >= 0 && line.substring(0, line.length() - line.stripLeading().length()).indexOf('\t') >= 0) {
      return new YamlRemedy(at, "yaml-tab", "");
    }
    if (line.indexOf('\u00a0') >= 0 && line.replace('\u00a0', ' ').stripLeading().length() < line.stripLeading().length()) {
      return new YamlRemedy(at, "yaml-hard-blank", "");
    }
    if (line.strip().equals("---") || line.strip().equals("...")) {
      return null;
    }
    var field = FIELD.matcher(line);
    if (!field.matches()) {
      var item = line.strip();
      if (item.startsWith("- ")) {
        return ofValue(at, "-", item.substring(2).strip());
      }
      return item.matches("-\\S.*") && !item.startsWith("--") ? new YamlRemedy(at, "yaml-dash", item.substring(1)) : null;
    }
    var value = field.group(4);
    if (!value.isEmpty() && !Character.isWhitespace(value.charAt(0))) {
      return value.startsWith("//") ? null : new YamlRemedy(at, "yaml-no-blank", field.group(2) + ": " + value);
    }
    return value.isBlank() ? null : ofValue(at, field.group(2), value.strip());
  }

  private static @Nullable YamlRemedy ofValue(int at, String name, String value) {
    if (BLOCK.matcher(value).matches()) {
      return null;
    }
    var first = value.charAt(0);
    if (first == '"' || first == '\'') {
      return quoted(at, value);
    }
    if ("@`%&*!|>,]}?".indexOf(first) >= 0 || first == '[' && !value.endsWith("]") || first == '{' && !value.endsWith("}")) {
      return new YamlRemedy(at, "yaml-sign", String.valueOf(first));
    }
    if (first == '[' || first == '{') {
      return new YamlRemedy(at, "yaml-sign", String.valueOf(first));
    }
    if (value.contains(": ") || value.endsWith(":")) {
      return new YamlRemedy(at, "yaml-colon", suggestion(name, value));
    }
    return null;
  }

  private static @Nullable YamlRemedy quoted(int at, String value) {
    var mark = value.charAt(0);
    var end = closing(value);
    if (end < 0) {
      return null;
    }
    var rest = value.substring(end + 1).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      return new YamlRemedy(at, mark == '"' ? "yaml-quote-inside" : "yaml-apostrophe", value.substring(0, Math.min(value.length(), 60)));
    }
    return mark == '"' && value.indexOf('\\') >= 0 ? new YamlRemedy(at, "yaml-backslash", "") : null;
  }

  /// Where a quotation ends; -1 where it does not on this line.
  private static int closing(String value) {
    var mark = value.charAt(0);
    for (var i = 1; i < value.length(); i++) {
      if (mark == '"' && value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == mark) {
        if (mark == '\'' && i + 1 < value.length() && value.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  private static boolean opensQuote(String value) {
    return (value.startsWith("\"") || value.startsWith("'")) && closing(value) < 0;
  }

  private static @Nullable String value(String line) {
    var field = FIELD.matcher(line);
    if (field.matches()) {
      return field.group(4).strip();
    }
    return line.strip().startsWith("- ") ? line.strip().substring(2).strip() : null;
  }

  /// The line in quotation marks: in those that it does not hold itself.
  private static String suggestion(String name, String value) {
    var quoted =
        value.indexOf('"') < 0 && value.indexOf('\\') < 0 ? "\"" + value + "\"" : "'" + value.replace("'", "''") + "'";
    return name.equals("-") ? "- " + quoted : name + ": " + quoted;
  }

  /// A line that goes on with the value of the field above it, and has a colon.
  private static @Nullable YamlRemedy continued(List<String> lines, int at) {
    var above = at - 1;
    while (above >= 1 && lines.get(above - 1).isBlank()) {
      above--;
    }
    if (above < 1
        || !FIELD.matcher(lines.get(at - 1)).matches()
        || indentOf(lines.get(at - 1)) <= indentOf(lines.get(above - 1))) {
      return null;
    }
    var field = FIELD.matcher(lines.get(above - 1));
    return field.matches() && !field.group(1).contains("-") && !field.group(4).isBlank() && !BLOCK.matcher(field.group(4).strip()).matches()
        ? new YamlRemedy(at, "yaml-continued", field.group(2))
        : null;
  }

  private static @Nullable YamlRemedy indent(List<String> lines, int stopped) {
    for (var at = Math.min(stopped, lines.size()); at >= Math.max(2, stopped - 1); at--) {
      var continued = continued(lines, at);
      if (continued != null) {
        return continued;
      }
    }
    for (var at = Math.min(stopped, lines.size()); at >= Math.max(2, stopped - 2); at--) {
      var line = lines.get(at - 1);
      var loose = !line.isBlank() && !line.strip().startsWith("#") && !line.strip().startsWith("-");
      if (loose && !FIELD.matcher(line).matches() && !NO_BLANK.matcher(line).matches() && indentOf(line) <= indentOf(lines.get(at - 2))) {
        return new YamlRemedy(at, "yaml-loose", "");
      }
    }
    for (var at = Math.min(stopped, lines.size()); at >= Math.max(2, stopped - 2); at--) {
      var line = lines.get(at - 1);
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      if (NO_BLANK.matcher(line).matches()) {
        return new YamlRemedy(at, "yaml-no-blank", line.strip().replaceFirst(":", ": "));
      }
      if (!FIELD.matcher(line).matches() && !line.strip().startsWith("-")) {
        return new YamlRemedy(at, "yaml-loose", "");
      }
      return new YamlRemedy(at, "yaml-indent", "");
    }
    return null;
  }

  /// Whether a line belongs to a text below `|` or `>`, where everything may stand.
  private static boolean isInBlock(List<String> lines, int at) {
    var indent = indentOf(lines.get(at - 1));
    for (var above = at - 1; above >= 1; above--) {
      var line = lines.get(above - 1);
      if (!line.isBlank() && indentOf(line) < indent) {
        var value = value(line);
        return value != null && BLOCK.matcher(value).matches();
      }
    }
    return false;
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }
}
