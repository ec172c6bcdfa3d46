package dk.pip.editions.render;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.render.Measure.Galley;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Makes the pages up. The front page has the lead story over two columns and a narrow column beside it; from then on
/// bands of the page's width and pairs of balanced columns follow each other. What is left at the foot of a page is
/// given to the space between its bands.
final class PrintComposer {
  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final double PAGE_HEIGHT = (297 - 14 - 17) * POINTS_PER_MM - 3;
  private static final double LEAST_TO_BEGIN = 90;
  private static final double TURN = 16;
  private static final int MOST_BESIDE_LEAD = 5;
  private static final double ROUNDING = 0.01;
  private static final double ABOVE_RULE = 10;
  private static final double BELOW_RULE = 13;
  private static final double MOST_BETWEEN_BANDS = 34;
  private static final double LEAST_BETWEEN_BANDS = -11;
  private static final double LEAST_BEFORE_COLOPHON = 8;
  private static final double BEARABLE = 70;
  private static final double COST_OF_PAGE = 4 * PAGE_HEIGHT * PAGE_HEIGHT;

  private final Manuscript manuscript;
  private final PrintSetting setting;
  private final Sheet sheet;
  private final Measure measure;
  private final Document document;
  private final List<Element> pages = new ArrayList<>();
  private double emptiest;
  private double empty;

  PrintComposer(Manuscript manuscript, PrintSetting setting, Sheet sheet, Measure measure) {
    this.manuscript = manuscript;
    this.setting = setting;
    this.sheet = sheet;
    this.measure = measure;
    this.document = sheet.pages();
  }

  /// The pages of the layout that leaves least of them empty; the first that leaves little is taken.
  static Document best(Manuscript manuscript, PrintPictures pictures, Sheet sheet, Measure measure) {
    var best = composed(manuscript, pictures, PrintLayout.LARGE, sheet, measure);
    for (var layout : List.of(PrintLayout.SMALL, PrintLayout.LIST)) {
      if (best.emptiest > BEARABLE) {
        var other = composed(manuscript, pictures, layout, sheet, measure);
        best = other.cost() < best.cost() ? other : best;
      }
    }
    return best.document;
  }

  private static PrintComposer composed(
      Manuscript manuscript, PrintPictures pictures, PrintLayout layout, Sheet sheet, Measure measure) {
    var composer = new PrintComposer(manuscript, new PrintSetting(manuscript, pictures, layout), sheet, measure);
    composer.compose();
    return composer;
  }

  /// Large holes count for more than several small ones, and a page more than any hole.
  private double cost() {
    return pages.size() * COST_OF_PAGE + empty;
  }

  private void leavesEmpty(double height) {
    emptiest = Math.max(emptiest, height);
    empty += height * height;
  }

  private void compose() {
    var blocks = new ArrayList<PrintBlock>();
    for (var block : manuscript.edition().blocks()) {
      blocks.add(new PrintBlock("b" + blocks.size(), block, setting));
    }
    var lead = blocks.stream().filter(PrintBlock::isStory).findFirst().orElse(null);
    var also = also(blocks, lead);
    if (also.isEmpty()) {
      blocks.removeIf(block -> block.block() instanceof Block.AlsoInThisIssue);
    }
    bookmark(blocks);

    var rest = new ArrayList<>(blocks);
    var colophon = colophon(rest);
    var area = front(lead, rest, also, colophon);
    var flow = new ArrayList<>(area.goesOn);
    flow.addAll(bands(rest, also));
    area = flow(measure(flow, PrintSetting.PAGE, PrintSetting.COLUMN, ""), area, this::nextPage);
    place(colophon, area);
    number();
  }

  private static List<PrintEntry> also(List<PrintBlock> blocks, @Nullable PrintBlock lead) {
    var entries = new ArrayList<PrintEntry>();
    for (var block : blocks) {
      if (block.isStory() && block != lead) {
        entries.add(new PrintEntry(block.id(), block.name()));
      }
    }
    return entries;
  }

  private List<Element> colophon(List<PrintBlock> rest) {
    var parameters = new HashMap<String, Object>(Map.of("p", setting, "id", "colophon"));
    if (!rest.isEmpty() && rest.getLast().block() instanceof Block.NextIssue next) {
      parameters.put("next", next);
      parameters.put("id", rest.removeLast().id());
    }
    return PrintBlock.set("colophon", parameters);
  }

