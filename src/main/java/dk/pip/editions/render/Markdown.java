package dk.pip.editions.render;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/// The text of a story: CommonMark 0.31 with tables, parsed once and given to each form's own renderer.
public final class Markdown {
  public static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  /// What a link may lead to; the library would let `data:` through too.
  static final UrlSanitizer SAFE_LINKS = new DefaultUrlSanitizer(List.of("http", "https", "mailto", "tel"));

  /// Deeper nesting than this (quotes in lists in quotes …) is read as text, so that hostile text can't exhaust the stack,
  /// nor be indented until a column of print has no room for it.
  private static final int MOST_NESTED = 14;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .maxOpenBlockParsers(MOST_NESTED)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final TextContentRenderer PLAIN =
      TextContentRenderer.builder().extensions(EXTENSIONS).lineBreakRendering(LineBreakRendering.COMPACT).build();

  private Markdown() {}

  /// Parses a text. Its highest heading becomes `topLevel`, and no level is skipped below it: readers of the page
  /// by ear step through headings in order (WCAG 1.3.1, PDF/UA 7.4.2).
  public static Node parse(String text, int topLevel) {
    var document = PARSER.parse(text);
    document.accept(new HeadingsInOrder(topLevel));
    return document;
  }

  /// The words alone, without marks.
  public static String plain(String text) {
    return PLAIN.render(PARSER.parse(text));
  }

  /// The pictures that stand in a text, in order.
  public static List<Image> pictures(String text) {
    var images = new ArrayList<Image>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Image image) {
                images.add(image);
                super.visit(image);
              }
            });
    return images;
  }

  /// The words that stand for a picture for those who can't see it.
  public static String alt(Image image) {
    var alt = new StringBuilder();
    image.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            alt.append(text.getLiteral());
          }
        });
    return alt.toString();
  }

  /// The links that stand in a text, in order.
  public static List<Link> links(String text) {
    var links = new ArrayList<Link>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(link);
                super.visit(link);
              }
            });
    return links;
  }

  /// Takes the source from a pull quote: where a blockquote's last line begins with a dash (`— Tove Lind`), that line
  /// is taken out of the quote and returned without the dash. Null where there is none; the quote is then unchanged.
  public static @Nullable String takeSource(BlockQuote quote) {
    if (!(quote.getLastChild() instanceof Paragraph last && last.getLastChild() instanceof Text line)) {
      return null;
    }
    var text = line.getLiteral().strip();
    if (!(text.startsWith("— ") || text.startsWith("– ") || text.startsWith("- "))) {
      return null;
    }
    var before = line.getPrevious();
    if (before == null && last.getPrevious() == null || before != null && !(before instanceof SoftLineBreak)) {
      return null;
    }
    line.unlink();
    if (before != null) {
      before.unlink();
    }
    if (last.getFirstChild() == null) {
      last.unlink();
    }
    return text.substring(2).strip();
  }

  private static final class HeadingsInOrder extends AbstractVisitor {
    private final int topLevel;
    private int shift = Integer.MIN_VALUE;
    private int previous;

    HeadingsInOrder(int topLevel) {
      this.topLevel = topLevel;
      this.previous = topLevel - 1;
    }

    @Override
    public void visit(Heading heading) {
      if (shift == Integer.MIN_VALUE) {
        shift = topLevel - heading.getLevel();
      }
      var wanted = Math.clamp(heading.getLevel() + shift, topLevel, 6);
      var level = Math.min(wanted, previous + 1);
      heading.setLevel(level);
      previous = level;
      super.visit(heading);
    }
  }
}
