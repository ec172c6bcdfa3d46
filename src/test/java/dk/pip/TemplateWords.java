package dk.pip;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the words that stand in a template itself, where they can't be translated.
final class TemplateWords {
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern NAMED_CHARACTER = Pattern.compile("&[a-z]+;");
  private static final Pattern READ_ALOUD = Pattern.compile("\\b(?:alt|title|aria-label|placeholder)=$");
  private static final Set<String> WITH_CONDITION = Set.of("if", "elseif", "for");

  private final String source;
  private final boolean html;
  private final StringBuilder words = new StringBuilder();
  private int at;

  private TemplateWords(String source, boolean html) {
    this.source = source;
    this.html = html;
  }

  static List<String> in(String source, boolean html) {
    var reader = new TemplateWords(source, html);
    reader.text(false);
    var found = new ArrayList<String>();
    WORD.matcher(NAMED_CHARACTER.matcher(reader.words).replaceAll(" ")).results().forEach(word -> found.add(word.group()));
    return found;
  }

  /// Text until the template ends, or the backtick that ends a piece of it.
  private void text(boolean inside) {
    while (at < source.length()) {
      var c = source.charAt(at);
      if (inside && c == '`') {
        at++;
        return;
      } else if (source.startsWith("<%--", at)) {
        at = after("--%>");
      } else if (source.startsWith("${", at) || source.startsWith("!{", at)) {
        at += 2;
        expression('}');
      } else if (source.startsWith("$unsafe{", at)) {
        at += 8;
        expression('}');
      } else if (c == '@') {
        directive();
      } else if (html && source.startsWith("<!--", at)) {
        at = after("-->");
      } else if (html && c == '<') {
        tag();
      } else {
        words.append(c);
        at++;
      }
    }
  }

  private void directive() {
    var name = new StringBuilder();
    at++;
    while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || ".-_".indexOf(source.charAt(at)) >= 0)) {
      name.append(source.charAt(at++));
    }
    var word = name.toString();
    if (word.equals("import") || word.equals("param")) {
      at = after("\n");
    } else if (WITH_CONDITION.contains(word) || word.startsWith("template.")) {
      at++;
      expression(')');
    }
    words.append(' ');
  }

  /// Java until what closes it; pieces of template in it are read as such.
  private void expression(char end) {
    var depth = 0;
    while (at < source.length()) {
      var c = source.charAt(at++);
      if (c == '"') {
        while (source.charAt(at) != '"') {
          at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
      } else if (c == '@' && source.charAt(at) == '`') {
        at++;
        text(true);
      } else if (c == end && depth == 0) {
        words.append(' ');
        return;
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
      }
    }
  }

  private void tag() {
    var begin = at;
    var silent = source.startsWith("<style", at) ? "</style>" : source.startsWith("<mj-style", at) ? "</mj-style>" : null;
    while (at < source.length() && source.charAt(at) != '>') {
      if (source.startsWith("${", at)) {
        at += 2;
        expression('}');
      } else if (source.charAt(at) == '@') {
        directive();
      } else if (source.charAt(at) == '"') {
        var aloud = READ_ALOUD.matcher(source.substring(begin, at)).find();
        at++;
        attribute(aloud);
      } else {
        at++;
      }
    }
    at++;
    words.append(' ');
    if (silent != null) {
      at = after(silent);
    }
  }

  private void attribute(boolean aloud) {
    while (source.charAt(at) != '"') {
      if (source.startsWith("${", at)) {
        at += 2;
        expression('}');
      } else if (source.charAt(at) == '@' && Character.isLetter(source.charAt(at + 1))) {
        directive();
      } else {
        if (aloud) {
          words.append(source.charAt(at));
        }
        at++;
      }
    }
    at++;
    words.append(' ');
  }

  private int after(String end) {
    var found = source.indexOf(end, at);
    return found < 0 ? source.length() : found + end.length();
  }
}
