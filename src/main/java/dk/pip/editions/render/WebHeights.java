package dk.pip.editions.render;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import org.jspecify.annotations.Nullable;

/// About how tall a block is on a wide page, in pixels, in each of the widths that it may have. Nothing is placed by it: it only
/// decides which blocks go side by side, so that a wrong guess costs a white patch.
///
/// @param wide in the column of stories, seven twelfths of the page
/// @param half in one of two equal columns
/// @param narrow in the column of boxes, five twelfths
/// @param whole over the full width
record WebHeights(double wide, double half, double narrow, double whole) {
  private static final double PAGE = 1136;
  private static final double MEASURE = 690;
  private static final double LETTER = 8.6;
  private static final double LINE = 30;
  private static final double PADDING = 68;
  private static final double POSTER = 320;
  private static final double CAPTION = 60;

  static WebHeights of(Block block, Manuscript manuscript) {
    return new WebHeights(
        of(block, manuscript, 640), of(block, manuscript, 545), of(block, manuscript, 450), whole(block, manuscript));
  }

  /// How tall a story's text is in the widest column that it may have.
  static double body(Story story) {
    return text(story.body(), 640);
  }

  private static double whole(Block block, Manuscript manuscript) {
    if (!(block instanceof Block.StoryInFull(var story))) {
      return of(block, manuscript, PAGE);
    }
    var text = body(story) + PADDING + additions(story, manuscript, 640);
    return WholeStory.of(story) == WholeStory.ABOVE
        ? head(story, PAGE) + picture(manuscript, story.picture(), 928) + text
        : Math.max(head(story, 450) + picture(manuscript, story.picture(), 450) + PADDING, text);
  }

  private static double of(Block block, Manuscript manuscript, double width) {
    return PADDING
        + switch (block) {
          case Block.StoryTeaser(var story, var text) -> {
            var words = text == null ? story.standfirst() : text;
            var beside = story.picture() == null ? width : width * 0.62 - 20;
            var column = head(story, beside) + text(words, beside) + 2 * LINE;
            yield Math.max(column, picture(manuscript, story.picture(), Math.min(224, width * 0.38)));
          }
          case Block.StoryInFull(var story) ->
              head(story, width)
                  + text(story.standfirst(), width)
                  + picture(manuscript, story.picture(), width)
                  + text(story.body(), width)
                  + additions(story, manuscript, width);
          case Block.Greeting greeting -> text(greeting.text(), width) + LINE;
          case Block.PullQuote quote -> lines(quote.quote(), width, 15) * 41 + LINE;
          case Block.Pictures pictures -> gallery(pictures, manuscript, width);
          case Block.Numbers numbers -> 130 + (numbers.figures().size() > 3 ? 80 : 0);
          case Block.Invitation invitation -> 150 + text(invitation.text(), width - 130);
          case Block.Quiz quiz -> 140 + text(quiz.question(), width) + quiz.options().size() * 46 + text(quiz.how(), width);
          case Block.Video video -> 150 + picture(manuscript, video.still(), width);
          case Block.PressMention mention -> 90 + lines(mention.words(), width, 12) * 34;
          case Block.VoteCall vote -> 140 + text(vote.question(), width) + vote.options().size() * 46 + text(vote.text(), width);
          case Block.Thanks thanks -> 40 + text(thanks.text(), width);
          case Block.FollowUp follow -> 90 + text(follow.words(), width) + follow.promises().size() * 3 * LINE;
          case Block.InfoBox box -> 80 + text(box.text(), width - 48);
          case Block.AlsoInThisIssue _, Block.NextIssue _ -> 0;
        };
  }

  private static double additions(Story story, Manuscript manuscript, double width) {
    var added = story.additions();
    var video = added.video();
    return (video == null ? 0 : 170 + picture(manuscript, video.still(), width))
        + (added.attachments().isEmpty() ? 0 : 60 + added.attachments().size() * 36)
        + (added.press() == null ? 0 : 130)
        + (added.related().isEmpty() ? 0 : 60 + added.related().size() * 36);
  }

  private static double head(Story story, double width) {
    return LINE + lines(story.headline(), width, 17) * 37 + (story.byline() == null ? 0 : LINE);
  }

  /// Paragraphs, with room between them; a picture or a table in the text counts as some lines.
  private static double text(@Nullable String text, double width) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    var height = 0.0;
    for (var paragraph : text.split("\\n\\s*\\n")) {
      height += 18 + (paragraph.contains("![") ? 300 : lines(paragraph, Math.min(width, MEASURE), LETTER) * LINE);
    }
    return height;
  }

  private static double lines(String text, double width, double letter) {
    return text.lines().mapToDouble(line -> Math.ceil(Math.max(1, line.length()) * letter / width)).sum();
  }

  private static double picture(Manuscript manuscript, @Nullable PictureUse use, double width) {
    if (use == null) {
      return 0;
    }
    var picture = manuscript.picture(use);
    return Math.min((double) picture.height() / picture.width() * width, 640) + (use.caption() == null ? 20 : 60);
  }

  /// One portrait or poster by itself.
  static boolean isPoster(Block.Pictures pictures, Manuscript manuscript) {
    return pictures.pictures().size() == 1 && GalleryPicture.isTall(manuscript, pictures.pictures().getFirst());
  }

  private static double gallery(Block.Pictures pictures, Manuscript manuscript, double width) {
    if (isPoster(pictures, manuscript)) {
      return POSTER + 40;
    }
    if (pictures.pictures().size() == 1) {
      return 40 + picture(manuscript, pictures.pictures().getFirst(), width);
    }
    return GalleryPicture.heights(pictures.pictures(), manuscript, width).stream().mapToDouble(row -> row + CAPTION).sum();
  }
}
