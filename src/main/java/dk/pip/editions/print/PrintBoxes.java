package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.Grid;
import dk.pip.papers.PrintText;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The small blocks around the stories: boxes, cards and figures.
final class PrintBoxes {
  private static final double PADDING = 12;
  private static final double DATE = Room.points(17);

  /// The longest name of a month keeps clear of the edges of its leaf.
  private static final double MONTH_WIDE = DATE - 10;

  private static final double DATE_GAP = Room.points(4);
  private static final double LABEL = Room.points(46);
  private static final double HIGHEST_STILL = Room.points(58);
  private static final double SMALLEST_FIGURE = 14;
  private static final double UNIT_SHARE = 0.5;
  private static final int SHORT = 900;
  private static final int FEW = 500;

  private final PrintSetting setting;
  private final PrintMarkdown markdown;

  PrintBoxes(PrintSetting setting) {
    this.setting = setting;
    this.markdown = new PrintMarkdown(setting);
  }

  private Fo tinted(Room room) {
    return room.padded(PADDING)
        .set(Fo.group())
        .set("background-color", setting.colour(Token.TINT))
        .set("padding", PADDING)
        .set("padding-before", 11)
        .set("padding-before.conditionality", "retain")
        .set("padding-after", 10)
        .set("padding-after.conditionality", "retain");
  }

  /// A text that is sure to have room on one page: a picture or a table may be as high as any.
  private static boolean isLow(@Nullable String text) {
    return text == null || text.length() < SHORT && !text.contains("|") && !text.contains("![");
  }

  private static Fo whole(Fo fo, boolean keep) {
    return keep ? fo.set("keep-together.within-column", "always") : fo;
  }

  private Fo title(Type type, String text) {
    return setting.title(type, 2, text).set("space-after", 3);
  }

  Fo greeting(Block.Greeting block, Room room, Type title) {
    return worded(setting.ours(title(title, setting.say("greeting"))), greetingText(block, room), block.text().length() < FEW);
  }

  private List<Fo> greetingText(Block.Greeting block, Room room) {
    var text = new ArrayList<>(markdown.blocks(block.text(), 3, room));
    if (block.signature() != null) {
      text.add(setting.plain(Type.SIGNATURE, block.signature()).set("space-before", 7));
    }
    return text;
  }

  Fo thanks(Block.Thanks block, Room room, Type title) {
    return worded(title(title, block.title()), markdown.blocks(block.text(), 3, room), block.text().length() < FEW);
  }

  private static Fo worded(Fo title, List<Fo> text, boolean keep) {
    return whole(Fo.group().add(title).addAll(text), keep);
  }

  /// A greeting or thanks with the width of the page: what it is at the left, its text beside that.
  Fo beside(Block block) {
    var room = Room.of(PrintRooms.PAGE.width() - LABEL - Room.GAP);
    var title =
        block instanceof Block.Thanks thanks
            ? setting.title(Type.TITLE, 2, thanks.title())
            : setting.ours(setting.title(Type.TITLE, 2, setting.say("greeting")));
    var text =
        switch (block) {
          case Block.Thanks thanks -> markdown.blocks(thanks.text(), 3, room);
          case Block.Greeting greeting -> greetingText(greeting, room);
          default -> List.<Fo>of();
        };
    return Grid.beside(Room.of(LABEL), title, room, Fo.group().addAll(text));
  }

  Fo info(Block.InfoBox block, Room room, Type title) {
    var inner = room.padded(PADDING);
    var box = whole(tinted(room), isLow(block.text())).add(title(title, block.title()));
    box.addAll(markdown.blocks(block.text(), 3, inner));
    if (block.until() != null) {
      box.add(setting.ours(setting.soft(Type.SMALL, setting.say("holds-until", setting.date(block.until())))).set("space-before", 5));
    }
    return box;
  }

  Fo invitation(Block.Invitation block, Room room) {
    var inner = room.width() - 2 * PADDING;
    var text = Room.of(inner - DATE - DATE_GAP);
    var said = Grid.cell(Fo.group().addAll(invitationText(block, text)));
    return whole(tinted(room), true).add(Grid.beside(DATE, Grid.cell(date(block)), DATE_GAP, text.width(), said));
  }

  /// The invitation in a column so narrow that the text stands below the date.
  Fo narrowInvitation(Block.Invitation block, Room room) {
    var inner = room.padded(PADDING);
    var box = whole(tinted(room), isLow(block.text()));
    box.add(Grid.row(List.of(DATE), List.of(Grid.cell(date(block)))));
    return box.add(Fo.group().set("space-before", 7).addAll(invitationText(block, inner)));
  }

