package dk.pip.editions.render;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/// Sets a story's text as HTML. What is HTML in the text is shown as text, and links lead only to http, https and mail.
final class WebMarkdown {
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().extensions(Markdown.EXTENSIONS).build();

  private final HtmlRenderer renderer;

  /// @param pictures the picture of a file in the bundle, with its alt text; null where there is none
  /// @param tableName what a table is called for those who reach it by keyboard or ear
  /// @param wholePicture what a link to all of a picture is called, by the picture's alt text
  WebMarkdown(
      BiFunction<String, String, @Nullable PictureView> pictures, String tableName, UnaryOperator<String> wholePicture) {
    renderer =
        HtmlRenderer.builder()
            .nodeRendererFactory(context -> new Own(context, pictures, tableName, wholePicture))
            .extensions(Markdown.EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(Markdown.SAFE_LINKS)
            .percentEncodeUrls(true)
            .build();
  }

  String html(String text, int topLevel) {
    return renderer.render(Markdown.parse(text, topLevel));
  }

  private static final class Own implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final BiFunction<String, String, @Nullable PictureView> pictures;
    private final String tableName;
    private final UnaryOperator<String> wholePicture;

    Own(
        HtmlNodeRendererContext context,
        BiFunction<String, String, @Nullable PictureView> pictures,
        String tableName,
        UnaryOperator<String> wholePicture) {
      this.wholePicture = wholePicture;
      this.context = context;
      this.html = context.getWriter();
      this.pictures = pictures;
      this.tableName = tableName;
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
      var view = pictures.apply(image.getDestination(), PLAIN.render(image).strip());
      if (view == null) {
        children(image);
        return;
      }
      if (alone) {
        html.tag("figure", Map.of("class", view.isTall() ? "picture picture-tall" : "picture"));
      }
      var linked = alone && view.isTall();
      if (linked) {
        html.tag("a", attributes("href", view.whole(), "aria-label", wholePicture.apply(view.alt())));
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
      html.line();
      html.tag("div", attributes("class", "table-scroll", "role", "region", "tabindex", "0", "aria-label", tableName));
      html.tag("table");
      children(table);
      html.tag("/table");
      html.tag("/div");
      html.line();
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
