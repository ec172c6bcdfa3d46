package dk.pip.markdown;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;
import org.jspecify.annotations.Nullable;

/// Understands the HTML that comes along when people paste: line breaks, bold and the like become what they mean, marks of
/// mere looks go. All other HTML stays, to be shown as text.
final class WrittenHtml implements PostProcessor {
  private static final int FAR = 200;

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(\\s[^>]*?)?\\s*(/?)>", Pattern.DOTALL);
  private static final Pattern HREF = Pattern.compile("\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern ACTS = Pattern.compile("\\son[a-z]{1,30}\\s*=|javascript:", Pattern.CASE_INSENSITIVE);
  private static final Set<String> LOOKS = Set.of("u", "span", "font", "small", "big", "center", "ins", "wbr", "mark", "abbr", "tt", "nobr", "label");
  private static final Set<String> PARAGRAPHS = Set.of("p", "div");
  private static final Set<String> PAIRS = Set.of("b", "strong", "i", "em", "s", "strike", "del", "a", "sup", "sub", "cite");
  private static final Map<Character, Character> RAISED = new HashMap<>();
  private static final Map<Character, Character> LOWERED = new HashMap<>();

  static {
    signs("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", RAISED);
    signs("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", LOWERED);
  }

  private static void signs(String plain, String special, Map<Character, Character> signs) {
    for (var i = 0; i < plain.length(); i++) {
      signs.put(plain.charAt(i), special.charAt(i));
    }
  }

  @Override
  public Node process(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visitChildren(Node parent) {
            if (parent.getFirstChild() != null) {
              inside(parent);
            }
            super.visitChildren(parent);
          }
        });
    return document;
  }

  private static void inside(Node parent) {
    var refused = new HashSet<String>();
    for (var node = parent.getFirstChild(); node != null; ) {
      var next = node.getNext();
      if (node instanceof Text text && text.getLiteral().indexOf(WrittenMarks.STAND_IN) >= 0) {
        text.setLiteral(text.getLiteral().replace(String.valueOf(WrittenMarks.STAND_IN), ""));
      } else if (node instanceof HtmlInline html) {
        next = html(html, next, refused);
      }
      node = next;
    }
    join(parent);
    if (parent instanceof Paragraph) {
      trim(parent);
    }
  }

  /// @return where to go on
  private static @Nullable Node html(HtmlInline html, @Nullable Node next, Set<String> refused) {
    var tag = TAG.matcher(html.getLiteral());
    if (!tag.matches()) {
      return next;
    }
    var name = tag.group(2).toLowerCase(Locale.ROOT);
    var closes = !tag.group(1).isEmpty();
    if (tag.group(3) != null && ACTS.matcher(tag.group(3)).find()) {
      refused.add(name);
    }
    if (refused.contains(name)) {
      return next;
    }
    if (name.equals("br")) {
      replace(html, new HardLineBreak());
      if (next instanceof SoftLineBreak) {
        var after = next.getNext();
        next.unlink();
        return after;
      }
    } else if (LOOKS.contains(name)) {
      html.unlink();
    } else if (PARAGRAPHS.contains(name)) {
      if (!closes && html.getPrevious() != null && !(html.getPrevious() instanceof HardLineBreak)) {
        html.insertBefore(new HardLineBreak());
      }
      if (closes && next != null) {
        html.insertBefore(new HardLineBreak());
      }
      html.unlink();
    } else if (PAIRS.contains(name)) {
      if (closes) {
        return next;
      }
      var end = end(html, name);
      return end == null ? next : pair(html, end, name, tag.group(3) == null ? "" : tag.group(3));
    }
    return next;
  }

  private static @Nullable HtmlInline end(HtmlInline html, String name) {
    var depth = 0;
    var steps = 0;
    for (var node = html.getNext(); node != null && steps++ < FAR; node = node.getNext()) {
      if (node instanceof HtmlInline other) {
        if (is(other, "<" + name)) {
          depth++;
        } else if (is(other, "</" + name) && depth-- == 0) {
          return other;
        }
      }
    }
    return null;
  }

  private static boolean is(HtmlInline html, String tag) {
    var literal = html.getLiteral();
    return literal.length() > tag.length()
        && literal.regionMatches(true, 0, tag, 0, tag.length())
        && !Character.isLetterOrDigit(literal.charAt(tag.length()));
  }

  /// @return where to go on
  private static @Nullable Node pair(HtmlInline html, HtmlInline end, String name, String attributes) {
    var after = end.getNext();
    var first = html.getNext() == end ? after : html.getNext();
    var around =
        switch (name) {
          case "b", "strong" -> new StrongEmphasis();
          case "i", "em", "cite" -> new Emphasis();
          case "s", "strike", "del" -> new Strikethrough("~~");
          case "a" -> link(attributes);
          default -> null;
        };
    if (around == null) {
      if (name.equals("sup") || name.equals("sub")) {
        signs(html, end, name.equals("sup") ? RAISED : LOWERED);
      }
      html.unlink();
      end.unlink();
      return first;
    }
    for (var node = html.getNext(); node != null && node != end; ) {
      var next = node.getNext();
      around.appendChild(node);
      node = next;
    }
    replace(html, around);
    end.unlink();
    return after;
  }

  private static @Nullable Node link(String attributes) {
    var href = HREF.matcher(attributes);
    if (!href.find()) {
      return null;
    }
    var address = href.group(1) != null ? href.group(1) : href.group(2) != null ? href.group(2) : href.group(3);
    return new Link(address.replace("&amp;", "&"), null);
  }

  private static void signs(HtmlInline html, HtmlInline end, Map<Character, Character> signs) {
    for (var node = html.getNext(); node != null && node != end; node = node.getNext()) {
      if (node instanceof Text text && text.getLiteral().chars().allMatch(c -> signs.containsKey((char) c))) {
        var changed = new StringBuilder();
        text.getLiteral().chars().forEach(c -> changed.append(signs.get((char) c)));
        text.setLiteral(changed.toString());
      }
    }
  }

  private static void replace(Node node, Node other) {
    if (other.getSourceSpans().isEmpty()) {
      other.setSourceSpans(node.getSourceSpans());
    }
    node.insertAfter(other);
    node.unlink();
  }

  /// Texts that stand side by side become one, so that an address in them is found whole.
  private static void join(Node parent) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (!(node instanceof Text first)) {
        continue;
      }
      StringBuilder joined = null;
      while (node.getNext() instanceof Text next) {
        joined = joined == null ? new StringBuilder(first.getLiteral()) : joined;
        joined.append(next.getLiteral());
        next.getSourceSpans().forEach(first::addSourceSpan);
        next.unlink();
      }
      if (joined != null) {
        first.setLiteral(joined.toString());
      }
    }
  }

  /// Breaks at the ends of a paragraph are none, and a paragraph of nothing but blanks goes.
  private static void trim(Node paragraph) {
    while (paragraph.getLastChild() instanceof HardLineBreak last) {
      last.unlink();
    }
    while (paragraph.getFirstChild() instanceof HardLineBreak first) {
      first.unlink();
    }
    if (paragraph.getFirstChild() == null
        || paragraph.getFirstChild() instanceof Text only && only.getNext() == null && only.getLiteral().replace('\u00a0', ' ').isBlank()) {
      paragraph.unlink();
    }
  }
}
