package dk.pip.editions.render;

import dk.pip.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/// Sets a text as one would type it in a mail: paragraphs of at most 72 characters, bullets, and each link's address on
/// a line of its own under its paragraph. No marks of Markdown are left.
public final class PlainMarkdown {
  private final UnaryOperator<String> quoted;
  private final UnaryOperator<String> struck;
  private final Function<String, @Nullable String> address;
  private final Function<Image, String> pictureWords;

  /// @param quoted puts a text in the quotation marks of its language
  /// @param struck says of a text that it was struck out
  /// @param address makes a link's address whole; null for one that may not stand in a mail
  /// @param pictureWords what stands for a picture; empty for one that is only decoration
  public PlainMarkdown(
      UnaryOperator<String> quoted,
      UnaryOperator<String> struck,
      Function<String, @Nullable String> address,
      Function<Image, String> pictureWords) {
    this.quoted = quoted;
    this.struck = struck;
    this.address = address;
    this.pictureWords = pictureWords;
  }

  public String render(Node node) {
    return PlainText.tidy(blocks(node, "\n\n", PlainText.WIDTH));
  }

  private String blocks(Node parent, String between, int width) {
    var texts = new ArrayList<String>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      var text = block(child, width);
      if (!text.isBlank()) {
        texts.add(text);
      }
    }
    return String.join(between, texts);
  }

  private String block(Node node, int width) {
    return switch (node) {
      case Paragraph paragraph -> paragraph(paragraph, width);
      case Heading heading -> "\n" + paragraph(heading, width);
      case BulletList list -> list(list, _ -> "• ", width);
      case OrderedList list -> {
        int start = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        yield list(list, index -> (start + index) + ". ", width);
      }
      case BlockQuote quote -> quote(quote, width);
      case FencedCodeBlock code -> PlainText.indent(code.getLiteral().stripTrailing(), "    ", "    ");
      case IndentedCodeBlock code -> PlainText.indent(code.getLiteral().stripTrailing(), "    ", "    ");
      case HtmlBlock html -> PlainText.wrapTo(html.getLiteral(), width);
      case ThematicBreak _ -> "* * *";
      case TableBlock table -> table(table, width);
      default -> blocks(node, "\n\n", width);
    };
  }

  private String paragraph(Node node, int width) {
    var words = new Words(true);
    words.visitInside(node);
    var text = new ArrayList<String>();
    for (var line : words.text.toString().split("\n")) {
      if (!line.isBlank()) {
        text.add(PlainText.wrapTo(line, width));
      }
    }
    text.addAll(words.addresses(width));
    return String.join("\n", text);
  }

  private String list(Node list, Function<Integer, String> mark, int width) {
    var items = new ArrayList<String>();
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var first = mark.apply(items.size());
      var text = blocks(item, "\n", width - first.length());
      items.add(PlainText.indent(text, first, " ".repeat(first.length())));
    }
    return String.join("\n", items);
  }

  private String quote(BlockQuote quote, int width) {
    var source = Markdown.takeSource(quote);
    if (source == null) {
      return PlainText.indent(blocks(quote, "\n\n", width - 4), "    ", "    ");
    }
    var text = quoted.apply(blocks(quote, "\n\n", width - 6)) + "\n" + PlainText.wrapTo("– " + source, width - 4);
    return PlainText.indent(text, "    ", "    ");
  }

  private String table(TableBlock table, int width) {
    var rows = new ArrayList<List<String>>();
    table.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            switch (node) {
              case TableRow _ -> {
                rows.add(new ArrayList<>());
                visitChildren(node);
              }
              case TableCell cell -> {
                var words = new Words(false);
                words.visitInside(cell);
                rows.getLast().add(words.text.toString().replace('\n', ' ').strip());
              }
              default -> visitChildren(node);
            }
          }

          @Override
          public void visit(CustomBlock block) {
            visitChildren(block);
          }
        });
    return PlainText.table(rows, width);
  }

  private final class Words extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();
    private final List<String> labels = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private final boolean linksBelow;

    Words(boolean linksBelow) {
      this.linksBelow = linksBelow;
    }

    void visitInside(Node node) {
      visitChildren(node);
    }

    /// One address stands by itself; of several, each says which words it belongs to.
    List<String> addresses(int width) {
      if (targets.size() == 1) {
        return targets;
      }
      var lines = new ArrayList<String>();
      for (var i = 0; i < targets.size(); i++) {
        lines.add(PlainText.wrapTo(labels.get(i) + ":", width));
        lines.add(targets.get(i));
      }
      return lines;
    }

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(Code code) {
      text.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      text.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      text.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      text.append('\n');
    }

    @Override
    public void visit(Image image) {
      text.append(pictureWords.apply(image));
    }

    @Override
    public void visit(CustomNode node) {
      var before = text.length();
      visitChildren(node);
      if (node instanceof Strikethrough) {
        text.replace(before, text.length(), struck.apply(text.substring(before)));
      }
    }

    @Override
    public void visit(Link link) {
      var before = text.length();
      visitChildren(link);
      var label = text.substring(before);
      var url = address.apply(link.getDestination());
      if (url == null || label.equals(url) || url.equals("mailto:" + label) || Markdown.isBare(link)) {
        return;
      }
      var shown = url.replaceFirst("^(?:mailto|tel|sms):", "");
      if (linksBelow) {
        labels.add(label);
        targets.add(shown);
      } else {
        text.append(" (").append(shown).append(')');
      }
    }
  }
}
