package dk.pip.markdown;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/// The text of a story: CommonMark 0.31 with tables and struck text, parsed once and given to each form's own renderer. It is
/// read as people type it and paste it: [WrittenLines], [WrittenMarks] and [WrittenHtml] say how, and bare addresses are links.
public final class Markdown {
  public static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), StrikethroughExtension.builder().requireTwoTildes(true).build());

  /// What a link may lead to; the library would let `data:` through too.
  public static final UrlSanitizer SAFE_LINKS = new DefaultUrlSanitizer(List.of("http", "https", "mailto", "tel", "sms"));

  /// Deeper nesting than this (quotes in lists in quotes …) is read as text, so that hostile text can't exhaust the stack,
  /// nor be indented until a column of print has no room for it.
  private static final int MOST_NESTED = 14;

  /// Neither HTML nor moved-in text makes a block of its own. The order is that in which a line is tried.
  private static final Set<Class<? extends Block>> BLOCKS =
      new LinkedHashSet<>(
          List.of(BlockQuote.class, Heading.class, FencedCodeBlock.class, ThematicBreak.class, ListBlock.class));

  private static final Parser PARSER =
      Parser.builder()
          .postProcessor(new WrittenHtml())
          .extensions(EXTENSIONS)
          .extensions(
              List.of(AutolinkExtension.builder().linkTypes(AutolinkType.URL, AutolinkType.EMAIL, AutolinkType.WWW).build()))
          .postProcessor(new BareAddresses())
          .enabledBlockTypes(BLOCKS)
          .maxOpenBlockParsers(MOST_NESTED)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final TextContentRenderer PLAIN =
      TextContentRenderer.builder().extensions(EXTENSIONS).lineBreakRendering(LineBreakRendering.COMPACT).build();

  private static final Pattern PARAGRAPH_BEGINS = Pattern.compile("[-*+] |\\d{1,9}[.)] |\\||#{1,6} ");

  private Markdown() {}

  /// A text as it was read.
  ///
  /// @param remarks what could not be set as it was probably meant
  public record Reading(Node document, List<Remark> remarks) {}

  /// What is wrong or worth a look with a place in a text.
  ///
  /// @param line from 0
  /// @param key of a text below `editions.check.`
  public record Remark(int line, String key, List<Object> arguments) {
    static Remark of(int line, String key, Object... arguments) {
      return new Remark(line, key, List.of(arguments));
    }
  }

  /// Parses a text. Its highest heading becomes `topLevel`, and no level is skipped below it: readers of the page
  /// by ear step through headings in order (WCAG 1.3.1, PDF/UA 7.4.2).
  public static Node parse(String text, int topLevel) {
    var document = read(text).document();
    document.accept(new HeadingsInOrder(topLevel));
    return document;
  }

  /// Parses a text, and says what is left over of marks.
  public static Reading read(String text) {
    var lines = WrittenLines.read(WrittenMarks.withoutComments(text));
    var document = PARSER.parse(marksRead(lines));
    var remarks = new LeftOver(lines.stream().mapToInt(WrittenLines.Line::source).toArray());
    document.accept(remarks);
    return new Reading(document, remarks.found());
  }

  /// The lines with the marks in their paragraphs read; an item or a row is a paragraph of its own here.
  private static String marksRead(List<WrittenLines.Line> lines) {
    var text = new StringBuilder();
    var paragraph = new StringBuilder();
    var fence = (String) null;
    for (var line : lines) {
      var bare = line.text().strip();
      if (fence != null || bare.startsWith("```") || bare.startsWith("~~~")) {
        text.append(WrittenMarks.read(paragraph.toString())).append(line.text()).append('\n');
        paragraph.setLength(0);
        fence = fence == null ? bare.substring(0, 3) : bare.startsWith(fence) ? null : fence;
        continue;
      }
      if (bare.isEmpty() || PARAGRAPH_BEGINS.matcher(bare).lookingAt()) {
        text.append(WrittenMarks.read(paragraph.toString()));
        paragraph.setLength(0);
      }
      paragraph.append(line.text()).append('\n');
    }
    text.append(WrittenMarks.read(paragraph.toString()));
    return text.substring(0, Math.max(0, text.length() - 1));
  }

  /// The words alone, without marks.
  public static String plain(String text) {
    var document = read(text).document();
    document.accept(new Unwrapped());
    return PLAIN.render(document);
  }

  /// What is to be found by words: neither addresses nor pictures, whose words are looked for by themselves.
  public static String words(String text) {
    var document = read(text).document();
    document.accept(new Bare());
    return PLAIN.render(document);
  }

  /// The pictures that stand in a text, in order.
  public static List<Image> pictures(String text) {
    var images = new ArrayList<Image>();
    if (text.contains("![")) {
      read(text)
          .document()
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(Image image) {
                  images.add(image);
                  super.visit(image);
                }
              });
    }
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

          @Override
          public void visit(SoftLineBreak lineBreak) {
            alt.append(' ');
          }
        });
    return alt.toString();
  }

  /// The line, from 0, of the first paragraph or cell of a table that is longer than so many letters.
  public static OptionalInt paragraphOver(int most, String text) {
    var found = new LongParagraph(most);
    read(text).document().accept(found);
    return found.line;
  }

  /// The links that stand in a text, in order.
  public static List<Link> links(String text) {
    var links = new ArrayList<Link>();
    read(text)
        .document()
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

  /// Whether a paragraph is a picture alone.
  public static boolean isPicture(Node node) {
    return node instanceof Paragraph && node.getFirstChild() instanceof Image image && image.getNext() == null;
  }

  /// Whether a link shows its own address: one that stood bare in the text.
  public static boolean isBare(Link link) {
    return link.getFirstChild() instanceof Text text
        && text.getNext() == null
        && LinkTarget.of(text.getLiteral()).address().equals(link.getDestination());
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

  private static final class LongParagraph extends AbstractVisitor {
    private final int most;
    private OptionalInt line = OptionalInt.empty();

    LongParagraph(int most) {
      this.most = most;
    }

    @Override
    protected void visitChildren(Node parent) {
      if (line.isEmpty()) {
        if ((parent instanceof Paragraph || parent instanceof TableCell) && length(parent) > most) {
          line = OptionalInt.of(parent.getSourceSpans().getFirst().getLineIndex());
          return;
        }
        super.visitChildren(parent);
      }
    }

    private static int length(Node node) {
      return node.getSourceSpans().stream().mapToInt(SourceSpan::getLength).sum();
    }
  }

  /// Takes away the marks that a text without any would write out.
  private static final class Unwrapped extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (isBare(link)) {
        unwrap(link);
      }
    }

    @Override
    public void visit(CustomNode node) {
      visitChildren(node);
      if (node instanceof Strikethrough) {
        unwrap(node);
      }
    }

  }

  /// Leaves nothing but what is read.
  private static final class Bare extends AbstractVisitor {
    @Override
    public void visit(Link link) {
      visitChildren(link);
      unwrap(link);
    }

    @Override
    public void visit(Image image) {
      image.unlink();
    }

    @Override
    public void visit(BlockQuote quote) {
      visitChildren(quote);
      unwrap(quote);
    }

    @Override
    public void visit(CustomNode node) {
      visitChildren(node);
      if (node instanceof Strikethrough) {
        unwrap(node);
      }
    }
  }

  private static void unwrap(Node node) {
    while (node.getFirstChild() != null) {
      node.insertBefore(node.getFirstChild());
    }
    node.unlink();
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
