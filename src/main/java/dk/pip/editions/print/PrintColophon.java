package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.Grid;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The foot of the edition: where to send a good story, when the next issue comes, and whose it is.
final class PrintColophon {
  private static final double PADDING = 14;
  private static final double BETWEEN = 14;

  private final PrintSetting setting;

  PrintColophon(PrintSetting setting) {
    this.setting = setting;
  }

  Fo set(Block.@Nullable NextIssue next) {
    var room = PrintRooms.PAGE.padded(PADDING);
    var box =
        room.set(Fo.group())
            .set("background-color", setting.colour(Token.TINT))
            .set("padding", PADDING)
            .set("padding-before", 11)
            .set("padding-after", 10);
    var hasTip = !setting.manuscript().imprint().contactMail().isBlank();
    var width = room.width();
    if (next == null) {
      var cells = hasTip ? List.of(Grid.cell(tip()).set("padding-end", BETWEEN), Grid.cell(from())) : List.of(Grid.cell(from()));
      return box.add(Grid.row(hasTip ? List.of(width * 0.6, width * 0.4) : List.of(width), cells));
    }
    var third = width * 0.31;
    var middle = hasTip ? width - 2 * third : width - third;
    var issue = Grid.cell(next(next, middle - BETWEEN)).set("padding-end", BETWEEN);
    var cells = hasTip ? List.of(Grid.cell(tip()).set("padding-end", BETWEEN), issue, Grid.cell(from())) : List.of(issue, Grid.cell(from()));
    return box.add(Grid.row(hasTip ? List.of(third, middle, third) : List.of(middle, third), cells));
  }

  private Fo tip() {
    var imprint = setting.manuscript().imprint();
    return Fo.group()
        .add(setting.title(Type.HEADING, 2, setting.say("tip")))
        .add(setting.plain(Type.TEXT, setting.say("tip-text")))
        .add(Type.TEXT.set(Fo.block()).add(setting.link(imprint.contactMail(), Face.TEXT, imprint.contactMail())));
  }

  private Fo next(Block.NextIssue next, double width) {
    var issue = Fo.group().add(setting.title(Type.HEADING, 2, setting.say("next-issue"))).add(setting.plain(Type.TEXT, setting.when(next)));
    if (next.tipsBy() != null) {
      issue.add(setting.plain(Type.TEXT, setting.say("tips-by", setting.day(next.tipsBy()))));
    }
    return next.text() == null ? issue : issue.add(new PrintMarkdown(setting).block(next.text(), 3, Room.of(width)));
  }

  private Fo from() {
    var imprint = setting.manuscript().imprint();
    var from = Fo.group().add(setting.plain(Type.STRONG, imprint.municipality()));
    if (!imprint.postalAddress().isBlank()) {
      from.add(setting.plain(Type.TEXT, imprint.postalAddress()));
    }
    var site = imprint.site();
    if (site != null) {
      var shown = PrintSetting.shortAddress(site.toString());
      from.add(Type.TEXT.set(Fo.block()).add(setting.link(site.toString(), Face.TEXT, shown)));
    }
    return from;
  }
}
