package dk.pip.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/// Goes through a text that was read: notes the marks that nobody understood, each with its line, sets addresses right,
/// and gives every node the line that it has in the text as it was written.
final class LeftOver extends AbstractVisitor {
  private static final int MOST = 20;

  /// @param signs one of which is in each of them, so that most texts need not be searched
  private record Mark(String signs, Pattern pattern, String key) {
    boolean mayBeIn(String text) {
      for (var i = 0; i < signs.length(); i++) {
        if (text.indexOf(signs.charAt(i)) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          new Mark("*_", Pattern.compile("(?<!\\*)\\*{2,3}(?!\\*)|(?<![\\p{L}\\p{N}_])__(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}.:!?])__(?![\\p{L}\\p{N}_])"), "mark-bold"),
          new Mark("~", Pattern.compile("~~"), "mark-struck"),
          new Mark("~^", Pattern.compile("(?<=[\\p{L}\\p{N})])[~^][\\p{L}\\p{N}+-]{1,4}[~^]"), "mark-raised"),
          new Mark("=", Pattern.compile("==[^=\\n]{1,200}=="), "mark-marked"),
          new Mark("[", Pattern.compile("\\[\\^[^\\]\\s]{1,40}]"), "mark-note"),
          new Mark("[]", Pattern.compile("!?\\[[^\\[\\]\\n]{0,200}](?:\\([^()\\n]{0,200}| \\((?:https?:|www\\.)[^()\\n]{0,200})|]\\(|]\\[|\\[\\[|]]"), "mark-link"),
          new Mark("{}[", Pattern.compile("\\{\\{[^}\\n]{0,100}|}}|\\{%|\\[/?[a-z_]{2,20}(?: [a-z_]+=[^\\]\\n]{0,100})]|\\[/[a-z]{1,20}]"), "mark-code"),
          new Mark("[", Pattern.compile("^\\s*\\[[ xX]] "), "mark-task"),
          new Mark("<", Pattern.compile("</?[a-zA-Z][^<>\\n]{0,200}>|<!--"), "mark-html"),
          new Mark("&", Pattern.compile("&(?:[a-zA-Z]{2,10}|#\\d{2,6}|#x[0-9a-fA-F]{2,6});"), "mark-entity"),
          new Mark(":", Pattern.compile("(?<![\\p{L}\\p{N}:]):[a-z]+(?:_[a-z]+){0,5}:(?![\\p{L}\\p{N}:/])"), "mark-sign"),
          new Mark("|", Pattern.compile("(?<!\\S)\\|(?=\\s.*\\s\\|)"), "mark-table"));

  private final int[] sources;
  private final List<Markdown.Remark> found = new ArrayList<>();
  private int line;

  /// @param sources the line in the text of each line that was parsed
  LeftOver(int[] sources) {
    this.sources = sources;
  }

  List<Markdown.Remark> found() {
    return List.copyOf(found);
  }

  @Override
  public void visit(Document document) {
    visitChildren(document);
  }

  @Override
  protected void visitChildren(Node parent) {
    for (var node = parent.getFirstChild(); node != null; ) {
      var next = node.getNext();
      place(node);
      node.accept(this);
      node = next;
    }
  }

  private void place(Node node) {
    if (node.getSourceSpans().isEmpty()) {
      return;
    }
    node.setSourceSpans(
        node.getSourceSpans().stream()
            .map(span -> SourceSpan.of(source(span.getLineIndex()), span.getColumnIndex(), span.getInputIndex(), span.getLength()))
            .toList());
    line = node.getSourceSpans().getFirst().getLineIndex();
  }

  private int source(int at) {
    return sources.length == 0 ? 0 : sources[Math.min(at, sources.length - 1)];
  }

  @Override
  public void visit(Text text) {
    var literal = text.getLiteral();
    for (var mark : MARKS) {
      if (mark.mayBeIn(literal)) {
        var matcher = mark.pattern().matcher(literal);
        if (matcher.find()) {
          remark(mark.key(), shown(literal, matcher.start(), matcher.end()));
        }
      }
    }
  }

  @Override
  public void visit(HtmlInline html) {
    remark("mark-html", html.getLiteral());
  }

  @Override
  public void visit(Link link) {
    var target = LinkTarget.of(link.getDestination());
    if (target.leads()) {
      if (target.remark() != null) {
        remark(target.remark(), target.address());
      }
      if (link.getDestination().startsWith("http://") && link.getFirstChild() instanceof Text text && text.getLiteral().startsWith("www.")) {
        target = LinkTarget.of(text.getLiteral());
      }
      if (link.getFirstChild() instanceof Text text && text.getNext() == null && LinkTarget.isWrapped(text.getLiteral())) {
        text.setLiteral(target.address());
      }
      link.setDestination(target.address());
    }
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {}

  @Override
  public void visit(CustomNode node) {
    visitChildren(node);
  }

  @Override
  public void visit(CustomBlock block) {
    visitChildren(block);
  }

  private void remark(String key, String mark) {
    if (found.size() < MOST) {
      found.add(Markdown.Remark.of(line, key, mark));
    }
  }

  /// The mark with the words beside it.
  private static String shown(String text, int start, int end) {
    var from = start;
    while (from > 0 && start - from < 20 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    var to = end;
    while (to < text.length() && to - end < 20 && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to).strip();
  }
}
