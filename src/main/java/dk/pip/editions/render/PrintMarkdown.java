package dk.pip.editions.render;

import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/// Sets CommonMark for print, as pieces that the composer may put in columns. HTML in a text is shown as text.
final class PrintMarkdown {
  private static final int LEAST_BESIDE_WIDE = 700;
  private static final int MOST_COLUMNS_OF_TABLE = 3;

  private final PrintSetting setting;
  private final HtmlRenderer renderer;

  PrintMarkdown(PrintSetting setting) {
    this.setting = setting;
    this.renderer =
        HtmlRenderer.builder()
            .extensions(Markdown.EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(Markdown.SAFE_LINKS)
            .nodeRendererFactory(Images::new)
            .attributeProviderFactory(_ -> new Scopes())
            .build();
  }

  /// The text as one run of HTML.
  String html(String text, int topLevel) {
    return renderer.render(Markdown.parse(text, topLevel));
  }

  /// The text with each paragraph, heading, list or picture as a piece of its own.
  ///
  /// @param classes of every piece, such as those of a tinted box
  /// @param wide whether quotes and tables may have the width of the page
  String pieces(String text, int topLevel, String classes, boolean wide) {
    var document = Markdown.parse(text, topLevel);
    var html = new StringBuilder();
    var since = 0;
    var left = length(document);
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      var length = length(node);
      left -= length;
      var across = wide && since >= LEAST_BESIDE_WIDE && left >= LEAST_BESIDE_WIDE;
      var kind = kind(node, across, wide);
      since = kind.contains("wide") ? 0 : since + length;
      html.append("<div class=\"piece ").append(kind).append(' ').append(classes).append("\">");
      if (node instanceof BlockQuote quote) {
        quote(quote, html);
      } else {
        html.append(renderer.render(node));
      }
      html.append("</div>");
    }
    return html.toString();
  }

  private void quote(BlockQuote quote, StringBuilder html) {
    var source = Markdown.takeSource(quote);
    if (source == null) {
      html.append(renderer.render(quote));
      return;
    }
    html.append("<blockquote class=\"pull\">");
    for (var child = quote.getFirstChild(); child != null; child = child.getNext()) {
      html.append(renderer.render(child));
    }
    html.append("<p class=\"source\">").append(PrintSetting.escape(source)).append("</p></blockquote>");
  }

  private static String kind(Node node, boolean across, boolean wide) {
    return switch (node) {
      case Heading _ -> "keep whole heading";
      case BlockQuote quote -> isPull(quote) ? across ? "wide whole across" : "whole" : "";
      case TableBlock table -> wide && columns(table) > MOST_COLUMNS_OF_TABLE ? "wide whole" : "whole";
      case ThematicBreak _ -> "whole";
      case Paragraph paragraph -> paragraph.getFirstChild() instanceof Image ? "whole" : "";
      default -> "";
    };
  }

  private static boolean isPull(BlockQuote quote) {
    return quote.getLastChild() instanceof Paragraph last
        && last.getLastChild() instanceof Text line
        && line.getPrevious() instanceof SoftLineBreak
        && line.getLiteral().strip().matches("[—–-] .*");
  }

  private static int columns(TableBlock table) {
    var columns = 0;
    if (table.getFirstChild() instanceof TableHead head && head.getFirstChild() instanceof Node row) {
      for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
        columns++;
      }
    }
    return columns;
  }

  private static int length(Node node) {
    var length = node instanceof Text text ? text.getLiteral().length() : 0;
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      length += length(child);
    }
    return length;
  }

  /// Table heads say what they are the head of (PDF/UA 7.5).
  private static final class Scopes implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
      if (tagName.equals("th")) {
        attributes.put("scope", "col");
      }
    }
  }

  /// Pictures come from the manuscript; one that is not there is given by its words.
  private final class Images implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    Images(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
      var image = (Image) node;
      context.getWriter().raw(setting.inText(image.getDestination(), words(image), title(image)));
    }

    private static String words(Image image) {
      var words = new StringBuilder();
      collect(image, words);
      return words.toString();
    }

    private static void collect(Node node, StringBuilder words) {
      for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
        if (child instanceof Text text) {
          words.append(text.getLiteral());
        }
        collect(child, words);
      }
    }

    private static @Nullable String title(Image image) {
      return image.getTitle();
    }
  }
}
