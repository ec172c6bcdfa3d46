package dk.pip.editions;

import dk.pip.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
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
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// The texts of a block that readers find on paper, piece by piece: what stands in one piece here stands in one there.
final class PrintedTexts {
  private final List<String> pieces = new ArrayList<>();
  private final List<String> lastHeadings = new ArrayList<>();

  private PrintedTexts() {}

  static List<String> of(Block block) {
    var texts = new PrintedTexts();
    texts.add(block);
    return texts.pieces;
  }

  /// The headings in which a text ends: nothing of theirs can stand below them.
  static List<String> lastHeadings(Edition edition) {
    var texts = new PrintedTexts();
    edition.blocks().forEach(texts::add);
    return texts.lastHeadings;
  }

  private void add(Block block) {
    switch (block) {
      case Block.Greeting(var text, var signature, _) -> {
        markdown(text);
        line(signature);
      }
      case Block.AlsoInThisIssue _ -> {}
      case Block.StoryInFull(var story) -> {
        head(story, story.standfirst());
        caption(story.picture());
        markdown(story.body());
        additions(story.additions());
        line(story.furtherUrl() == null ? null : story.furtherText());
      }
      case Block.StoryTeaser(var story, var text) -> head(story, text == null ? story.standfirst() : text);
      case Block.PullQuote(var quote, var source, _) -> lines(quote, source);
      case Block.Pictures(var title, var pictures, _) -> {
        line(title);
        pictures.forEach(this::caption);
      }
      case Block.Numbers(var title, var figures, var source, _) -> {
        line(title);
        figures.forEach(figure -> lines(figure.value(), figure.unit(), figure.label()));
        line(source);
      }
      case Block.Invitation invitation -> {
        lines(invitation.title(), invitation.place());
        markdown(invitation.text());
        line(invitation.organiser());
      }
      case Block.Quiz quiz -> {
        lines(quiz.title(), quiz.question());
        quiz.options().forEach(this::line);
        markdown(quiz.how());
      }
      case Block.VoteCall vote -> {
        line(vote.question());
        vote.options().forEach(this::line);
        markdown(vote.text());
      }
      case Block.Video video -> line(video.title());
      case Block.PressMention(var quote, var source, _, _, var title, var summary, _) -> lines(title, summary, quote, source);
      case Block.Thanks(var title, var text, _) -> {
        line(title);
        markdown(text);
      }
      case Block.FollowUp follow -> {
        markdown(follow.text());
        follow.promises().forEach(it -> lines(it.sentence(), it.words()));
      }
      case Block.InfoBox(var title, var text, _, _) -> {
        line(title);
        markdown(text);
      }
      case Block.NextIssue next -> markdown(next.text());
    }
  }

  private void head(Story story, @Nullable String standfirst) {
    lines(story.section(), story.headline(), standfirst, story.byline());
  }

  private void additions(StoryAdditions additions) {
    if (additions.video() != null) {
      line(additions.video().title());
    }
    additions.attachments().forEach(attachment -> line(attachment.title()));
    if (additions.press() != null) {
      lines(additions.press().title(), additions.press().summary(), additions.press().source());
    }
    additions.related().forEach(related -> line(related.title()));
  }

  private void caption(@Nullable PictureUse use) {
    if (use != null) {
      lines(use.caption(), use.credit());
    }
  }

  private void lines(@Nullable String... texts) {
    for (var text : texts) {
      line(text);
    }
  }

  private void line(@Nullable String text) {
    if (text != null && !text.isBlank()) {
      pieces.add(text);
    }
  }

  private void markdown(@Nullable String text) {
    if (text != null) {
      var document = Markdown.parse(text, 3);
      document.accept(new Leaves());
      if (document.getLastChild() instanceof Heading && !pieces.isEmpty()) {
        lastHeadings.add(pieces.getLast());
      }
    }
  }

  /// Gathers the words of each paragraph, headline and cell; what may have an address printed behind it ends a piece.
  private final class Leaves extends AbstractVisitor {
    private final StringBuilder words = new StringBuilder();

    private void leaf(Node node) {
      visitChildren(node);
      end();
    }

    private void end() {
      line(words.toString());
      words.setLength(0);
    }

    @Override
    public void visit(Paragraph paragraph) {
      leaf(paragraph);
    }

    @Override
    public void visit(Heading heading) {
      leaf(heading);
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableCell) {
        leaf(node);
      } else {
        visitChildren(node);
      }
    }

    @Override
    public void visit(Text text) {
      words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      end();
    }

    @Override
    public void visit(HtmlBlock html) {
      end();
    }

    @Override
    public void visit(FencedCodeBlock code) {
      code.getLiteral().lines().forEach(PrintedTexts.this::line);
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      code.getLiteral().lines().forEach(PrintedTexts.this::line);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      end();
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      end();
    }

    @Override
    public void visit(Image image) {
      end();
      line(image.getTitle());
    }
  }
}
