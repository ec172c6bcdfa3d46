package dk.pip.papers;

import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.PrintText.Division;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Lays a paper out: its letterhead, its title, its parts below each other, and what all pages have.
final class PaperPages {
  /// How high the part of a page is that is set on.
  static final double HIGH = Room.points(297 - 10 - 14 - 22);

  static final Room ROOM = Room.of(Room.points(210 - 2 * 24));

  /// The same of a page that lies on its side, for tables that need it.
  static final Room WIDE = Room.of(Room.points(297 - 2 * 24));

  private static final double ARMS_HIGH = Room.points(13);
  private static final double ARMS_WIDE = Room.points(32);
  private static final int LONG_TITLE = 90;
  private static final int LONGER_TITLE = 300;
  private static final String UPRIGHT = "upright";
  private static final String ON_SIDE = "on-side";
  private static final String LAST = "last-pages";
  private static final String PAGE = "\u0001";
  private static final String PAGES = "\u0002";

  private final Paper paper;
  private final Imprint imprint;
  private final PrintPictures pictures;
  private final PaperSetting setting;
  private final PaperParts parts;
  private final String title;
  private final Fo document;

  PaperPages(Paper paper, Imprint imprint, PrintPictures pictures, PaperSizes sizes, PaperFit fit) {
    this.paper = paper;
    this.imprint = imprint;
    this.pictures = pictures;
    this.setting = new PaperSetting(imprint, paper.language(), sizes);
    this.parts = new PaperParts(setting, pictures, fit);
    var clean = PrintText.clean(paper.title()).replaceAll("\\s+", " ").strip();
    this.title = clean.isEmpty() ? setting.say("papers.untitled") : clean;
    this.document = laidOut();
  }

  /// The title as the document says it.
  String title() {
    return title;
  }

  Fo document() {
    return document;
  }

  private Fo laidOut() {
    var blocks = parts.of(paper.parts(), isCards());
    var flows = new ArrayList<Fo>();
    var isWide = blocks.stream().findFirst().filter(PaperParts.Placed::wide).isPresent();
    flows.add(flow());
    if (!isCards()) {
      flows.getLast().add(letterhead()).add(title(setting.scale()));
    }
    var widths = new ArrayList<>(List.of(isWide));
    for (var placed : blocks) {
      if (placed.wide() != isWide) {
        isWide = placed.wide();
        flows.add(flow());
        widths.add(isWide);
      }
      flows.getLast().add(placed.block());
    }
    var root = FoPress.root(paper.language(), setting.scale().text(), setting.colour(Token.INK), master(UPRIGHT, "210mm", "297mm"), master(ON_SIDE, "297mm", "210mm"));
    root.add(bookmarks());
    for (var i = 0; i < flows.size(); i++) {
      var sequence = Fo.of("page-sequence").set("master-reference", widths.get(i) ? ON_SIDE : UPRIGHT).set("id", i == flows.size() - 1 ? LAST : "pages" + i);
      root.add(sequence.add(mark()).add(foot(widths.get(i) ? WIDE : ROOM)).add(flows.get(i)));
    }
    return root;
  }

  private static Fo flow() {
    return Fo.of("flow").set("flow-name", "xsl-region-body");
  }

  /// Cards are cut out: a title would take the room of some, and the foot of the page has it.
  private boolean isCards() {
    return !paper.parts().isEmpty() && paper.parts().stream().allMatch(part -> part instanceof Part.Cards);
  }

  private Fo letterhead() {
    var head = Fo.group();
    var arms = imprint.arms();
    if (arms != null) {
      var width = Math.min(ARMS_WIDE, ARMS_HIGH * arms.width() / arms.height());
      head.add(PrintText.picture(pictures.graphic(arms, width).set("fox:alt-text", armsWords())).set("space-after", 4));
    }
    if (!imprint.municipality().isBlank()) {
      head.add(setting.plain(setting.scale().smallStrong(), imprint.municipality()));
    }
    return head.isEmpty()
        ? head.add(Fo.block().set("role", "artifact").set("font-size", 1).set("line-height", 1).add("\u200B"))
        : head.set("padding-after", 7)
            .set("border-after-style", "solid")
            .set("border-after-width", 1.5)
            .set("border-after-color", setting.colour(Token.BAR))
            .set("space-after", 20)
            .set("space-after.conditionality", "retain");
  }

  private String armsWords() {
    return imprint.municipality().isBlank() ? title : imprint.municipality();
  }

