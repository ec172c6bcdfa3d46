package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.editions.print.PrintItem.Gap;
import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.Grid;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stories, whole and begun.
final class PrintStories {
  private static final double HIGHEST_IN_COLUMN = Room.points(105);
  private static final double HIGHEST_IN_CARD = Room.points(58);
  private static final double HIGHEST_IN_SMALL = Room.points(42);
  private static final double HIGHEST_ON_FRONT = Room.points(105);
  private static final double HIGHEST_CLOSE = Room.points(76);
  private static final double MOST_PORTRAIT = 0.9;
  private static final double LEAST_FLAT = 1.3;
  private static final double SHARE_OF_PORTRAIT = 0.46;
  private static final double SHARE_OF_PORTRAIT_IN_CARD = 0.4;
  private static final double SMALLEST_BESIDE_PORTRAIT = 18;
  private static final double LARGEST_BESIDE_PORTRAIT = 25;
  private static final double SHARE_ACROSS = 0.75;
  private static final int BRIEF = 650;
  private static final int FEW = 240;

  private final PrintSetting setting;
  private final PrintMarkdown markdown;

  PrintStories(PrintSetting setting) {
    this.setting = setting;
    this.markdown = new PrintMarkdown(setting);
  }

  /// A story as a band with its head and what follows in columns.
  List<PrintItem> whole(String id, Story story) {
    var items = new ArrayList<PrintItem>();
    if (isBrief(story)) {
      items.add(PrintItem.band(id, brief(story)));
      return items;
    }
    if (isNotice(story)) {
      items.add(PrintItem.band(id, notice(story)));
      return items;
    }
    var columns = columns(id, story, true);
    var head = PrintItem.band(id, head(story));
    items.add(columns.isEmpty() ? head : head.keeping());
    items.addAll(columns);
    return items;
  }

  private static boolean isBrief(Story story) {
    var body = story.body();
    return story.picture() != null && body.length() < BRIEF && !body.contains("![") && !body.contains("|") && !body.contains("\n>");
  }

  /// A text of a few lines, which two columns would tear apart.
  private static boolean isNotice(Story story) {
    var body = story.body().strip();
    return story.picture() == null && body.length() < FEW && !body.contains("\\\n") && !body.contains("![") && !body.contains("|") && !body.startsWith(">");
  }

  private Fo notice(Story story) {
    var room = Room.of(PrintRooms.PAGE.width() * SHARE_ACROSS);
    var notice = head(story).set("padding-after", 0);
    notice.add(Fo.group().set("end-indent", PrintRooms.PAGE.width() - room.width()).set("space-before", 7).addAll(markdown.blocks(story.body(), 3, room)));
    if (story.furtherUrl() != null) {
      notice.add(further(story).set("space-before", 7));
    }
    additions(story).forEach(addition -> notice.add(addition.set("space-before", 7)));
    return notice;
  }

  private Fo brief(Story story) {
    var picture = java.util.Objects.requireNonNull(story.picture());
    var left = setting.figure(picture, PrintRooms.COLUMN, HIGHEST_IN_CARD);
    var text = Fo.group().add(setting.section(story.section())).add(setting.title(Type.TITLE, 2, story.headline()).set("space-after", 3));
    if (story.standfirst() != null) {
      text.add(setting.paragraph(new Type(Face.SLAB, 10.5, 15), story.standfirst()).set("space-after", 3));
    }
    if (story.byline() != null) {
      text.add(setting.ours(setting.soft(Type.SMALL, setting.say("by", story.byline()))).set("space-after", 4));
    }
    text.add(markdown.block(story.body(), 3, PrintRooms.COLUMN));
    if (story.furtherUrl() != null) {
      text.add(further(story).set("space-before", 4));
    }
    additions(story).forEach(addition -> text.add(addition.set("space-before", 6)));
    return Grid.beside(PrintRooms.COLUMN, left, PrintRooms.COLUMN, text);
  }