  private Fo date(Block.Invitation block) {
    var name = setting.monthOnly(block.start());
    var size = Math.min(Type.SMALL.size(), MONTH_WIDE / Type.SMALL.face().width(name, 1));
    var month =
        setting.ours(setting.plain(new Type(Type.SMALL.face(), size, Type.SMALL.line()), name))
            .set("color", setting.colour(Token.ON_ACCENT))
            .set("background-color", setting.colour(Token.ACCENT))
            .set("text-align", "center")
            .set("padding-before", 2)
            .set("padding-after", 2);
    var day =
        setting.plain(Type.DAY, String.valueOf(block.start().getDayOfMonth()))
            .set("background-color", "#ffffff")
            .set("text-align", "center")
            .set("padding-before", 3)
            .set("padding-after", 4);
    return Fo.group().add(month).add(day);
  }

  private List<Fo> invitationText(Block.Invitation block, Room room) {
    var text = new ArrayList<Fo>();
    text.add(title(room.width() < 150 ? Type.SIDE_TITLE : Type.TITLE, block.title()));
    var span = setting.span(block.start(), block.end());
    if (setting.isRightToLeft()) {
      text.add(setting.ours(setting.soft(Type.SMALL, span)));
      text.add(setting.fact(Type.SMALL, block.place()).set("space-after", 3));
    } else {
      text.add(setting.ours(setting.fact(Type.SMALL, span + ", " + block.place())).set("space-after", 3));
    }
    if (block.text() != null) {
      text.add(markdown.block(block.text(), 3, room).set("space-after", 3));
    }
    if (block.signUpUrl() != null) {
      text.add(setting.ours(setting.address(setting.say("sign-up"), block.signUpUrl())).set("space-after", 2));
    }
    if (block.deadline() != null) {
      text.add(setting.ours(setting.soft(Type.SMALL, setting.say("deadline", setting.dayAndTime(block.deadline())))));
    }
    if (block.organiser() != null) {
      text.add(setting.ours(setting.soft(Type.SMALL, setting.say("organiser", block.organiser()))));
    }
    return text;
  }

  Fo quiz(Block.Quiz block, Room room) {
    var inner = room.padded(PADDING);
    var box = whole(tinted(room), isLow(block.words())).add(title(Type.TITLE, block.title()));
    box.add(setting.plain(Type.QUESTION, block.question()).set("space-after", 3).set("keep-with-next.within-column", "always"));
    addOptions(box, block.options());
    if (block.how() != null) {
      box.add(markdown.block(block.how(), 3, inner).set("space-before", 5));
    }
    var facts = Fo.group().set("space-before", 4).set("keep-with-previous.within-page", "always");
    if (block.opens() != null) {
      facts.add(setting.ours(setting.soft(Type.SMALL, setting.say("quiz-opens", setting.dayAndTime(block.opens())))));
    }
    return box.add(facts.add(setting.ours(setting.soft(Type.SMALL, setting.say("quiz-closes", setting.dayAndTime(block.closes()))))));
  }

  private void addOptions(Fo box, List<String> all) {
    var options = Fo.of("list-block").set("provisional-distance-between-starts", 16).set("provisional-label-separation", 3);
    var letter = 'A';
    for (var option : all) {
      options.add(
          Fo.of("list-item")
              .set("space-before", options.isEmpty() ? 0 : 2)
              .add(Fo.of("list-item-label").set("end-indent", "label-end()").add(Type.TEXT.set(Fo.block()).add(letter++ + ".")))
              .add(Fo.of("list-item-body").set("start-indent", "body-start()").add(setting.paragraph(Type.TEXT, option))));
    }
    if (!options.isEmpty()) {
      box.add(options);
    }
  }

  /// On paper nobody votes: it says until when, and that one does so by the mail.
  Fo vote(Block.VoteCall block, Room room) {
    var inner = room.padded(PADDING);
    var box = whole(tinted(room), isLow(block.words())).add(title(Type.TITLE, block.question()));
    addOptions(box, block.options());
    if (block.text() != null) {
      box.add(markdown.block(block.text(), 3, inner).set("space-before", 5));
    }
    var facts = Fo.group().set("space-before", 4).set("keep-with-previous.within-page", "always");
    if (block.opens() != null) {
      facts.add(setting.ours(setting.soft(Type.SMALL, setting.say("vote-opens", setting.dayAndTime(block.opens())))));
    }
    return box.add(facts.add(setting.ours(setting.soft(Type.SMALL, setting.say("vote-closes", setting.dayAndTime(block.closes()))))));
  }

  Fo video(Block.Video block) {
    var card = whole(Fo.group(), true);
    if (block.still() != null) {
      card.add(setting.figure(block.still(), PrintRooms.COLUMN, HIGHEST_STILL).set("space-after", 6));
    }
    return card.addAll(videoText(block));
  }

