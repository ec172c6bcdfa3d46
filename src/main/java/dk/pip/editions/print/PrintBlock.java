package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.editions.Story;
import dk.pip.papers.Fo;
import dk.pip.papers.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block as it is set on paper.
///
/// @param id what links and bookmarks in the document refer to
record PrintBlock(String id, Block block, PrintSetting setting) {
  private static final int SHORT = 900;
  private static final int MOST_ENTRIES = 14;
  private static final int LONG = 2500;
  private static final int FEW_ROWS_ON_A_PAGE = 20;
  private static final int FEW_CELLS_ON_A_PAGE = 120;
  private static final int VERY_SHORT = 600;
  private static final int MOST_ROWS = 12;

  PrintEntry entry() {
    return new PrintEntry(id, name(), setting.tag());
  }

  /// What the block is called among the bookmarks.
  private String name() {
    return switch (block) {
      case Block.Greeting _ -> setting.say("greeting");
      case Block.AlsoInThisIssue _ -> setting.say("also");
      case Block.StoryInFull(var story) -> story.title();
      case Block.StoryTeaser(var story, _) -> story.title();
      case Block.PullQuote _ -> setting.say("quote");
      case Block.Pictures pictures -> pictures.title() == null ? setting.say("pictures") : pictures.title();
      case Block.Numbers numbers -> numbers.title() == null ? setting.say("numbers") : numbers.title();
      case Block.Invitation invitation -> invitation.title();
      case Block.Quiz quiz -> quiz.title();
      case Block.VoteCall vote -> vote.question();
      case Block.Video video -> video.title();
      case Block.PressMention _ -> setting.say("press");
      case Block.Thanks thanks -> thanks.title();
      case Block.FollowUp _ -> setting.say("follow-up");
      case Block.InfoBox box -> box.title();
      case Block.NextIssue _ -> setting.say("next-issue");
    };
  }

  boolean isStory() {
    return block instanceof Block.StoryInFull || block instanceof Block.StoryTeaser;
  }

  boolean isAlso() {
    return block instanceof Block.AlsoInThisIssue;
  }

  Story story() {
    return switch (block) {
      case Block.StoryInFull(var story) -> story;
      case Block.StoryTeaser(var story, _) -> story;
      default -> throw new IllegalStateException("Not a story: " + block.kind());
    };
  }

  /// Whether it shares a pair of columns with its neighbours of this kind; all others have the width of the page.
  boolean isCard() {
    return switch (block) {
      case Block.StoryTeaser(var story, _) -> !(setting.layout().isList() && story.picture() != null);
      case Block.Greeting greeting -> isPlain(greeting.text());
      case Block.Thanks thanks -> isPlain(thanks.text());
      case Block.InfoBox box -> fitsColumn(box.text());
      case Block.Invitation invitation -> fitsColumn(invitation.text());
      case Block.Quiz quiz -> fitsColumn(quiz.words());
      case Block.VoteCall vote -> fitsColumn(vote.words());
      case Block.NextIssue next -> fitsColumn(next.text());
      case Block.Pictures pictures -> new PrintGallery(setting).isPoster(pictures);
      case Block.FollowUp follow -> fitsColumn(follow.words());
      case Block.AlsoInThisIssue _, Block.Video _, Block.PressMention _ -> true;
      case Block.StoryInFull _, Block.PullQuote _, Block.Numbers _ -> false;
    };
  }

  /// Whether it may stand in the narrow column of the front page.
  boolean fitsBesideLead() {
    return switch (block) {
      case Block.Greeting greeting -> isPlain(greeting.text());
      case Block.Thanks thanks -> isPlain(thanks.text());
      case Block.InfoBox box -> isPlain(box.text());
      case Block.Invitation invitation -> invitation.text() == null || isPlain(invitation.text());
      case Block.PressMention mention -> mention.words().length() < VERY_SHORT;
      case Block.AlsoInThisIssue _ -> true;
      case Block.StoryInFull _,
          Block.StoryTeaser _,
          Block.PullQuote _,
          Block.Pictures _,
          Block.Numbers _,
          Block.Quiz _,
          Block.VoteCall _,
          Block.Video _,
          Block.FollowUp _,
          Block.NextIssue _ ->
          false;
    };
  }

  /// Whether a text is sure to have room on one page: the more columns a table has, the higher are its rows.
  private static boolean fitsPage(@Nullable String text) {
    return text == null
        || text.length() < LONG
            && !text.contains("![")
            && text.lines().filter(line -> line.startsWith("|")).count() < FEW_ROWS_ON_A_PAGE
            && text.chars().filter(letter -> letter == '|').count() < FEW_CELLS_ON_A_PAGE;
  }

  /// Whether a text is short enough for a column that stands beside others, with a small table at most.
  private static boolean fitsColumn(@Nullable String text) {
    return text == null || text.length() < SHORT && !text.contains("![") && text.lines().filter(line -> line.startsWith("|")).count() < MOST_ROWS;
  }

  private static boolean isPlain(String text) {
    return text.length() < SHORT && !text.contains("|") && !text.contains("![");
  }

  /// The block by itself, between blocks that have the width of the page.
  List<PrintItem> alone(List<PrintEntry> also) {
    return items(also).stream().map(item -> item.with(setting.spoken(item.fo()))).toList();
  }