  private Fo head(Story story) {
    var head = Fo.group().set("padding-after", 9);
    head.add(setting.section(story.section()));
    head.add(setting.title(Type.HEADLINE, 2, story.headline()));
    if (story.standfirst() != null) {
      head.add(setting.plain(Type.STANDFIRST, story.standfirst()).set("space-before", 5).set("end-indent", 17));
    }
    if (story.byline() != null) {
      head.add(setting.ours(setting.soft(Type.SMALL, setting.say("by", story.byline()))).set("space-before", 5));
    }
    return head;
  }

  private Fo further(Story story) {
    var address = java.util.Objects.requireNonNull(story.furtherUrl());
    return story.furtherText() == null ? setting.ours(setting.further(setting.say("further"), address)) : setting.further(story.furtherText(), address);
  }

  private List<Fo> additions(Story story) {
    return new PrintAdditions(setting).of(story);
  }

  /// What follows a story's head.
  ///
  /// @param pictured whether the story's picture is to stand there too
  List<PrintItem> columns(String id, Story story, boolean pictured) {
    var items = new ArrayList<PrintItem>();
    if (pictured && story.picture() != null) {
      var isLow = setting.layout().isClose() || setting.isRightToLeft() || setting.isPortrait(story.picture());
      var figure = setting.figure(story.picture(), PrintRooms.COLUMN, isLow ? HIGHEST_CLOSE : HIGHEST_IN_COLUMN);
      items.add(setting.isRightToLeft() ? new PrintItem(id + "-p", figure, true, Gap.NONE, false) : PrintItem.inColumn(id + "-p", figure));
    }
    var wide = false;
    if (setting.isRightToLeft()) {
      return across(id, story, items);
    }
    for (var piece : markdown.story(story.body(), 3)) {
      var item = PrintItem.inColumn(id + "-" + items.size(), piece.fo());
      if (piece.wide()) {
        item = new PrintItem(item.id(), item.fo(), true, Gap.SMALL, false);
      } else if (wide) {
        item = item.with(Gap.SMALL);
      } else if (items.size() == 1 && pictured && story.picture() != null) {
        piece.fo().set("space-before", 7);
      }
      wide = piece.wide();
      items.add(item);
    }
    if (story.furtherUrl() != null) {
      items.add(PrintItem.inColumn(id + "-f", further(story).set("space-before", wide ? 0 : 7)).with(wide ? Gap.SMALL : Gap.NONE));
      wide = false;
    }
    for (var addition : additions(story)) {
      items.add(PrintItem.inColumn(id + "-" + items.size() + "a", addition.set("space-before", wide ? 0 : 9)).with(wide ? Gap.SMALL : Gap.NONE));
      wide = false;
    }
    return items;
  }

  /// A text that is read from right to left, for whose readers columns from the left would stand in the wrong order.
  private List<PrintItem> across(String id, Story story, List<PrintItem> items) {
    for (var text : markdown.across(story.body(), 3, SHARE_ACROSS)) {
      items.add(new PrintItem(id + "-" + items.size(), text, true, items.isEmpty() ? Gap.NONE : Gap.SMALL, false));
    }
    if (story.furtherUrl() != null) {
      items.add(new PrintItem(id + "-f", further(story), true, Gap.SMALL, false));
    }
    additions(story).forEach(addition -> items.add(new PrintItem(id + "-" + items.size() + "a", addition, true, Gap.SMALL, false)));
    return items;
  }

