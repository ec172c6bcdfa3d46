package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.editions.print.PrintItem.Gap;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.Grid;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.List;

/// The front page: the masthead, and the story that opens the edition with a narrow column beside it.
final class PrintFront {
  private static final int MOST_BESIDE_LEAD = 5;
  private static final int MOST_ENTRIES = 14;
  private static final int LEAST_ENTRIES = 5;
  private static final int MOST_BEFORE_GREETING = 3000;
  private static final double BETWEEN = 16;

  /// A few words beside a tall picture would leave more white than stood there before.
  private static final double LEAST_BESIDE = 0.35;

  private final PrintSetting setting;

  PrintFront(PrintSetting setting) {
    this.setting = setting;
  }

  PrintItem masthead(Nameplate nameplate) {
    var imprint = setting.manuscript().imprint();
    var edition = setting.manuscript().edition();
    var title = nameplate.set(setting);
    if (!imprint.tagline().isBlank()) {
      title.add(setting.plain(new Type(Face.TEXT, 10.5, 15), imprint.tagline()).set("color", setting.colour(Token.SOFT_INK)).set("space-before", 7));
    }
    var issue = Fo.group().set("text-align", "end");
    if (imprint.arms() != null) {
      issue.add(setting.arms(imprint.arms()));
    }
    issue.add(setting.plain(new Type(Face.TEXT, 8.8, 12), imprint.municipality()).set("color", setting.colour(Token.SOFT_INK)));
    issue.add(setting.plain(Type.MONTH, setting.month()));
    var number =
        edition.volume() == null
            ? setting.say("number", edition.number())
            : setting.say("number-volume", edition.number(), edition.volume());
    issue.add(setting.plain(Type.TEXT, number).set("color", setting.colour(Token.SOFT_INK)));
    var widths = List.of(Nameplate.ROOM, PrintRooms.PAGE.width() - Nameplate.ROOM);
    var row = Grid.row(widths, List.of(Grid.cell(title), Grid.cell(issue).set("display-align", "after")));
    var masthead =
        Fo.group()
            .set("border-after-style", "solid")
            .set("border-after-width", 2)
            .set("border-after-color", setting.colour(Token.INK))
            .set("padding-after", 6)
            .add(row);
    return new PrintItem("masthead", masthead, true, Gap.NONE, false);
  }

  /// The head of the lead and what follows it; takes what stands beside it from `rest`.
  List<PrintItem> lead(PrintBlock lead, List<PrintBlock> rest, List<PrintEntry> also) {
    var stories = new PrintStories(lead.setting());
    var before = rest.subList(0, Math.min(rest.size(), MOST_BESIDE_LEAD));
    var candidates = new ArrayList<>(before.stream().filter(PrintBlock::fitsBesideLead).toList());
    candidates.sort((a, b) -> Boolean.compare(b.isAlso(), a.isAlso()));
    var isBoxed = !candidates.isEmpty() && candidates.getFirst().isAlso();
    var height = stories.leadHeight(lead, PrintRooms.LEAD);
    if (!isBoxed) {
      candidates.removeIf(block -> !(block.block() instanceof Block.Greeting && (isLong(lead) || stories.leavesRoomBesidePicture(lead) && block.heightBeside() > height * LEAST_BESIDE)));
    }
    var beside = beside(candidates, rest, also, height);
    var items = new ArrayList<PrintItem>();
    if (isLong(lead) && rest.stream().filter(block -> greetsBefore(block, lead)).findFirst().orElse(null) instanceof PrintBlock greeting) {
      rest.remove(greeting);
      greeting.alone(also).forEach(item -> items.add(item.with(Gap.MASTHEAD)));
    }
    var above = items.isEmpty() ? Gap.MASTHEAD : Gap.RULE;
    Fo head;
    if (beside.isEmpty()) {
      head = lead.setting().spoken(stories.lead(lead, PrintRooms.PAGE));
    } else {
      head = Grid.beside(PrintRooms.LEAD, lead.setting().spoken(stories.lead(lead, PrintRooms.LEAD)), PrintRooms.SIDE, Fo.group().addAll(beside));
    }
    var head2 = new PrintItem(lead.id(), head, true, above, false);
    if (lead.block() instanceof Block.StoryInFull(var story)) {
      var columns = stories.columns(lead.id(), story, false);
      if (!columns.isEmpty()) {
        head2 = new PrintItem(lead.id(), Fo.group().set("padding-after", 10).add(head), true, above, true);
      }
      items.add(head2);
      columns.forEach(item -> items.add(item.with(lead.setting().spoken(item.fo()))));
    } else {
      items.add(head2);
    }
    return items;
  }

  /// A story after which a greeting would come pages too late.
  private static boolean isLong(PrintBlock lead) {
    return lead.block() instanceof Block.StoryInFull(var story) && story.body().length() > MOST_BEFORE_GREETING;
  }

  /// What had no room beside such a story, and was put before it by the editors.
  private boolean greetsBefore(PrintBlock block, PrintBlock lead) {
    var blocks = setting.manuscript().edition().blocks();
    return block.block() instanceof Block.Greeting && block.fitsBesideLead() && blocks.indexOf(block.block()) < blocks.indexOf(lead.block());
  }

  private List<Fo> beside(List<PrintBlock> candidates, List<PrintBlock> rest, List<PrintEntry> also, double height) {
    var boxes = new PrintBoxes(setting);
    var beside = new ArrayList<Fo>();
    var used = 0.0;
    for (var block : candidates) {
      if (block.isAlso()) {
        var shown = Math.min(also.size(), MOST_ENTRIES);
        while (shown > LEAST_ENTRIES && boxes.alsoHeight(also, shown, PrintRooms.SIDE) > height) {
          shown--;
        }
        shown = PrintBoxes.named(also.size(), shown);
        used += boxes.alsoHeight(also, shown, PrintRooms.SIDE);
        beside.add(boxes.also(also, shown, PrintRooms.SIDE, block.id()).set("id", block.id()));
        rest.remove(block);
        continue;
      }
      var high = block.heightBeside() + BETWEEN;
      if (used + high <= height * (block.block() instanceof Block.Greeting ? 1.15 : 1)) {
        beside.add(block.beside().set("id", block.id()).set("space-before", BETWEEN));
        rest.remove(block);
        used += high;
      }
    }
    return beside;
  }
}
