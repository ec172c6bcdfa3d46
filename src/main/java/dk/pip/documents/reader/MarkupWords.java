package dk.pip.documents.reader;

import java.util.List;

/// What one reads in XML: an end of a paragraph, a cell or a line ends a line, and all other marks are nothing. Each sign is looked
/// at once.
///
/// @param isWhole whether all marks in it end
record MarkupWords(String words, boolean isWhole) {
  private static final List<String> BREAKS = List.of("p", "h", "br", "cr", "tab", "tc", "table-cell", "line-break", "si", "c", "row");
  private static final String DATA = "<![CDATA[";
  private static final String DATA_END = "]]>";
  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_ENTITY = 12;

  /// @param isApart whether every mark ends a line, as where each holds a value
  static MarkupWords of(String xml, boolean isApart) {
    var words = new StringBuilder();
    var at = 0;
    while (at < xml.length()) {
      var sign = xml.charAt(at);
      if (sign == '&') {
        at = entity(xml, at, words);
      } else if (sign != '<') {
        words.append(sign);
        at++;
      } else {
        var data = xml.startsWith(DATA, at);
        var end = data ? DATA_END : xml.startsWith(COMMENT, at) ? COMMENT_END : ">";
        var last = xml.indexOf(end, at);
        if (last < 0) {
          return new MarkupWords(words.append(xml, at, xml.length()).toString(), false);
        }
        if (data) {
          words.append(xml, at + DATA.length(), last);
        } else if (end.length() == 1) {
          words.append(isApart ? "\n" : mark(name(xml, at, last)));
        }
        at = last + end.length();
      }
    }
    return new MarkupWords(words.toString(), true);
  }

  /// Its name, without what stands before the colon.
  private static String name(String xml, int mark, int last) {
    var from = mark + (xml.startsWith("</", mark) ? 2 : 1);
    var most = Math.min(last, from + LONGEST_NAME);
    var to = from;
    while (to < most && !Character.isWhitespace(xml.charAt(to)) && xml.charAt(to) != '/') {
      if (xml.charAt(to++) == ':') {
        from = to;
      }
    }
    return xml.substring(from, to);
  }

  private static String mark(String name) {
    return switch (name) {
      case "s" -> " ";
      case "noBreakHyphen" -> "\u2011";
      case "softHyphen" -> "\u00ad";
      default -> BREAKS.contains(name) ? "\n" : "";
    };
  }

  private static int entity(String xml, int at, StringBuilder words) {
    var most = Math.min(xml.length(), at + LONGEST_ENTITY);
    for (var end = at + 1; end < most; end++) {
      if (xml.charAt(end) == ';') {
        words.append(sign(xml.substring(at + 1, end)));
        return end + 1;
      }
    }
    words.append('&');
    return at + 1;
  }

  private static String sign(String entity) {
    if (!entity.startsWith("#")) {
      return entity.equals("amp") ? "&" : " ";
    }
    var isHexadecimal = entity.startsWith("#x");
    try {
      var code = Integer.parseInt(entity.substring(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
      return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
    } catch (NumberFormatException e) {
      return " ";
    }
  }
}