  /// A story that is begun here and goes on elsewhere, as a card in a column.
  Fo card(Block.StoryTeaser teaser) {
    var card = Fo.group().set("keep-together.within-column", "always");
    var picture = teaser.story().picture();
    if (picture != null && setting.ratio(picture) < MOST_PORTRAIT) {
      var own = Room.of(Math.min(PrintRooms.COLUMN.width() * SHARE_OF_PORTRAIT_IN_CARD, HIGHEST_IN_CARD * setting.ratio(picture)));
      var beside = Room.of(PrintRooms.COLUMN.width() - own.width() - Room.GAP);
      return card.add(Grid.beside(own, setting.figure(picture, own, HIGHEST_IN_CARD), beside, text(teaser, Type.SIDE_TITLE, Type.TEXT)));
    }
    if (picture != null) {
      card.add(setting.figure(picture, PrintRooms.COLUMN, HIGHEST_IN_CARD).set("space-after", 6));
    }
    return card.add(text(teaser, Type.TITLE, Type.TEXT));
  }

  /// The same with the width of the page: its picture beside the text, or text alone.
  Fo band(Block.StoryTeaser teaser) {
    var picture = teaser.story().picture();
    if (picture == null) {
      return text(teaser, new Type(Face.SLAB_BOLD, 18, 22), new Type(Face.TEXT, 10.5, 15));
    }
    var layout = setting.layout();
    var room = layout.isLarge() ? layout.isLoose() ? PrintRooms.LEAD : PrintRooms.COLUMN : PrintRooms.SMALL;
    var highest = layout.isLarge() ? layout.isLoose() ? HIGHEST_IN_COLUMN : HIGHEST_IN_CARD : HIGHEST_IN_SMALL;
    var width = Math.min(room.width(), highest * setting.ratio(picture));
    var own = Room.of(Math.max(width, Room.points(30)));
    return Grid.beside(own, setting.figure(picture, own, highest), PrintRooms.PAGE.beside(own), text(teaser, Type.TITLE, Type.TEXT));
  }

  private Fo text(Block.StoryTeaser teaser, Type title, Type running) {
    var story = teaser.story();
    var text = Fo.group();
    text.add(setting.section(story.section()));
    text.add(setting.title(title, 2, story.headline()).set("space-after", 3));
    var begun = teaser.text() == null ? story.standfirst() : teaser.text();
    if (begun != null) {
      text.add(setting.paragraph(running, begun).set("space-after", 3));
    }
    if (story.byline() != null) {
      text.add(setting.ours(setting.soft(Type.SMALL, setting.say("by", story.byline()))).set("space-after", 3));
    }
    var readOn = readOn(story);
    return readOn == null ? text : text.add(readOn);
  }

  /// Where the story goes on, if it is known.
  private @Nullable Fo readOn(Story story) {
    var address = setting.address(story);
    return address == null ? null : setting.ours(setting.further(setting.say("read-on"), address));
  }

  /// The head of the story that opens the front page, with its picture above.
  Fo lead(PrintBlock block, Room room) {
    var lead = Fo.group();
    var story = block.story();
    var portrait = portraitOnFront(story, room);
    if (portrait > 0) {
      var beside = Room.of(room.width() - portrait - Room.GAP);
      var picture = setting.figure(java.util.Objects.requireNonNull(story.picture()), Room.of(portrait), HIGHEST_ON_FRONT);
      return Grid.beside(Room.of(portrait), picture, beside, leadText(block, lead, typeBeside(story, beside)));
    }
    if (story.picture() != null) {
      lead.add(setting.figure(story.picture(), room, highestOnFront(story.picture(), room)).set("space-after", 8));
    }
    return leadText(block, lead, leadType(story));
  }

  /// How wide a picture is that is higher than wide and has the headline beside it; 0 where it has not.
  private double portraitOnFront(Story story, Room room) {
    if (story.picture() == null || setting.ratio(story.picture()) > MOST_PORTRAIT) {
      return 0;
    }
    var width = Math.min(room.width() * SHARE_OF_PORTRAIT, highestOnFront(room) * setting.ratio(story.picture()));
    var beside = Room.of(room.width() - width - Room.GAP);
    return hasRoom(story.headline(), typeBeside(story, beside), beside) ? width : 0;
  }