  /// Sets the front page's head and lead, takes what it has used from `rest`, and returns where to go on.
  private Area front(
      @Nullable PrintBlock lead, List<PrintBlock> rest, List<PrintEntry> also, List<Element> colophon) {
    var page = page();
    page.addClass("front");
    var masthead = measure(PrintBlock.set("masthead", Map.of("p", setting)), PrintSetting.PAGE, 0, "front").getFirst();
    var area = new Area(page, PAGE_HEIGHT, PrintSetting.PAGE, PrintSetting.COLUMN, List.of());
    area.wide(masthead.element(), masthead.height());
    area.skip(14);
    if (lead == null) {
      return area;
    }
    rest.remove(lead);
    var before = rest.subList(0, Math.min(rest.size(), MOST_BESIDE_LEAD));
    var beside = before.stream().filter(PrintBlock::fitsBesideLead).toList();
    if (beside.stream().noneMatch(block -> block.block() instanceof Block.AlsoInThisIssue)) {
      return leadAlone(lead, area);
    }
    var columns =
        measure.pieces(
            List.of(
                new Galley(PrintSetting.LEAD, "front", lead.lead().stream().filter(PrintComposer::isWide).toList()),
                new Galley(PrintSetting.NARROW, "front", lead.lead().stream().filter(e -> !isWide(e)).toList())));
    var story = new Area(new Element("div"), area.left() - TURN, PrintSetting.LEAD, PrintSetting.NARROW, List.of());
    story = flow(merged(lead.lead(), columns.get(0), columns.get(1)), story, null);

    if (!story.goesOn.isEmpty()) {
      story.skip(area.left() - TURN - story.y);
      story.wide(new Element("p").addClass("turn").text(setting.say("continues", 2)), TURN);
      story.goesOn.addFirst(turned(setting.say("continued", lead.name())));
    }
    var side = new Element("div").addClass("side");
    var height = story.goesOn.isEmpty() ? story.y : area.left();
    var used = 0.0;
    var ordered = new ArrayList<>(beside);
    ordered.sort((a, b) -> Boolean.compare(isAlso(b), isAlso(a)));
    for (var block : ordered) {
      var pieces = isAlso(block) ? box(block, also, area.left()) : narrow(block.pieces(also));
      var high = pieces.stream().mapToDouble(Piece::height).sum() + (used == 0 ? 0 : 16);
      var most = isAlso(block) || block.block() instanceof Block.Greeting ? area.left() : height;
      if (used + high <= most) {
        if (used > 0) {
          side.appendElement("div").attr("style", "height:16pt");
        }
        pieces.forEach(piece -> side.appendChild(piece.element()));
        rest.remove(block);
        used += high;
      }
    }
    height = Math.max(story.y, used);
    var row = new Element("div").addClass("row").attr("style", points(height));
    row.appendChild(story.element.addClass("area").attr("style", Sheet.width(PrintSetting.LEAD)));
    row.appendChild(side.addClass("area").attr("style", Sheet.width(PrintSetting.NARROW) + ";margin-left:8mm"));
    area.element.appendChild(row);
    area.y += height;
    return area.goingOn(story.goesOn);
  }

  private List<Piece> narrow(List<Element> elements) {
    return measure(elements, PrintSetting.NARROW, PrintSetting.NARROW, "side");
  }

  /// The box "also in this issue" with as many of its entries as there is room for.
  private List<Piece> box(PrintBlock block, List<PrintEntry> also, double room) {
    var shown = also.size();
    var pieces = narrow(block.also(also, shown));
    while (pieces.getFirst().height() > room && shown > 1) {
      shown = Math.min(shown - 1, (int) (shown * room / pieces.getFirst().height()));
      pieces = narrow(block.also(also, Math.max(shown, 1)));
    }
    return pieces;
  }

  private Area leadAlone(PrintBlock lead, Area area) {
    var pieces = measure(lead.lead(), PrintSetting.PAGE, PrintSetting.COLUMN, "front");
    return flow(pieces, area, this::nextPage);
  }

  private static boolean isAlso(PrintBlock block) {
    return block.block() instanceof Block.AlsoInThisIssue;
  }

  private List<Element> bands(List<PrintBlock> blocks, List<PrintEntry> also) {
    var elements = new ArrayList<Element>();
    for (var i = 0; i < blocks.size(); ) {
      elements.add(rule("wide"));
      var end = i;
      while (end < blocks.size() && sharesColumns(blocks.get(end))) {
        end++;
      }
      if (end - i <= 1) {
        var block = blocks.get(i++);
        elements.addAll(block.isCard() ? block.alone(also) : block.pieces(also));
        continue;
      }
      for (var first = i; i < end; i++) {
        if (i > first) {
          elements.add(rule(""));
        }
        elements.addAll(blocks.get(i).pieces(also));
      }
    }
    return elements;
  }

