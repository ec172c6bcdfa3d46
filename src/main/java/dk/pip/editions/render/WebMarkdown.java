package dk.pip.editions.render;

import dk.pip.markdown.Markdown;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/// Sets a story's text as HTML. What is HTML in the text is shown as text, and links lead only to http, https and mail.
public final class WebMarkdown {
  private static final int HEADINGS_IN_NAME = 3;

  private final HtmlRenderer renderer;

  /// What Pip says in a text.
  ///
  /// @param table what a table is called for those who reach it by keyboard or ear
  /// @param sideways what stands above a table that can be scrolled
  /// @param wholePicture what a link to all of a picture is called, by the picture's alt text
  public record Words(String table, String sideways, UnaryOperator<String> wholePicture) {}

  /// @param pictures the picture of a file in the bundle, with its alt text; null where there is none
  WebMarkdown(BiFunction<String, String, @Nullable PictureView> pictures, Words words) {
    this(pictures, words, List.of());
  }

  /// @param anchors of the headings, in the order in which those stand in the text
  public WebMarkdown(BiFunction<String, String, @Nullable PictureView> pictures, Words words, List<String> anchors) {
    renderer =
        HtmlRenderer.builder()
            .nodeRendererFactory(context -> new Own(context, pictures, words))
            .attributeProviderFactory(_ -> new Anchored(anchors.iterator()))
            .extensions(Markdown.EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(Markdown.SAFE_LINKS)
            .percentEncodeUrls(true)
            .build();
  }

  public String html(String text, int topLevel) {
    return renderer.render(Markdown.parse(text, topLevel));
  }

  /// Gives headings the names by which links lead to them.
  private record Anchored(Iterator<String> anchors) implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
      if (node instanceof Heading && anchors.hasNext()) {
        attributes.put("id", anchors.next());
      }
    }
  }

  private static final class Own implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final BiFunction<String, String, @Nullable PictureView> pictures;
    private final Words words;

    Own(HtmlNodeRendererContext context, BiFunction<String, String, @Nullable PictureView> pictures, Words words) {
      this.context = context;
      this.html = context.getWriter();
      this.pictures = pictures;
      this.words = words;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Paragraph.class, Image.class, BlockQuote.class, Link.class, TableBlock.class);
    }

    @Override
    public void render(Node node) {
      switch (node) {
        case Paragraph paragraph -> paragraph(paragraph);
        case Image image -> picture(image, false);
        case BlockQuote quote -> quote(quote);
        case Link link -> link(link);
        case TableBlock table -> table(table);
        default -> throw new IllegalStateException("Not asked for " + node);
      }
    }

    private void paragraph(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
        html.line();
        var place = placeInTallRun(paragraph);
        var last = !isTall(paragraph.getNext());
        if (place % 2 == 0 && !last) {
          html.tag("div", Map.of("class", "picture-pair"));
        }
        picture(image, true);
        if (place % 2 == 1) {
          html.tag("/div");
        }
        html.line();
        return;
      }
      var tight =
          paragraph.getParent() != null
              && paragraph.getParent().getParent() instanceof org.commonmark.node.ListBlock list
              && list.isTight();
      if (!tight) {
        html.line();
        html.tag("p");
      }
      children(paragraph);
      if (!tight) {
        html.tag("/p");
        html.line();
      }
    }

    /// How many tall pictures stand right before this one: portraits in a row are set in pairs. -1 for one that isn't tall.
    private int placeInTallRun(Paragraph paragraph) {
      var place = -1;
      for (Node node = paragraph; isTall(node); node = node.getPrevious()) {
        place++;
      }
      return place;
    }

    private boolean isTall(@Nullable Node node) {
      if (node == null || !Markdown.isPicture(node) || !(node.getFirstChild() instanceof Image image)) {
        return false;
      }
      var view = pictures.apply(image.getDestination(), "");
      return view != null && view.isTall();
    }

    private void picture(Image image, boolean alone) {
      var view = pictures.apply(image.getDestination(), Markdown.alt(image).strip());
      if (view == null) {
        children(image);
        return;
      }
      if (alone) {
        html.tag("figure", Map.of("class", view.isTall() ? "picture picture-tall" : "picture"));
      }
      var linked = alone && view.isTall();
      if (linked) {
        html.tag("a", attributes("href", view.whole(), "aria-label", words.wholePicture().apply(view.alt())));
      }
      var attributes = new LinkedHashMap<String, @Nullable String>();
      attributes.put("src", view.src());
      if (view.srcset() != null) {
        attributes.put("srcset", view.srcset());
        attributes.put("sizes", view.sizes());
      }
      attributes.put("width", String.valueOf(view.width()));
      attributes.put("height", String.valueOf(view.height()));
      attributes.put("alt", view.alt());
      attributes.put("loading", "lazy");
      html.tag("img", attributes, true);
      if (linked) {
        html.tag("/a");
      }
      if (alone) {
        if (image.getTitle() != null && !image.getTitle().isBlank()) {
          html.tag("figcaption");
          html.text(image.getTitle());
          html.tag("/figcaption");
        }
        html.tag("/figure");
      }
    }

    private void quote(BlockQuote quote) {
      var source = Markdown.takeSource(quote);
      html.line();
      if (source == null) {
        html.tag("blockquote");
        children(quote);
        html.tag("/blockquote");
      } else {
        html.tag("figure", Map.of("class", QuoteRoom.isBeside(quote) ? "quote" : "quote quote-in-text"));
        html.tag("blockquote");
        children(quote);
        html.tag("/blockquote");
        html.tag("figcaption");
        html.text(source);
        html.tag("/figcaption");
        html.tag("/figure");
      }
      html.line();
    }

    private void link(Link link) {
      var address = link.getDestination();
      var attributes = new LinkedHashMap<String, @Nullable String>();
      var safe = context.urlSanitizer().sanitizeLinkUrl(address);
      attributes.put("href", context.encodeUrl(safe));
      if (safe.startsWith("http")) {
        attributes.put("rel", "noopener");
      }
      if (Markdown.isBare(link)) {
        attributes.put("class", "bare");
      }
      html.tag("a", attributes);
      children(link);
      html.tag("/a");
    }

    private void table(TableBlock table) {
      var style = WebTable.style(WebTable.need(table));
      html.line();
      html.tag("div", Map.of("class", "table-frame" + style));
      html.tag(
          "div",
          attributes("class", "table-scroll", "role", "group", "tabindex", "0", "aria-label", name(table), "data-sideways", words.sideways()));
      html.tag("table", role(style, "table"));
      var headings = WebTable.headings(table);
      for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
        var name = part instanceof TableHead ? "thead" : "tbody";
        html.line();
        html.tag(name, role(style, "rowgroup"));
        for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
          html.line();
          html.tag("tr", role(style, "row"));
          row(row, style, headings);
          html.tag("/tr");
        }
        html.line();
        html.tag("/" + name);
      }
      html.line();
      html.tag("/table");
      html.tag("/div");
      html.tag("/div");
      html.line();
    }

    /// »Tabel: Skole, 1. klasse«, so that one is told from the next.
    private String name(TableBlock table) {
      var headings = WebTable.headings(table).stream().filter(heading -> !heading.isBlank()).limit(HEADINGS_IN_NAME).toList();
      return headings.isEmpty() ? words.table() : words.table() + ": " + String.join(", ", headings);
    }

    private void row(Node row, String style, List<String> headings) {
      var column = 0;
      for (var node = row.getFirstChild(); node instanceof TableCell cell; node = node.getNext()) {
        var attributes = role(style, cell.isHeader() ? "columnheader" : "cell");
        if (cell.getAlignment() != null) {
          attributes.put("align", cell.getAlignment().name().toLowerCase(Locale.ROOT));
        }
        if (!cell.isHeader() && !style.isEmpty() && column < headings.size()) {
          attributes.put("data-label", headings.get(column));
        }
        html.line();
        html.tag(cell.isHeader() ? "th" : "td", attributes);
        children(cell);
        html.tag(cell.isHeader() ? "/th" : "/td");
        column++;
      }
      html.line();
    }

    /// What stands row by row on a phone is still a table for those who hear it.
    private static Map<String, @Nullable String> role(String style, String role) {
      return style.isEmpty() ? attributes() : attributes("role", role);
    }

    private static Map<String, @Nullable String> attributes(String... pairs) {
      var attributes = new LinkedHashMap<String, @Nullable String>();
      for (var i = 0; i < pairs.length; i += 2) {
        attributes.put(pairs[i], pairs[i + 1]);
      }
      return attributes;
    }

    private void children(Node parent) {
      for (var node = parent.getFirstChild(); node != null; ) {
        var next = node.getNext();
        context.render(node);
        node = next;
      }
    }
  }
}
