package dk.pip.editions;

import dk.pip.editions.render.PictureView;
import dk.pip.editions.render.WebMarkdown;
import dk.pip.markdown.Markdown;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// A text as a page of the web has it that belongs to no edition: read and set as stories are, with anchors on its headings.
public final class TextHtml {
  public static final List<Integer> WIDTHS = List.of(480, 960, 1600);

  private static final int TOP_LEVEL = 2;
  private static final String SIZES = "(min-width: 48em) 42rem, 100vw";

  private TextHtml() {}

  /// A picture that a text shows.
  ///
  /// @param address of it in a width of [#WIDTHS]
  public record Shown(Function<Integer, String> address, int width, int height) {}

  /// A heading of a text.
  ///
  /// @param level as the page has it, from 2
  public record InText(int level, String words) {}

  /// @param anchors of the headings, in their order
  /// @param dead addresses that readers are told are dead
  /// @param pictures by the names that the text has for them; null for one that isn't there
  public static String of(String text, Texts texts, List<String> anchors, Set<String> dead, Function<String, @Nullable Shown> pictures) {
    var words =
        new WebMarkdown.Words(
            texts.get("editions.web.table"), texts.get("editions.web.table.sideways"), alt -> texts.get("editions.web.picture.whole", alt));
    return DeadLinksOnPages.content(new WebMarkdown((file, alt) -> view(pictures.apply(file), alt), words, anchors).html(text, TOP_LEVEL), dead, texts);
  }

  private static @Nullable PictureView view(@Nullable Shown picture, String alt) {
    if (picture == null) {
      return null;
    }
    var set = new ArrayList<String>();
    var source = "";
    var whole = "";
    for (var width : WIDTHS) {
      whole = picture.address().apply(width);
      set.add(whole + " " + Math.min(width, picture.width()) + "w");
      if (source.isEmpty() || width == 960) {
        source = whole;
      }
      if (picture.width() <= width) {
        break;
      }
    }
    return new PictureView(source, whole, String.join(", ", set), SIZES, picture.width(), picture.height(), alt, null, null);
  }

  /// The headings of a text in their order.
  public static List<InText> headings(String text) {
    var headings = new ArrayList<InText>();
    Markdown.parse(text, TOP_LEVEL)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                var words = new Words();
                heading.accept(words);
                headings.add(new InText(heading.getLevel(), words.text.toString().strip()));
              }
            });
    return headings;
  }

  private static final class Words extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(Code code) {
      text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      text.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      text.append(' ');
    }
  }

  /// What is to be found by words: neither addresses nor pictures.
  public static String words(String text) {
    return Markdown.words(text);
  }

  /// A picture that a text names, and what it says of it.
  public record Named(String file, String alt, String caption) {}

  /// The pictures of a text in their order.
  public static List<Named> pictures(String text) {
    return Markdown.pictures(text).stream().map(TextHtml::named).toList();
  }

  private static Named named(Image image) {
    return new Named(image.getDestination(), Markdown.alt(image), image.getTitle() == null ? "" : image.getTitle());
  }
}