  /// As large as the longest word allows.
  private static Type typeBeside(Story story, Room room) {
    var type = leadType(story);
    type = type.size() > LARGEST_BESIDE_PORTRAIT ? type.sized(LARGEST_BESIDE_PORTRAIT) : type;
    while (type.size() > SMALLEST_BESIDE_PORTRAIT && !hasRoom(story.headline(), type, room)) {
      type = type.sized(type.size() - 1);
    }
    return type;
  }

  private static boolean hasRoom(String headline, Type type, Room room) {
    return java.util.Arrays.stream(headline.split("[\\s-]+")).allMatch(word -> type.face().width(word, type.size()) <= room.width());
  }

  private Fo leadText(PrintBlock block, Fo lead, Type type) {
    var story = block.story();
    lead.add(setting.section(story.section()));
    lead.add(setting.title(type, 2, story.headline()));
    var standfirst = block.block() instanceof Block.StoryTeaser(_, var text) && text != null ? text : story.standfirst();
    if (standfirst != null) {
      lead.add(setting.plain(Type.LEAD_STANDFIRST, standfirst).set("space-before", 5));
    }
    if (story.byline() != null) {
      lead.add(setting.ours(setting.soft(Type.SMALL, setting.say("by", story.byline()))).set("space-before", 5));
    }
    if (block.block() instanceof Block.StoryTeaser && readOn(story) instanceof Fo readOn) {
      lead.add(readOn.set("space-before", 4));
    }
    return lead;
  }

  /// One from a telephone, which is a little higher than others, has the page for itself too where there is room.
  private double highestOnFront(PictureUse picture, Room room) {
    var isNearlyFlat = setting.ratio(picture) > LEAST_FLAT && room.width() == PrintRooms.PAGE.width() && !setting.layout().isClose();
    return isNearlyFlat ? Math.max(HIGHEST_ON_FRONT, room.width() / setting.ratio(picture)) : highestOnFront(room);
  }

  /// Where room is short it is lower; but with the page for itself it fills that from edge to edge.
  private double highestOnFront(Room room) {
    return setting.layout().isTight() || setting.layout().isClose() && room.width() < PrintRooms.PAGE.width() ? HIGHEST_CLOSE : HIGHEST_ON_FRONT;
  }

  /// A long headline is set smaller, or it would fill the page.
  private static Type leadType(Story story) {
    var letters = story.headline().length();
    return letters <= 55 ? Type.LEAD : letters <= 85 ? Type.LEAD.sized(26) : Type.HEADLINE;
  }

  /// Whether its picture is too high to be as wide as the page, as most from telephones are.
  boolean leavesRoomBesidePicture(PrintBlock block) {
    var picture = block.story().picture();
    return picture != null && portraitOnFront(block.story(), PrintRooms.PAGE) == 0 && setting.leavesRoomBeside(picture, PrintRooms.PAGE, highestOnFront(PrintRooms.PAGE));
  }

  double leadHeight(PrintBlock block, Room room) {
    var story = block.story();
    var height = 0.0;
    var portrait = portraitOnFront(story, room);
    if (portrait > 0) {
      var beside = Room.of(room.width() - portrait - Room.GAP);
      var words = Estimate.height(story.headline(), typeBeside(story, beside), beside.width())
          + (story.standfirst() == null ? 0 : Estimate.height(story.standfirst(), Type.LEAD_STANDFIRST, beside.width()));
      return Math.max(words + 45, setting.height(java.util.Objects.requireNonNull(story.picture()), Room.of(portrait), HIGHEST_ON_FRONT) + 25);
    }
    if (story.picture() != null) {
      height += setting.height(story.picture(), room, highestOnFront(story.picture(), room)) + 22;
    }
    height += Estimate.height(story.headline(), leadType(story), room.width());
    height += story.standfirst() == null ? 0 : Estimate.height(story.standfirst(), Type.LEAD_STANDFIRST, room.width());
    return height + 45;
  }
}
