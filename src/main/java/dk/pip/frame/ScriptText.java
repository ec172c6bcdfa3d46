package dk.pip.frame;

/// A script without its comments and indents, which is what browsers are sent: half as long, and nothing else is changed. It
/// reads the JavaScript that lies in `static` and in the libraries there; each runs in the tests’ browser.
final class ScriptText {
  private static final String BEFORE_PATTERN = "(,=:[!&|?{};+-*%<>~^";
  private static final String[] WORDS_BEFORE_PATTERN = {"return", "typeof", "case", "in", "of", "delete", "void", "throw", "else", "do"};

  private static final int LOOK_BACK = 12;

  private final String script;
  private final StringBuilder written;
  private int at;

  private ScriptText(String script) {
    this.script = script;
    this.written = new StringBuilder(script.length());
  }

  static String shortened(String script) {
    var reading = new ScriptText(script);
    reading.code(false);
    return reading.written.toString().strip() + "\n";
  }

  /// Code to the end, or to the bracket that ends it within a template.
  private void code(boolean inTemplate) {
    var depth = 0;
    while (at < script.length()) {
      var c = script.charAt(at);
      if (script.startsWith("//", at)) {
        at = end("\n", at);
      } else if (script.startsWith("/*", at)) {
        var end = Math.min(script.length(), end("*/", at + 2) + 2);
        blanks(script.substring(at, end).indexOf('\n') >= 0 ? "\n" : " ");
        at = end;
      } else if (c == '"' || c == '\'') {
        copy(quoted(c));
      } else if (c == '`') {
        template();
      } else if (c == '/' && isPattern()) {
        copy(pattern());
      } else if (Character.isWhitespace(c)) {
        blanks(String.valueOf(c));
        at++;
      } else {
        if (inTemplate && c == '}' && depth == 0) {
          return;
        }
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        copy(at + 1);
      }
    }
  }

  private void template() {
    copy(at + 1);
    while (at < script.length()) {
      var c = script.charAt(at);
      if (c == '\\') {
        copy(at + 2);
      } else if (c == '`') {
        copy(at + 1);
        return;
      } else if (script.startsWith("${", at)) {
        copy(at + 2);
        code(true);
      } else {
        copy(at + 1);
      }
    }
  }

  /// Blanks in a row are one, and the end of a line where there was one among them.
  private void blanks(String blank) {
    if (written.isEmpty() || written.charAt(written.length() - 1) == '\n') {
      return;
    }
    var line = blank.indexOf('\n') >= 0;
    if (written.charAt(written.length() - 1) == ' ') {
      if (line) {
        written.setCharAt(written.length() - 1, '\n');
      }
    } else {
      written.append(line ? '\n' : ' ');
    }
  }

  private int quoted(char quote) {
    var end = at + 1;
    while (end < script.length() && script.charAt(end) != quote) {
      end += script.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  /// Whether a slash begins a pattern and divides nothing.
  private boolean isPattern() {
    var before = written.substring(Math.max(0, written.length() - LOOK_BACK)).stripTrailing();
    if (before.isEmpty() || BEFORE_PATTERN.indexOf(before.charAt(before.length() - 1)) >= 0) {
      return true;
    }
    for (var word : WORDS_BEFORE_PATTERN) {
      if (before.endsWith(word)) {
        var start = before.length() - word.length();
        return start == 0 || !Character.isJavaIdentifierPart(before.charAt(start - 1)) && before.charAt(start - 1) != '.';
      }
    }
    return false;
  }

  private int pattern() {
    var inClass = false;
    var end = at + 1;
    while (end < script.length() && (inClass || script.charAt(end) != '/')) {
      var c = script.charAt(end);
      inClass = c == '[' || inClass && c != ']';
      end += c == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private int end(String sign, int from) {
    var found = script.indexOf(sign, from);
    return found < 0 ? script.length() : found;
  }

  private void copy(int end) {
    var until = Math.min(end, script.length());
    written.append(script, at, until);
    at = until;
  }
}
