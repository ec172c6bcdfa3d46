package dk.pip.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A text in CommonMark as what is read in it, each sign with its place in the source, so that whoever writes can be shown it.
final class WrittenText {
  private static final Set<Class<? extends Block>> BLOCKS =
      new LinkedHashSet<>(List.of(BlockQuote.class, Heading.class, FencedCodeBlock.class, ThematicBreak.class, ListBlock.class));
  private static final int MOST_NESTED = 14;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              List.of(
                  TablesExtension.create(),
                  StrikethroughExtension.builder().requireTwoTildes(true).build(),
                  AutolinkExtension.builder().linkTypes(AutolinkType.URL, AutolinkType.EMAIL, AutolinkType.WWW).build()))
          .enabledBlockTypes(BLOCKS)
          .maxOpenBlockParsers(MOST_NESTED)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private static final String OPENING = "»“”\"";
  private static final String CLOSING = "«””\"";

  /// Longer than a long paragraph, it isn't a quote but a mark that was forgotten.
  private static final int LONGEST_QUOTE = 2_000;

  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+|(?:https?://|www\\.)\\S+");
  private static final Pattern DASH = Pattern.compile("[–—-] \\S");

  /// @param level 1 for the highest
  record Headline(int level, int from, int to, String text) {}

  record PictureWithoutWords(String file, int from, int to, int nth) {}

  private final List<Passage> passages = new ArrayList<>();
  private final List<Headline> headings = new ArrayList<>();
  private final List<PictureWithoutWords> pictures = new ArrayList<>();

  private WrittenText() {}

  static WrittenText read(String source) {
    var text = new WrittenText();
    PARSER.parse(source).accept(text.new Blocks(source));
    return text;
  }

  /// What stands in a field, in which no marks mean anything.
  static @Nullable Passage plain(String field, String typed) {
    var inlines = new WrittenText().new Inlines(typed);
    for (var i = 0; i < typed.length(); i++) {
      inlines.append(typed.charAt(i), i);
    }
    var address = ADDRESS.matcher(inlines.text);
    while (address.find()) {
      inlines.mute.set(address.start(), address.end());
    }
    return inlines.passage(Passage.Role.FIELD, field, false);
  }

  List<Passage> passages() {
    return passages;
  }

  List<Headline> headings() {
    return headings;
  }

  List<PictureWithoutWords> pictures() {
    return pictures;
  }

  private final class Blocks extends AbstractVisitor {
    private final String source;
    private boolean quoted;

    Blocks(String source) {
      this.source = source;
    }

    @Override
    public void visit(Paragraph paragraph) {
      var isRunning = !(paragraph.getParent() instanceof ListItem);
      add(paragraph, isRunning ? Passage.Role.PARAGRAPH : Passage.Role.OTHER);
    }

    @Override
    public void visit(Heading heading) {
      var passage = add(heading, Passage.Role.HEADING);
      if (passage != null) {
        var place = passage.inSource(0, passage.text().length());
        headings.add(new Headline(heading.getLevel(), place.from(), place.to(), passage.text()));
      }
    }

    @Override
    public void visit(BlockQuote quote) {
      var before = quoted;
      quoted = true;
      super.visit(quote);
      quoted = before;
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableCell) {
        add(node, Passage.Role.OTHER);
      } else {
        super.visit(node);
      }
    }

    private @Nullable Passage add(Node node, Passage.Role role) {
      var inlines = new Inlines(source);
      inlines.read(node);
      var passage = inlines.passage(role, "", quoted);
      if (passage != null) {
        passages.add(passage);
      }
      return passage;
    }
  }

  /// Gathers what is read in a block.
  private final class Inlines extends AbstractVisitor {
    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final BitSet mute = new BitSet();
    private final List<Sentences.Span> links = new ArrayList<>();
    private int[] places = new int[64];

    Inlines(String source) {
      this.source = source;
    }

    void read(Node block) {
      visitChildren(block);
    }

    @Override
    public void visit(Text node) {
      append(node, node.getLiteral());
    }

    @Override
    public void visit(Code node) {
      mute(node, node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
      mute(node, node.getLiteral());
    }

    @Override
    public void visit(Link node) {
      var isBare = node.getFirstChild() instanceof Text shown && shown.getNext() == null && node.getDestination().endsWith(shown.getLiteral());
      var from = text.length();
      visitChildren(node);
      if (isBare) {
        mute.set(from, text.length());
      } else if (text.length() > from) {
        links.add(new Sentences.Span(from, text.length()));
      }
    }

    @Override
    public void visit(Image node) {
      var spans = node.getSourceSpans();
      if (node.getFirstChild() == null && !spans.isEmpty()) {
        var last = spans.getLast();
        pictures.add(new PictureWithoutWords(node.getDestination(), spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength(), pictures.size()));
      }
    }

    @Override
    public void visit(SoftLineBreak node) {
      append(node, " ");
    }

    @Override
    public void visit(HardLineBreak node) {
      append(node, "\n");
    }

    private void mute(Node node, String literal) {
      var from = text.length();
      append(node, literal);
      mute.set(from, text.length());
    }

    private void append(Node node, String literal) {
      var spans = node.getSourceSpans();
      var span = 0;
      var place = spans.isEmpty() ? place() : spans.getFirst().getInputIndex();
      for (var i = 0; i < literal.length(); i++) {
        var sign = literal.charAt(i);
        if (span < spans.size() && place >= spans.get(span).getInputIndex() + spans.get(span).getLength() && span + 1 < spans.size()) {
          span++;
          place = spans.get(span).getInputIndex();
        }
        if (place + 1 < source.length() && source.charAt(place) == '\\' && sign != '\\') {
          place++;
        }
        append(sign, Math.min(place, Math.max(0, source.length() - 1)));
        place++;
      }
    }

    private int place() {
      return text.isEmpty() ? 0 : places[text.length() - 1] + 1;
    }

    private void append(char sign, int place) {
      var isBlank = Character.isWhitespace(sign) || sign == '\u00a0';
      if (isBlank && (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1)))) {
        return;
      }
      if (text.length() == places.length) {
        places = Arrays.copyOf(places, 2 * places.length);
      }
      places[text.length()] = place;
      text.append(isBlank && sign != '\n' ? ' ' : sign);
    }

    @Nullable Passage passage(Passage.Role role, String field, boolean quoted) {
      if (text.toString().isBlank()) {
        return null;
      }
      var spoken = new BitSet();
      if (quoted || DASH.matcher(text).lookingAt()) {
        spoken.set(0, text.length());
      } else {
        markQuotes(spoken);
      }
      return new Passage(role, field, text.toString(), Arrays.copyOf(places, text.length()), mute, spoken, links);
    }

    /// What stands between quotation marks is somebody's own words.
    private void markQuotes(BitSet spoken) {
      var begin = -1;
      var close = '\0';
      for (var i = 0; i < text.length(); i++) {
        var sign = text.charAt(i);
        if (begin >= 0 && sign == close) {
          spoken.set(begin, i + 1);
          begin = -1;
        } else if (sign == '\n' || begin >= 0 && i - begin > LONGEST_QUOTE) {
          begin = -1;
        } else if (OPENING.indexOf(sign) >= 0 && (begin < 0 || sign == '»')) {
          begin = i;
          close = CLOSING.charAt(OPENING.indexOf(sign));
        }
      }
    }
  }
}