  private boolean sharesColumns(PrintBlock block) {
    return block.isCard() && !(setting.layout() == PrintLayout.LIST && block.isPicturedTeaser());
  }

  private static Element turned(String text) {
    var turned = new Element("div").addClass("piece wide keep whole turned");
    turned.appendElement("p").text(text);
    return turned;
  }

  private static Element rule(String more) {
    var rule = new Element("div").addClass("rule");
    if (!more.isEmpty()) {
      rule.addClass(more);
    }
    rule.appendElement("div");
    return rule;
  }

  private List<Piece> measure(List<Element> elements, double width, double column, String classes) {
    var wide = elements.stream().filter(e -> isWide(e) || column == 0).toList();
    var narrow = elements.stream().filter(e -> !isWide(e) && column != 0).toList();
    var measured =
        measure.pieces(List.of(new Galley(width, classes, wide), new Galley(column, classes, narrow)));
    return merged(elements, measured.get(0), measured.get(1));
  }

  private static List<Piece> merged(List<Element> order, List<Piece> wide, List<Piece> narrow) {
    var pieces = new ArrayList<Piece>();
    var w = wide.iterator();
    var n = narrow.iterator();
    for (var element : order) {
      pieces.add(isWide(element) || !n.hasNext() ? w.next() : n.next());
    }
    return pieces;
  }

  private static boolean isWide(Element element) {
    return element.hasClass("wide");
  }

  /// Sets pieces from the top of what is left of an area; with nowhere to go on, returns the area and what goes on.
  private Area flow(List<Piece> pieces, Area start, @Nullable Supplier<Area> next) {
    var area = start;
    for (var i = 0; i < pieces.size(); ) {
      var end = i;
      var wide = pieces.get(i).isWide();
      while (end < pieces.size() && pieces.get(end).isWide() == wide) {
        end++;
      }
      if (wide) {
        while (i < end) {
          var last = i;
          while (last < end - 1 && pieces.get(last).keepsToNext()) {
            last++;
          }
          var needed = pieces.subList(i, last + 1).stream().mapToDouble(Piece::height).sum();
          if (!pieces.get(last).keepsToNext()) {
            area.makeRoom(needed);
          }
          if ((needed > area.left() || pieces.get(last).keepsToNext() && !begins(pieces, end, area.left() - needed))
              && !area.isEmpty()) {
            if (next == null) {
              return area.goingOn(new ArrayList<>(elements(pieces, i)));
            }
            leave(area);
            area = next.get();
          }
          for (; i <= last; i++) {
            if (!(pieces.get(i).isRule() && area.isEmpty())) {
              area.wide(pieces.get(i).element(), pieces.get(i).height());
            }
          }
        }
        continue;
      }
      var columns = new Columns(pieces.subList(i, end), 2);
      var place = Columns.Place.START;
      while (!columns.isEnd(place)) {
        var all = columns.fits(place, area.left());
        var ends = columns.fill(place, area.left());
        if (!all && (ends.getLast().equals(place) || area.left() < LEAST_TO_BEGIN)) {
          if (area.isEmpty()) {
            area.columns(columns, place, List.of(columns.forced(place)), area.left());
            place = columns.forced(place);
          }
        } else {
          var height = columns.trimmed(place, area.left());
          ends = columns.fill(place, height);
          area.columns(columns, place, ends, height);
          for (var k = 0; k < ends.size(); k++) {
            var from = k == 0 ? place : ends.get(k - 1);
            leavesEmpty(columns.unused(from, ends.get(k), height) / 2);
          }
          place = ends.getLast();
        }
        if (!columns.isEnd(place)) {
          if (next == null) {
            var rest = new ArrayList<>(columns.rest(place));
            rest.addAll(elements(pieces, end));
            return area.goingOn(rest);
          }
          leave(area);
          area = next.get();
        }
      }
      i = end;
    }
    return area;
  }

  /// Ends a page: what is left goes between its bands, as far as that still looks meant.
  private void leave(Area area) {
    area.spread(area.left());
    leavesEmpty(Math.max(0, area.left()));
  }

  /// Whether enough of the columns that begin here fits below a headline.
  private static boolean begins(List<Piece> pieces, int from, double left) {
    var to = from;
    while (to < pieces.size() && !pieces.get(to).isWide()) {
      to++;
    }
    var columns = new Columns(pieces.subList(from, to), 2);
    var start = Columns.Place.START;
    return to == from
        || columns.fits(start, left)
        || left >= LEAST_TO_BEGIN && !columns.fill(start, left).getLast().equals(start);
  }

