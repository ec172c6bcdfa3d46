package dk.pip.editions;

import dk.pip.markdown.Markdown;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/// A story's body as plain HTML for whoever reads it before it is out: the same reading of the text, without pictures, which
/// are told by their alt texts.
public final class StoryHtml {
  private static final int TOP_LEVEL = 2;

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(Markdown.EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(Markdown.SAFE_LINKS)
          .nodeRendererFactory(Alt::new)
          .build();

  private StoryHtml() {}

  public static String of(String body) {
    return RENDERER.render(Markdown.parse(body, TOP_LEVEL));
  }

  private record Alt(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
      var alt = Markdown.alt((Image) node);
      context.getWriter().text(alt.isBlank() ? "" : "[" + alt + "]");
    }
  }
}