  private Fo title(PaperSizes sizes) {
    var type = sizes.title();
    var share = title.length() > LONGER_TITLE ? 0.5 : title.length() > LONG_TITLE ? 0.7 : 1;
    var head = Fo.group().add(setting.title(type.sized(Math.round(type.size() * share)), 1, title).set("id", "title"));
    if (paper.subtitle() != null && !paper.subtitle().isBlank()) {
      head.add(setting.plain(sizes.subtitle(), paper.subtitle()).set("color", setting.colour(Token.SOFT_INK)).set("space-before", 4));
    }
    var state = state();
    if (!state.isEmpty()) {
      head.add(setting.plain(sizes.strong(), state).set("space-before", 6));
    }
    return head;
  }

  /// `Udkast · Version 3`
  private String state() {
    var version = paper.version() == null || paper.version().isBlank() ? "" : setting.say("papers.version", paper.version());
    var draft = paper.draft() ? setting.say("papers.draft") : "";
    return draft.isEmpty() || version.isEmpty() ? draft + version : draft + " · " + version;
  }

  private Fo mark() {
    var state = state();
    var block = setting.scale().smallStrong().set(Fo.block()).set("text-align", "end");
    if (!state.isEmpty()) {
      var box = PrintText.inline(Face.TEXT_BOLD);
      if (paper.draft()) {
        box.set("border", "1pt solid " + setting.colour(Token.INK)).set("padding", "3pt 6pt 3pt 6pt");
      } else {
        box.set("color", setting.colour(Token.SOFT_INK));
      }
      block.add(PrintText.add(box, state, Face.TEXT_BOLD, paper.language(), Division.LONG_WORDS));
    }
    return Fo.of("static-content").set("flow-name", "xsl-region-before").set("role", "artifact").add(block);
  }

  private static Fo master(String name, String width, String height) {
    return Fo.of("simple-page-master")
        .set("master-name", name)
        .set("page-width", width)
        .set("page-height", height)
        .set("margin", "10mm 24mm 0mm 24mm")
        .add(Fo.of("region-body").set("margin-top", "14mm").set("margin-bottom", "22mm"))
        .add(Fo.of("region-before").set("extent", "14mm"))
        .add(Fo.of("region-after").set("extent", "22mm"));
  }

  private Fo foot(Room room) {
    var type = new Type(Face.TEXT, 8, 11);
    var number = new Type(Face.TEXT_BOLD, 8.5, 11).set(Fo.block()).set("text-align", "end");
    for (var piece : setting.say("papers.page", PAGE, PAGES).split("(?=[\u0001\u0002])|(?<=[\u0001\u0002])")) {
      switch (piece) {
        case PAGE -> number.add(Fo.of("page-number"));
        case PAGES -> number.add(Fo.of("page-number-citation-last").set("ref-id", LAST));
        default -> number.add(piece);
      }
    }
    var width = room.width() * 0.82;
    var whose = imprint.municipality().isBlank() ? title : imprint.municipality() + " · " + title;
    var words = setting.plain(type, shortened(PrintText.clean(whose), type, width)).set("color", setting.colour(Token.SOFT_INK));
    var row = Grid.row(List.of(width, room.width() - width), List.of(Grid.cell(words), Grid.cell(number)));
    return Fo.of("static-content")
        .set("flow-name", "xsl-region-after")
        .set("role", "artifact")
        .add(Fo.block().set("padding-before", Room.points(6)).add(row));
  }

  private static String shortened(String text, Type type, double width) {
    if (type.face().width(text, type.size()) < width) {
      return text;
    }
    var end = text.length();
    while (end > 0 && type.face().width(text.substring(0, end) + "…", type.size()) > width * 0.97) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  private Fo bookmarks() {
    var tree = Fo.of("bookmark-tree");
    if (!isCards()) {
      tree.add(bookmark("title", title));
    }
    var open = new ArrayDeque<Fo>(List.of(tree));
    var levels = new ArrayDeque<Integer>(List.of(0));
    for (var entry : setting.entries()) {
      while (levels.getLast() >= entry.level()) {
        levels.removeLast();
        open.removeLast();
      }
      if (entry.words().isEmpty()) {
        continue;
      }
      var bookmark = bookmark(entry.id(), entry.words());
      open.getLast().add(bookmark);
      open.add(bookmark);
      levels.add(entry.level());
    }
    return tree;
  }

  private static Fo bookmark(String id, String words) {
    return Fo.of("bookmark").set("internal-destination", id).add(Fo.of("bookmark-title").add(words));
  }
}