  private static List<Element> elements(List<Piece> pieces, int from) {
    return pieces.subList(from, pieces.size()).stream().map(Piece::element).toList();
  }

  private void place(List<Element> colophon, Area last) {
    var area = last;
    var piece = measure(colophon, PrintSetting.PAGE, 0, "").getFirst();
    area.makeRoom(piece.height() + LEAST_BEFORE_COLOPHON);
    if (piece.height() + LEAST_BEFORE_COLOPHON > area.left()) {
      leave(area);
      leavesEmpty(PAGE_HEIGHT - piece.height());
      area = nextPage();
    }
    area.skip(area.left() - piece.height());
    area.wide(piece.element(), piece.height());
  }

  private Element page() {
    var page = document.body().appendElement("div").addClass("page");
    if (pages.isEmpty()) {
      page.addClass("first");
    }
    page.attr("style", points(PAGE_HEIGHT));
    pages.add(page);
    return page;
  }

  private Area nextPage() {
    return new Area(page(), PAGE_HEIGHT, PrintSetting.PAGE, PrintSetting.COLUMN, List.of());
  }

  /// Writes the page at each line of the box on the front.
  private void number() {
    for (var place : document.select("[data-page]")) {
      var target = document.getElementById(place.attr("data-page"));
      for (var i = 0; target != null && i < pages.size(); i++) {
        if (target.parents().contains(pages.get(i))) {
          place.text(setting.say("page", i + 1)).removeAttr("data-page");
        }
      }
    }
  }

  private void bookmark(List<PrintBlock> blocks) {
    var bookmarks = document.head().appendElement("bookmarks");
    for (var block : blocks) {
      bookmarks.appendElement("bookmark").attr("name", block.name()).attr("href", "#" + block.id());
    }
  }

  private static String points(double height) {
    return String.format(Locale.ROOT, "height:%.2fpt", height);
  }

  /// A part of a page, filled from the top.
  private static final class Area {
    private final Element element;
    private final double height;
    private final double width;
    private final double column;
    private final List<Element> goesOn;
    private final List<Rule> rules = new ArrayList<>();
    private double y;
    private double changed;

    private record Rule(Element row, double height) {}

    Area(Element element, double height, double width, double column, List<Element> goesOn) {
      this.element = element;
      this.height = height;
      this.width = width;
      this.column = column;
      this.goesOn = goesOn;
    }

    Area goingOn(List<Element> elements) {
      var area = new Area(element, height, width, column, elements);
      area.rules.addAll(rules);
      area.changed = changed;
      area.y = y;
      return area;
    }

    double left() {
      return height - y;
    }

    boolean isEmpty() {
      return y == 0;
    }

    void skip(double points) {
      row(points);
    }

    void wide(Element piece, double high) {
      var row = row(high);
      row.appendElement("div").addClass("column").attr("style", Sheet.width(width)).appendChild(piece);
      if (piece.hasClass("rule")) {
        rules.add(new Rule(row, high));
      }
    }

    /// Makes the space around the rules between bands less where that makes room for what is so high.
    void makeRoom(double points) {
      var missing = points - left();
      if (missing > 0 && missing + ROUNDING <= changed - LEAST_BETWEEN_BANDS * rules.size()) {
        spread(-missing - ROUNDING);
      }
    }

    /// Makes the space around the rules between bands greater, or less, by so much in all and by no more than looks meant.
    void spread(double points) {
      if (rules.isEmpty()) {
        return;
      }
      var total = Math.clamp(changed + points, LEAST_BETWEEN_BANDS * rules.size(), MOST_BETWEEN_BANDS * rules.size());
      var each = total / rules.size();
      for (var rule : rules) {
        rule.row.attr("style", Sheet.width(width) + ";" + points(rule.height + each));
        var padding = String.format(Locale.ROOT, "padding:%.2fpt 0 %.2fpt", ABOVE_RULE + each / 2, BELOW_RULE + each / 2);
        rule.row.select(".rule").attr("style", padding);
      }
      y += total - changed;
      changed = total;
    }

    void columns(Columns columns, Columns.Place from, List<Columns.Place> ends, double high) {
      var row = row(high);
      var place = from;
      for (var end : ends) {
        var column = row.appendElement("div").addClass("column");
        column.attr("style", Sheet.width(this.column) + (place == from ? "" : ";" + points(high)));
        if (place != from) {
          column.addClass("next");
        }
        columns.between(place, end).forEach(column::appendChild);
        place = end;
      }
    }

    private Element row(double high) {
      y += high;
      return element.appendElement("div").addClass("row").attr("style", Sheet.width(width) + ";" + points(high));
    }
  }
}
