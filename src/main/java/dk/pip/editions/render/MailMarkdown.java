package dk.pip.editions.render;

import dk.pip.markdown.Markdown;
import dk.pip.municipality.Palette;
import dk.pip.municipality.Palette.Token;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/// Sets a text as the HTML of a mail: styles in the elements, since many mail programs drop those in the head;
/// pictures by Content-ID; HTML in the text shown as text; links to nowhere or to scripts left as words.
public final class MailMarkdown {
  private final HtmlRenderer renderer;
  private final Palette.Scheme colours;
  private final boolean rightToLeft;
  private final int taken;
  private final Function<String, @Nullable String> address;
  private final Function<Image, @Nullable MailPicture> pictures;

  /// @param taken pixels of a phone's width that stand beside the text
  /// @param address makes a link's address whole; null for one that may not stand in a mail
  /// @param pictures null for a picture that the edition does not have
  public MailMarkdown(
      Palette.Scheme colours,
      boolean rightToLeft,
      int taken,
      Function<String, @Nullable String> address,
      Function<Image, @Nullable MailPicture> pictures) {
    this.colours = colours;
    this.rightToLeft = rightToLeft;
    this.taken = taken;
    this.address = address;
    this.pictures = pictures;
    renderer =
        HtmlRenderer.builder()
            .nodeRendererFactory(Renderer::new)
            .extensions(Markdown.EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(Markdown.SAFE_LINKS)
            .attributeProviderFactory(
                _ ->
                    (node, tag, attributes) -> {
                      var style = style(node, tag);
                      if (style != null) {
                        attributes.put("style", style);
                      }
                    })
            .build();
  }

  public String render(Node node) {
    return renderer.render(node).strip();
  }

  private @Nullable String style(Node node, String tag) {
    return switch (node) {
      case Heading heading ->
          MailSetting.HEADLINE_FONT + "margin:22px 0 6px;font-size:" + (heading.getLevel() <= 3 ? "20px" : "18px");
      case BulletList _, OrderedList _ -> "margin:0 0 14px;padding:" + (rightToLeft ? "0 24px 0 0" : "0 0 0 24px");
      case TableBlock _ -> "width:100%;border-collapse:collapse;margin:0 0 16px;font-size:15px";
      case TableCell cell ->
          "word-break:normal;overflow-wrap:break-word;border-bottom:1px solid "
              + colours.get(Token.LINE)
              + (rightToLeft ? ";padding:6px 0 6px 12px;vertical-align:top" : ";padding:6px 12px 6px 0;vertical-align:top")
              + (tag.equals("th") && cell.getAlignment() == null ? ";text-align:" + (rightToLeft ? "right" : "left") : "");
      case Code _ -> "font-family:Consolas,monospace;font-size:15px";
      default -> null;
    };
  }

  private final class Renderer extends CoreHtmlNodeRenderer {
    private final HtmlNodeRendererContext context;

    Renderer(HtmlNodeRendererContext context) {
      super(context);
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(
          Link.class, Image.class, BlockQuote.class, FencedCodeBlock.class, IndentedCodeBlock.class, TableBlock.class);
    }

    @Override
    public void visit(Link link) {
      var url = address.apply(link.getDestination());
      if (url == null) {
        visitChildren(link);
        return;
      }
      var html = context.getWriter();
      html.tag("a", Map.of("href", context.encodeUrl(url), "style", "color:" + colours.get(Token.LINK)));
      visitChildren(link);
      html.tag("/a");
    }

    @Override
    public void visit(Image image) {
      var picture = pictures.apply(image);
      var html = context.getWriter();
      if (picture == null) {
        visitChildren(image);
        return;
      }
      html.raw(MailSetting.pictureHtml(picture, colours));
    }

    @Override
    public void visit(BlockQuote quote) {
      var source = Markdown.takeSource(quote);
      var html = context.getWriter();
      html.line();
      html.tag("blockquote", Map.of("style", MailSetting.quoteStyle(colours, rightToLeft)));
      visitChildren(quote);
      if (source != null) {
        html.tag("p", Map.of("class", "soft", "style", MailSetting.sourceStyle(colours)));
        html.text(source);
        html.tag("/p");
      }
      html.tag("/blockquote");
      html.line();
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock table && !MailTable.fits(table, taken)) {
        rows(table);
      } else {
        var html = context.getWriter();
        html.line();
        html.tag("table", context.extendAttributes(block, "table", Map.of()));
        visitChildren(block);
        html.tag("/table");
        html.line();
      }
    }

    /// A table that is wider than a phone, as a block for each row: what stands in each column after its heading.
    private void rows(TableBlock table) {
      var html = context.getWriter();
      for (var row : MailTable.rows(table)) {
        html.line();
        html.tag("p", Map.of("style", "margin:0 0 12px;padding:0 0 10px;border-bottom:1px solid " + colours.get(Token.LINE) + ";font-size:15px"));
        heading(row.getFirst());
        html.tag("strong");
        visitChildren(row.getFirst().cell());
        html.tag("/strong");
        for (var named : row.subList(1, row.size())) {
          if (named.cell().getFirstChild() == null) {
            continue;
          }
          html.tag("br", Map.of(), true);
          heading(named);
          visitChildren(named.cell());
        }
        html.tag("/p");
        html.line();
      }
    }

    private void heading(MailTable.Named named) {
      if (named.heading() != null && named.heading().getFirstChild() != null) {
        var html = context.getWriter();
        html.tag("span", Map.of("class", "soft", "style", "color:" + colours.get(Token.SOFT_INK)));
        visitChildren(named.heading());
        html.text(": ");
        html.tag("/span");
      }
    }

    @Override
    public void visit(FencedCodeBlock code) {
      preformatted(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      preformatted(code.getLiteral());
    }

    /// Without `pre`, whose line breaks would not survive the way through the mail's template.
    private void preformatted(String text) {
      var html = context.getWriter();
      html.line();
      html.tag("p", Map.of("style", "font-family:Consolas,monospace;font-size:15px"));
      var first = true;
      for (var line : text.stripTrailing().split("\n")) {
        if (!first) {
          html.tag("br", Map.of(), true);
        }
        html.text(line.replace(' ', '\u00a0'));
        first = false;
      }
      html.tag("/p");
      html.line();
    }
  }
}