  Fo wideVideo(Block.Video block) {
    var still = block.still();
    if (still == null) {
      return Fo.group().addAll(videoText(block));
    }
    var room = setting.layout().isLarge() ? PrintRooms.COLUMN : PrintRooms.SMALL;
    var width = Math.min(room.width(), HIGHEST_STILL * setting.ratio(still));
    var own = Room.of(Math.max(width, LABEL));
    return Grid.beside(own, setting.figure(still, own, HIGHEST_STILL), PrintRooms.PAGE.beside(own), Fo.group().addAll(videoText(block)));
  }

  private List<Fo> videoText(Block.Video block) {
    var text = new ArrayList<Fo>();
    text.add(setting.ours(setting.section(block.duration() == null ? setting.say("video") : setting.say("video-duration", block.duration()))));
    text.add(title(Type.TITLE, block.title()));
    text.add(setting.watch(block.url()));
    if (block.until() != null) {
      text.add(setting.ours(setting.soft(Type.SMALL, setting.say("video-until", setting.date(block.until())))).set("space-before", 2));
    }
    return text;
  }

  Fo press(Block.PressMention block, boolean wide, Type title) {
    var press = whole(Fo.group(), true).add(setting.ours(title(title, setting.say("press"))));
    if (block.title() != null) {
      press.add(setting.plain(Type.STRONG, block.title()).set("space-after", 3));
    }
    if (block.summary() != null) {
      press.add(setting.plain(Type.TEXT, block.summary()).set("space-after", 3));
    }
    if (block.quote() != null) {
      press.add(setting.plain(wide ? Type.SAID_WIDE : Type.SAID, setting.quoted(block.quote())).set("space-after", 3));
    }
    var source = setting.ours(setting.soft(Type.SMALL, block.source() + ", " + setting.date(block.date()) + (block.url() == null ? "" : ".")));
    if (block.url() != null) {
      var words = setting.say("press-read");
      source.add(" ").add(setting.link(block.url(), Face.TEXT, words)).add(" ");
      source.add(setting.inline(Face.TEXT, PrintSetting.shortAddress(block.url())));
    }
    return press.add(source);
  }

  /// What became of promises, and on which day it was so.
  Fo followUp(Block.FollowUp block, Room room) {
    var language = setting.language();
    // The day stands first, so that it is never alone on the next page.
    var day = setting.ours(setting.soft(Type.SMALL, setting.say("follow-up.as-of", setting.date(block.asOf()))));
    var follow = Fo.group().add(setting.ours(title(Type.TITLE, setting.say("follow-up")))).add(day);
    if (block.text() != null) {
      follow.addAll(markdown.blocks(block.text(), 3, room));
    }
    for (var promise : block.promises()) {
      var one = whole(Fo.group(), true).set("space-before", 6);
      one.add(setting.plain(Type.STRONG, promise.sentence()));
      var stands = setting.ours(Type.TEXT.set(Fo.block()));
      stands.add(setting.inline(Face.TEXT_BOLD, promise.stateIn(language))).add(setting.inline(Face.TEXT, ", " + promise.when(block.asOf(), language) + "."));
      one.add(stands);
      if (promise.words() != null) {
        one.add(setting.plain(Type.TEXT, promise.words()));
      }
      follow.add(one.add(setting.ours(setting.soft(Type.SMALL, promise.given(language)))));
    }
    return follow;
  }

  Fo quote(Block.PullQuote block) {
    return markdown.quote(block.quote(), block.source(), PrintRooms.PAGE, Type.QUOTE_WIDE);
  }

  Fo next(Block.NextIssue block, Room room) {
    var next = Fo.group().add(title(Type.TITLE, setting.say("next-issue")));
    var tips = block.tipsBy() == null ? "" : ". " + setting.say("tips-by", setting.day(block.tipsBy()));
    next.add(setting.soft(Type.SMALL, setting.when(block) + tips).set("space-after", 4));
    return block.text() == null ? next : next.addAll(markdown.blocks(block.text(), 3, room));
  }

  Fo numbers(Block.Numbers block) {
    var numbers = whole(Fo.group(), true).set("keep-together.within-page", "always");
    if (block.title() != null) {
      numbers.add(title(Type.TITLE, block.title()));
    }
    var perRow = block.figures().size() <= 4 ? block.figures().size() : Math.ceilDiv(block.figures().size(), 2);
    for (var from = 0; from < block.figures().size(); from += perRow) {
      var row = block.figures().subList(from, Math.min(from + perRow, block.figures().size()));
      numbers.add(figures(row, PrintRooms.PAGE.width() / perRow).set("space-before", from == 0 ? 0 : 8));
    }
    return numbers.add(setting.ours(setting.soft(Type.SMALL, setting.say("source", block.source()))).set("space-before", 5));
  }