  private List<PrintItem> items(List<PrintEntry> also) {
    var boxes = new PrintBoxes(setting);
    return switch (block) {
      case Block.StoryInFull(Story story) -> new PrintStories(setting).whole(id, story);
      case Block.StoryTeaser teaser -> List.of(PrintItem.band(id, new PrintStories(setting).band(teaser)));
      case Block.Pictures pictures -> new PrintGallery(setting).items(id, pictures);
      case Block.PullQuote quote -> List.of(PrintItem.band(id, boxes.quote(quote)));
      case Block.Numbers numbers -> List.of(PrintItem.band(id, boxes.numbers(numbers)));
      case Block.Invitation invitation when fitsPage(invitation.text()) ->
          List.of(PrintItem.band(id, boxes.invitation(invitation, PrintRooms.PAGE)));
      case Block.Invitation invitation -> List.of(PrintItem.band(id, boxes.narrowInvitation(invitation, PrintRooms.PAGE)).goingOn());
      case Block.Quiz quiz -> List.of(PrintItem.band(id, boxes.quiz(quiz, PrintRooms.PAGE)));
      case Block.VoteCall vote -> List.of(PrintItem.band(id, boxes.vote(vote, PrintRooms.PAGE)));
      case Block.Video video -> List.of(PrintItem.band(id, boxes.wideVideo(video)));
      case Block.PressMention mention -> List.of(PrintItem.band(id, boxes.press(mention, true, Type.TITLE)));
      case Block.FollowUp follow -> List.of(PrintItem.band(id, boxes.followUp(follow, PrintRooms.PAGE)).goingOn());
      case Block.InfoBox box -> {
        var band = PrintItem.band(id, boxes.info(box, PrintRooms.PAGE, Type.TITLE));
        yield List.of(fitsPage(box.text()) ? band : band.goingOn());
      }
      case Block.NextIssue next -> List.of(PrintItem.band(id, boxes.next(next, PrintRooms.PAGE)).goingOn());
      case Block.AlsoInThisIssue _ -> List.of(PrintItem.band(id, boxes.also(also, PrintBoxes.named(also.size(), MOST_ENTRIES), PrintRooms.PAGE, id)));
      case Block.Greeting greeting when isPlain(greeting.text()) -> List.of(PrintItem.band(id, boxes.beside(greeting)));
      case Block.Thanks thanks when isPlain(thanks.text()) -> List.of(PrintItem.band(id, boxes.beside(thanks)));
      default -> List.of(PrintItem.card(id, inColumn(also)));
    };
  }

  /// The block as one of several in columns.
  Fo card(List<PrintEntry> also) {
    return setting.spoken(inColumn(also));
  }

  private Fo inColumn(List<PrintEntry> also) {
    var boxes = new PrintBoxes(setting);
    return switch (block) {
      case Block.Greeting greeting -> boxes.greeting(greeting, PrintRooms.COLUMN, Type.TITLE);
      case Block.AlsoInThisIssue _ -> boxes.also(also, PrintBoxes.named(also.size(), MOST_ENTRIES), PrintRooms.COLUMN, id);
      case Block.Pictures pictures -> new PrintGallery(setting).poster(pictures);
      case Block.StoryTeaser teaser -> new PrintStories(setting).card(teaser);
      case Block.Invitation invitation when !isPlain(invitation.text() == null ? "" : invitation.text()) ->
          boxes.narrowInvitation(invitation, PrintRooms.COLUMN);
      case Block.Invitation invitation -> boxes.invitation(invitation, PrintRooms.COLUMN);
      case Block.Quiz quiz -> boxes.quiz(quiz, PrintRooms.COLUMN);
      case Block.VoteCall vote -> boxes.vote(vote, PrintRooms.COLUMN);
      case Block.Video video -> boxes.video(video);
      case Block.PressMention mention -> boxes.press(mention, false, Type.TITLE);
      case Block.Thanks thanks -> boxes.thanks(thanks, PrintRooms.COLUMN, Type.TITLE);
      case Block.FollowUp follow -> boxes.followUp(follow, PrintRooms.COLUMN);
      case Block.InfoBox box -> boxes.info(box, PrintRooms.COLUMN, Type.TITLE);
      case Block.NextIssue next -> boxes.next(next, PrintRooms.COLUMN);
      case Block.StoryInFull _, Block.PullQuote _, Block.Numbers _ ->
          throw new IllegalStateException("Not a card: " + block.kind());
    };
  }

  /// The block in the narrow column of the front page.
  Fo beside() {
    return setting.spoken(inSide());
  }

  private Fo inSide() {
    var boxes = new PrintBoxes(setting);
    return switch (block) {
      case Block.Greeting greeting -> boxes.greeting(greeting, PrintRooms.SIDE, Type.SIDE_TITLE);
      case Block.Thanks thanks -> boxes.thanks(thanks, PrintRooms.SIDE, Type.SIDE_TITLE);
      case Block.InfoBox box -> boxes.info(box, PrintRooms.SIDE, Type.SIDE_TITLE);
      case Block.Invitation invitation -> boxes.narrowInvitation(invitation, PrintRooms.SIDE);
      case Block.PressMention mention -> boxes.press(mention, false, Type.SIDE_TITLE);
      default -> throw new IllegalStateException("Not beside a story: " + block.kind());
    };
  }

  /// About how high it is in the narrow column.
  double heightBeside() {
    var width = PrintRooms.SIDE.width();
    return switch (block) {
      case Block.Greeting greeting -> 25 + Estimate.height(greeting.text(), Type.TEXT, width) + 8 * paragraphs(greeting.text());
      case Block.Thanks thanks -> 30 + Estimate.height(thanks.text(), Type.TEXT, width) + 8 * paragraphs(thanks.text());
      case Block.InfoBox box -> 60 + Estimate.height(box.text(), Type.TEXT, width - 24) + 8 * paragraphs(box.text());
      case Block.Invitation invitation ->
          150 + Estimate.height(invitation.text() == null ? "" : invitation.text(), Type.TEXT, width - 24);
      case Block.PressMention mention -> 70 + Estimate.height(mention.words(), Type.SAID, width);
      default -> 0;
    };
  }

  private static long paragraphs(String text) {
    return text.split("\n\n").length;
  }
}