  /// Figures beside each other, as large as the longest of them can be.
  private Fo figures(List<Block.Figure> figures, double width) {
    var room = width - 10;
    var share = figures.stream().mapToDouble(figure -> Math.min(1, room / figureWidth(figure))).min().orElse(1);
    var size = Math.max(SMALLEST_FIGURE, Type.FIGURE.size() * share);
    var cells = new ArrayList<Fo>();
    var widths = new ArrayList<Double>();
    for (var figure : figures) {
      var line = new Type(Face.SLAB_BOLD, size, Math.max(20, Type.FIGURE.line() * size / Type.FIGURE.size())).set(Fo.block());
      PrintText.add(line, figure.value(), Face.SLAB_BOLD, setting.spelling(), PrintText.Division.LONG_WORDS);
      var unit = unit(figure);
      if (!unit.isBlank()) {
        var isBeside = figureWidth(figure) * size / Type.FIGURE.size() <= room;
        line.add(isBeside ? "\u00A0" : " ");
        line.add(setting.inline(Face.SLAB_BOLD, isBeside ? unit.replace(' ', '\u00A0') : unit).set("font-size", Math.max(9, size * UNIT_SHARE)));
      }
      cells.add(setting.padded(Grid.cell(Fo.group().add(line).add(setting.soft(Type.TEXT, figure.label()))), 0, 10));
      widths.add(width);
    }
    return Grid.row(widths, cells);
  }

  private static String unit(Block.Figure figure) {
    return figure.unit() == null ? "" : PrintText.clean(figure.unit());
  }

  /// How wide a figure is with its unit in the usual size.
  private static double figureWidth(Block.Figure figure) {
    var unit = unit(figure);
    var value = Face.SLAB_BOLD.width(PrintText.clean(figure.value()), Type.FIGURE.size());
    return value + (unit.isBlank() ? 0 : Face.SLAB_BOLD.width(" ", Type.FIGURE.size()) + Face.SLAB_BOLD.width(unit, Type.FIGURE.size() * UNIT_SHARE)) + 2;
  }

  /// How many stories are named where there is room for some: a last one takes no more than the line that one more is left out.
  static int named(int stories, int most) {
    return stories <= most + 1 ? stories : most;
  }

  /// The box "also in this issue", with the page of each story.
  Fo also(List<PrintEntry> entries, int shown, Room room, String id) {
    var many = shown > 8;
    var box = whole(tinted(room), true).set("padding-before", 9).set("padding-after", 6).add(title(Type.SIDE_TITLE, setting.say("also")));
    var type = many ? new Type(Face.TEXT_BOLD, 8.4, 10.5) : new Type(Face.TEXT_BOLD, 9.4, 12.5);
    var padding = many ? 2 : 4;
    var list = Fo.of("list-block").set("provisional-distance-between-starts", 0).set("provisional-label-separation", 0);
    for (var entry : entries.subList(0, shown)) {
      var line = type.set(Fo.block());
      if (entry.language() instanceof String language) {
        line.set("xml:lang", language);
      }
      var page = setting.say("page", "\u0000").split("\u0000", -1);
      var words = PrintText.clean(entry.title());
      line.add(
          Fo.of("basic-link")
              .set("internal-destination", entry.id())
              .set("fox:alt-text", words)
              .set("color", setting.colour(Token.LINK))
              .add(setting.inline(Face.TEXT_BOLD, entry.title())));
      line.add(" ");
      line.add(
          setting.inline(Face.TEXT, page[0].replace(' ', '\u00A0'))
              .set("color", setting.colour(Token.SOFT_INK))
              .add(Fo.of("page-number-citation").set("ref-id", entry.id()))
              .add(page.length > 1 ? page[1] : ""));
      line.set("border-before-style", "solid")
          .set("border-before-width", 0.5)
          .set("border-before-color", setting.colour(Token.LINE))
          .set("padding-before", padding)
          .set("padding-after", padding);
      list.add(
          Fo.of("list-item")
              .add(Fo.of("list-item-label").set("end-indent", "label-end()").add(Fo.block().set("font-size", 1).set("line-height", 1)))
              .add(Fo.of("list-item-body").set("start-indent", "body-start()").add(line)));
    }
    if (list.isEmpty()) {
      return box;
    }
    box.add(list);
    var more = entries.size() - shown;
    return more > 0 ? box.add(setting.ours(setting.paragraph(Type.SMALL, setting.say("also-more", more))).set("space-before", 2)) : box;
  }

  double alsoHeight(List<PrintEntry> entries, int shown, Room room) {
    var many = shown > 8;
    var type = many ? new Type(Face.TEXT_BOLD, 8.4, 10.5) : new Type(Face.TEXT_BOLD, 9.4, 12.5);
    var height = 45.0;
    for (var entry : entries.subList(0, shown)) {
      height += Estimate.height(entry.title() + " " + setting.say("page", 10), type, room.width() - 2 * PADDING) + (many ? 4.5 : 8.5);
    }
    return height + 12;
  }
}
