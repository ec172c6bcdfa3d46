package dk.pip.editions.print;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.print.PrintItem.Gap;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.FoPress;
import dk.pip.papers.Grid;
import dk.pip.papers.PrintPictures;
import dk.pip.papers.PrintSurvey;
import dk.pip.papers.PrintText;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the pages of one layout up: what stands in which order, and how far apart. The engine places everything. After each
/// try it is looked where things came to stand: a headline that was parted from its story begins the next page, what is
/// first on a page has no space above it, what runs over a page's foot begins the next column, and what is left at the foot of a page goes between its bands.
final class PrintPages {
  static final double HIGH = Room.points(297 - 14 - 17);

  private static final int MOST_TRIES = 24;
  private static final double LEAST_BELOW_HEAD = 40;
  private static final double MOST_MORE_BETWEEN = 46;
  private static final double BEARABLE = 70 * 70;
  private static final int MANY = 25;
  private static final double WHITE_BUT_FOR_COLOPHON = 0.65;
  private static final double MOST_WHITE_AT_END = 0.4;
  private static final double MOST_WHITE_AT_LONG_END = 0.6;
  private static final double MOST_WHITE_BEFORE_END = 0.55;
  private static final double MOST_WHITE_ON_FRONT = 0.45;
  private static final double MOST_MORE_AT_END = 8;
  private static final int MOST_SPREADS = 4;
  private static final int MOST_MOVES = 3;
  private static final double SPARE = 2;
  private static final double WORTH_SPREADING = 6;
  private static final double COST_OF_PAGE = 4 * HIGH * HIGH;

  private final PrintSetting setting;
  private final FoPress press;
  private final Nameplate nameplate;
  private final List<PrintItem> items = new ArrayList<>();
  private final List<PrintEntry> bookmarks = new ArrayList<>();
  private final Set<String> breaks = new HashSet<>();
  private final Set<String> tops = new HashSet<>();
  /// What begins a page in the middle of columns, which are then as long as each other on the page before.
  private final Set<String> divisions = new HashSet<>();
  /// What turned out to be higher than a page, and goes on on the next.
  private final Set<String> divided = new HashSet<>();
  private final Map<String, Double> more = new HashMap<>();
  private final List<Double> ragged = new ArrayList<>();
  private final PrintHeights heights;
  private final boolean low;
  private @Nullable PrintSurvey settled;
  private int open;
  /// Where the story stands that opens the edition, or what is there instead of it.
  private int lead = 1;
  private double cost;

  private PrintPages(Manuscript manuscript, PrintPictures pictures, PrintLayout layout, boolean low, FoPress press, PrintHeights heights) {
    this.heights = heights;
    this.low = low;
    this.setting = new PrintSetting(manuscript, pictures, layout);
    this.press = press;
    this.nameplate = Nameplate.of(manuscript.imprint().newsletter());
    compose();
  }

  Nameplate nameplate() {
    return nameplate;
  }

  List<PrintItem> items() {
    return items;
  }

  double gap(PrintItem item) {
    return gap(item.gap()) + more.getOrDefault(item.id(), 0.0);
  }

  private double gap(Gap gap) {
    return gap.points() * setting.layout().gaps();
  }

  private void compose() {
    var blocks = new ArrayList<PrintBlock>();
    for (var block : setting.manuscript().edition().blocks()) {
      blocks.add(new PrintBlock("b" + blocks.size(), block, setting.in(block.language())));
    }
    var first = blocks.stream().filter(PrintBlock::isStory).findFirst().orElse(null);
    var also = new ArrayList<PrintEntry>();
    for (var block : blocks) {
      if (block.isStory() && block != first) {
        also.add(block.entry());
      }
    }
    if (also.isEmpty()) {
      blocks.removeIf(PrintBlock::isAlso);
    }
    blocks.forEach(block -> bookmarks.add(block.entry()));

    var rest = new ArrayList<>(blocks);
    Block.NextIssue next = null;
    var last = "colophon";
    if (!rest.isEmpty() && rest.getLast().block() instanceof Block.NextIssue issue) {
      next = issue;
      last = rest.removeLast().id();
    }
    var front = new PrintFront(setting);
    items.add(front.masthead(nameplate));
    if (first != null) {
      rest.remove(first);
      items.addAll(front.lead(first, rest, also));
      while (!items.get(lead).id().equals(first.id())) {
        lead++;
      }
    }
    bands(rest, also);
    items.add(PrintItem.band(last, new PrintColophon(setting).set(next)).with(Gap.RULE));
  }

  private void bands(List<PrintBlock> blocks, List<PrintEntry> also) {
    var groups = groups(blocks);
    var cards = groups.stream().filter(group -> group.size() > 1).flatMap(List::stream).toList();
    heights.measure(cards, also, this, setting.layout(), press);
    for (var group : groups) {
      if (group.size() == 1) {
        var alone = group.getFirst().alone(also);
        if (!alone.getFirst().wide()) {
          endColumns();
        }
        items.addAll(alone);
        continue;
      }
      var rows = new PrintRows(setting, gap(Gap.RULE), low);
      items.addAll(rows.of(group, heights.of(group, setting.layout()), also));
      ragged.addAll(rows.ragged());
    }
  }

  /// Cards that follow each other; all other blocks by themselves.
  private static List<List<PrintBlock>> groups(List<PrintBlock> blocks) {
    var groups = new ArrayList<List<PrintBlock>>();
    var isOpen = false;
    for (var block : blocks) {
      if (!isOpen || !block.isCard()) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(block);
      isOpen = block.isCard();
    }
    return groups;
  }

  /// What follows is none of the story above, in whose columns it would stand.
  private void endColumns() {
    if (!items.isEmpty() && !items.getLast().wide()) {
      items.add(PrintItem.divider(items.getLast().id() + PrintItem.DIVIDER));
    }
  }

  /// The pages of the layout that leaves least of them empty. Closer and looser ones are tried where the last page is mostly
  /// white, and of a long edition few, as each takes as long as a print.
  static PrintPages best(Manuscript manuscript, PrintPictures pictures, FoPress press) {
    return new Search(manuscript, pictures, press).best();
  }

  /// What has been tried, and what of that is best.
  private static final class Search {
    private final Manuscript manuscript;
    private final PrintPictures pictures;
    private final FoPress press;
    private final PrintHeights heights = new PrintHeights();
    private final Map<Integer, PrintPages> tried = new HashMap<>();
    private final boolean isLong;
    private final boolean isPictured;
    private PrintPages best;

    Search(Manuscript manuscript, PrintPictures pictures, FoPress press) {
      this.manuscript = manuscript;
      this.pictures = pictures;
      this.press = press;
      var blocks = manuscript.edition().blocks();
      isLong = blocks.size() > MANY;
      isPictured = blocks.stream().anyMatch(PrintPages::isPictured);
      best = settled(isLong ? PrintLayout.LIST_CLOSE : isPictured ? PrintLayout.LARGE : PrintLayout.LIST, false);
    }

    PrintPages best() {
      if (isLong) {
        best.evenOut();
        if (best.endsEarly(MOST_WHITE_AT_LONG_END)) {
          look(PrintLayout.LIST, false);
        }
        best.evenOut();
      } else {
        look(false);
        if (!best.isGood() || best.endsEarly(MOST_WHITE_AT_END)) {
          look(true);
        }
        best.evenOut();
        lookLooser();
      }
      best.spread();
      return best;
    }

    /// @param low whether rows of cards are low, which leaves fewer holes where high ones left some
    private void look(boolean low) {
      for (var layout : isPictured ? List.of(PrintLayout.LARGE, PrintLayout.SMALL, PrintLayout.LIST) : List.of(PrintLayout.LIST)) {
        if (!best.isGood()) {
          look(layout, low);
        }
      }
      for (var layout : isPictured ? List.of(PrintLayout.LIST_CLOSE, PrintLayout.LARGE_CLOSE) : List.of(PrintLayout.LIST_CLOSE)) {
        if (best.endsEarly(MOST_WHITE_AT_END) && look(layout, low).endsEarly(WHITE_BUT_FOR_COLOPHON)) {
          look(layout.tight(), low);
        }
      }
    }

    private void lookLooser() {
      if (best.isWhiteAtEnd(MOST_WHITE_AT_END)) {
        var low = best.low;
        look(PrintLayout.LIST_LOOSE, low);
        if (isPictured && best.endsEarly(MOST_WHITE_AT_END)) {
          look(PrintLayout.LARGE_LOOSE, low);
        }
        best.evenOut();
      }
    }

    private PrintPages look(PrintLayout layout, boolean low) {
      var pages = settled(layout, low);
      best = pages.cost < best.cost ? pages : best;
      return pages;
    }

    /// What looks the same as another is not tried again.
    private PrintPages settled(PrintLayout layout, boolean low) {
      var pages = new PrintPages(manuscript, pictures, layout, low, press, heights);
      var before = tried.putIfAbsent(pages.fingerprint(), pages);
      if (before != null) {
        return before;
      }
      pages.settle();
      return pages;
    }
  }

  private int fingerprint() {
    var fingerprint = 31 * Double.hashCode(setting.layout().lines()) + Double.hashCode(setting.layout().gaps());
    for (var item : items) {
      fingerprint = 31 * (31 * fingerprint + item.id().hashCode()) + item.fo().fingerprint();
    }
    return fingerprint;
  }

  private static boolean isPictured(Block block) {
    return switch (block) {
      case Block.StoryTeaser(var story, _) -> story.picture() != null;
      case Block.Video video -> video.still() != null;
      case Block.Pictures _ -> true;
      default -> false;
    };
  }

  private boolean isGood() {
    return cost - settled().pages() * COST_OF_PAGE < BEARABLE;
  }

  private boolean endsEarly(double most) {
    return settled().pages() > 1 && isWhiteAtEnd(most);
  }

  private boolean isWhiteAtEnd(double most) {
    var survey = settled();
    return survey.bottom(survey.pages() - 1) < HIGH * (1 - most);
  }

  private PrintSurvey settled() {
    return java.util.Objects.requireNonNull(settled);
  }

  /// Tries until nothing is parted that belongs together, and says what the pages cost in paper and holes.
  private void settle() {
    open = 0;
    settle(press.survey(document()));
  }

  private void settle(PrintSurvey first) {
    var survey = first;
    var isWhole = open == 0;
    for (var tries = 1; ; tries++) {
      if (tries == MOST_TRIES) {
        survey = withAllSpaces(survey);
        break;
      } else if (amend(survey)) {
        survey = again(survey);
        isWhole = open == 0;
      } else if (isWhole) {
        break;
      } else {
        // The engine now and then fills columns otherwise after a break than at the start of a document.
        survey = press.survey(document());
        isWhole = true;
      }
    }
    settled = survey;
    cost = cost(survey);
  }

  /// Rather a page that begins too low than two items that stand too close.
  private PrintSurvey withAllSpaces(PrintSurvey survey) {
    tops.removeIf(id -> survey.first(id) instanceof PrintSurvey.Spot spot && !spot.first());
    return press.survey(document());
  }

  /// Sets again what is not in its place yet; what stands on pages before that does not change.
  private PrintSurvey again(PrintSurvey before) {
    if (open == 0) {
      return press.survey(document());
    }
    var last = open - 1;
    while (before.spots(items.get(last).id()).isEmpty()) {
      last--;
    }
    var pages = before.spots(items.get(last).id()).getLast().page() + 1;
    return press.survey(document(open)).following(before, pages);
  }

  /// Moves what stands last on the last page but one to the last, where both are better filled by that. Text in columns is
  /// divided only where the last page would be mostly white.
  private void evenOut() {
    var survey = settled();
    if (!endsEarly(MOST_WHITE_AT_END)) {
      return;
    }
    var moves = new ArrayList<>(moves(survey, openings(survey, survey.pages() - 2)));
    if (!tryFirst(moves, survey) && endsEarly(MOST_WHITE_AT_LONG_END)) {
      tryFirst(moves(survey, divisions(survey, survey.pages() - 2)), survey);
    }
  }

  /// What would come of moving an item, and all that follows it on its page, to the last page.
  ///
  /// @param white how much of both pages would be empty: large holes count for more, and those within the edition
  private record Move(PrintItem item, double white) {}

  private List<Move> moves(PrintSurvey survey, List<PrintItem> from) {
    var page = survey.pages() - 2;
    var moves = new ArrayList<Move>();
    for (var item : from) {
      var height = heightFrom(item, survey, page);
      var above = HIGH - survey.bottom(page) + height;
      var below = HIGH - survey.bottom(page + 1) - height;
      if (below > 0 && above < HIGH * (page == 0 ? MOST_WHITE_ON_FRONT : MOST_WHITE_BEFORE_END)) {
        moves.add(new Move(item, 2 * above * above + below * below));
      }
    }
    moves.sort(java.util.Comparator.comparingDouble(Move::white));
    return moves;
  }

  /// About how much of a page is taken by an item and what follows it there; of two columns half the length of both.
  private double heightFrom(PrintItem item, PrintSurvey survey, int page) {
    var height = 0.0;
    for (var next : items.subList(items.indexOf(item), items.size())) {
      for (var spot : survey.spots(next.id())) {
        if (spot.page() == page) {
          height += (spot.bottom() - spot.top() + gap(next)) / (next.wide() ? 1 : 2);
        }
      }
    }
    return height;
  }

  private boolean tryFirst(List<Move> moves, PrintSurvey survey) {
    return moves.stream().limit(MOST_MOVES).anyMatch(move -> isBetterWith(move.item(), survey));
  }

  /// Begins the last page with an item, if that is cheaper than as it was.
  private boolean isBetterWith(PrintItem item, PrintSurvey survey) {
    var before = cost;
    var oldBreaks = Set.copyOf(breaks);
    var oldTops = Set.copyOf(tops);
    var i = items.indexOf(item);
    items.subList(i, items.size()).forEach(later -> breaks.remove(later.id()));
    breaks.add(item.id());
    if (item.wide()) {
      tops.add(item.id());
    } else if (!items.get(i - 1).wide()) {
      divisions.add(item.id());
    }
    open = i;
    settle(again(survey));
    if (cost < before) {
      return true;
    }
    breaks.clear();
    breaks.addAll(oldBreaks);
    tops.clear();
    tops.addAll(oldTops);
    divisions.remove(item.id());
    settled = survey;
    cost = before;
    return false;
  }

  /// Gives what is left at the foot of each page to the space between its bands, but not on a page from which something
  /// would move by it.
  private void spread() {
    var before = settled();
    for (var page = 0; page < before.pages(); page++) {
      spread(before, page);
    }
    for (var tries = 0; tries < MOST_SPREADS && !more.isEmpty(); tries++) {
      var moved = moved(before, press.survey(document()));
      if (moved < 0) {
        return;
      }
      spaces(before, moved).forEach(item -> more.remove(item.id()));
      if (moved > 0) {
        spaces(before, moved - 1).forEach(item -> more.remove(item.id()));
      }
    }
    more.clear();
  }

  /// The first page from or to which something has moved; -1 where everything is on its page.
  private int moved(PrintSurvey before, PrintSurvey after) {
    for (var item : items) {
      var was = before.first(item.id());
      var is = after.first(item.id());
      if (was != null && is != null && (was.page() != is.page() || was.first() != is.first())) {
        return was.page();
      }
    }
    return before.pages() == after.pages() ? -1 : before.pages() - 1;
  }

  /// Mends what is wrong, from the front: what stands on a page is settled once all before it is. Which items open the pages
  /// after that is guessed for all at once, as most guesses hold.
  private boolean amend(PrintSurvey survey) {
    var opening = openPages(survey);
    var until = opening == null ? survey.pages() : spot(opening, survey).page();
    for (var i = 1; i < items.size(); i++) {
      var item = items.get(i);
      var spot = survey.first(item.id());
      if (spot != null && spot.page() < until && isHigherThanAPage(item, spot) && divided.add(item.id())) {
        // It may begin below what stands before it.
        breaks.remove(item.id());
        tops.remove(item.id());
        open = 0;
        return true;
      }
      if (spot != null && spot.page() < until && (partsHead(i, survey) || runsOver(item, survey)) && breaks.add(item.id())) {
        if (item.wide() && item.gap() != Gap.NONE) {
          tops.add(item.id());
        }
        open = i;
        return true;
      }
    }
    if (opening != null && tops.contains(opening.id())) {
      // It has no room on the page before with the space above it; without that it might.
      breaks.add(opening.id());
      open = items.indexOf(opening);
    }
    return opening != null;
  }

  /// Takes the space away above what is first on a page, and gives it back to what no longer is.
  ///
  /// @return the first item for which that was changed
  private @Nullable PrintItem openPages(PrintSurvey survey) {
    PrintItem first = null;
    for (var item : items.subList(1, items.size())) {
      var spot = survey.first(item.id());
      if (spot == null || !item.wide() || item.gap() == Gap.NONE) {
        continue;
      }
      var changed = spot.first() ? tops.add(item.id()) : tops.remove(item.id());
      if (changed && (first == null || spot.page() < spot(first, survey).page())) {
        first = item;
      }
    }
    return first;
  }

  private static PrintSurvey.Spot spot(PrintItem item, PrintSurvey survey) {
    return java.util.Objects.requireNonNull(survey.first(item.id()));
  }

  /// The story that opens the edition stays on the front, whatever follows it: the front page would be empty else.
  private boolean partsHead(int i, PrintSurvey survey) {
    return i > lead && items.get(i).keeps() && !spot(items.get(i), survey).first() && i + 1 < items.size() && isParted(items.get(i), i + 1, survey);
  }

  private static boolean runsOver(PrintItem item, PrintSurvey survey) {
    return survey.spots(item.id()).stream().anyMatch(spot -> !spot.first() && spot.bottom() > HIGH + 1);
  }

  private static boolean isHigherThanAPage(PrintItem item, PrintSurvey.Spot spot) {
    return item.wide() && item.whole() && spot.first() && spot.bottom() > HIGH + 1;
  }

  /// Whether a head stands alone at the foot of a page, or with next to nothing below it.
  private boolean isParted(PrintItem head, int next, PrintSurvey survey) {
    var above = java.util.Objects.requireNonNull(survey.first(head.id()));
    var below = survey.first(items.get(next).id());
    if (below == null) {
      return false;
    }
    if (below.page() != above.page()) {
      return true;
    }
    var goesOn = false;
    for (var i = next; i < items.size() && items.get(i).gap() != Gap.RULE; i++) {
      goesOn |= survey.spots(items.get(i).id()).stream().anyMatch(spot -> spot.page() != above.page());
    }
    return goesOn && survey.bottom(above.page()) - above.bottom() < LEAST_BELOW_HEAD;
  }

  private void spread(PrintSurvey survey, int page) {
    var left = HIGH - survey.bottom(page) - SPARE;
    if (left < WORTH_SPREADING) {
      return;
    }
    left -= giveBack(spaces(survey, page), left);
    var gaps = gaps(survey, page);
    if (gaps.isEmpty()) {
      return;
    }
    var isLast = page == survey.pages() - 1;
    var each = Math.min(isLast ? MOST_MORE_AT_END : MOST_MORE_BETWEEN, left / gaps.size());
    gaps.forEach(item -> more.merge(item.id(), each, Double::sum));
    if (isLast) {
      more.merge(gaps.getLast().id(), left - each * gaps.size(), Double::sum);
    }
  }

  /// Makes spaces as high again as they are in the usual layout, as far as that goes: nothing stands closer than its page
  /// needs, not even what is given no more than that, such as the space below the masthead.
  ///
  /// @return how much of what was left that has taken
  private double giveBack(List<PrintItem> spaces, double left) {
    var taken = spaces.stream().mapToDouble(item -> item.gap().points() - gap(item.gap())).sum();
    if (taken <= 0) {
      return 0;
    }
    var share = Math.min(1, left / taken);
    spaces.forEach(item -> more.put(item.id(), share * (item.gap().points() - gap(item.gap()))));
    return share * taken;
  }

  /// The items on a page that have a space above them, as wide as the page.
  private List<PrintItem> spaces(PrintSurvey survey, int page) {
    var spaces = new ArrayList<PrintItem>();
    for (var i = 1; i < items.size(); i++) {
      var item = items.get(i);
      var spot = survey.first(item.id());
      var before = items.get(i - 1);
      var isAcross = item.gap() != Gap.NONE && (item.wide() || before.wide() && !before.isDivider());
      if (spot != null && spot.page() == page && !spot.first() && isAcross) {
        spaces.add(item);
      }
    }
    return spaces;
  }

  /// Those between bands, to which more than the usual space can be added.
  private List<PrintItem> gaps(PrintSurvey survey, int page) {
    return spaces(survey, page).stream().filter(item -> item.gap() == Gap.RULE).toList();
  }

  /// The items on a page that may begin the next one: bands, and columns as a whole.
  private List<PrintItem> openings(PrintSurvey survey, int page) {
    var openings = new ArrayList<>(gaps(survey, page));
    openings.removeIf(item -> !item.wide() && !items.get(items.indexOf(item) - 1).wide());
    return openings;
  }

  /// The items on a page that may begin the next one if need be: also the next row of a gallery, and what stands in columns.
  private List<PrintItem> divisions(PrintSurvey survey, int page) {
    var divisions = new ArrayList<PrintItem>();
    for (var i = 1; i < items.size(); i++) {
      var item = items.get(i);
      var spot = survey.first(item.id());
      if (spot != null && spot.page() == page && !items.get(i - 1).keeps() && !item.isDivider()) {
        divisions.add(item);
      }
    }
    return divisions;
  }

  /// Large holes count for more than several small ones, and a page more than any hole.
  private double cost(PrintSurvey survey) {
    var cost = survey.pages() * COST_OF_PAGE;
    for (var page = 0; page < survey.pages(); page++) {
      var left = HIGH - survey.bottom(page);
      if (page < survey.pages() - 1) {
        var hole = left - MOST_MORE_BETWEEN * gaps(survey, page).size();
        cost += left * left / 4 + Math.max(0, hole) * hole;
      } else {
        var tooMuch = Math.max(0, left - HIGH * MOST_WHITE_AT_END);
        cost += 4 * tooMuch * tooMuch;
      }
    }
    for (var columns : survey.columns()) {
      var shorter = columns.bottom() - columns.shorter();
      cost += shorter * shorter;
    }
    for (var hole : ragged) {
      cost += hole * hole;
    }
    return cost;
  }

  /// The document as it stands now.
  Fo document() {
    return document(0);
  }

  /// A document of such pages, with what all have.
  Fo document(Fo master, Fo sequence) {
    return scaled(root(master).add(sequence));
  }

  private Fo root(Fo master) {
    return FoPress.root(setting.manuscript().edition().language(), Type.TEXT, setting.colour(Token.INK), master);
  }

  private Fo scaled(Fo root) {
    if (setting.layout().lines() != 1) {
      var size = Type.TEXT.size();
      var line = Type.TEXT.line();
      root.replace("font-size", Fo.points(size), Fo.points(size * setting.layout().type()));
      root.replace("line-height", Fo.points(line), Fo.points(line * setting.layout().lines()));
    }
    return root;
  }

  /// The document from an item that begins a page.
  private Fo document(int from) {
    var root = root(master());
    if (from == 0) {
      root.add(bookmarks());
    }
    var sequence = Fo.of("page-sequence").set("master-reference", "page").set("id", "pages");
    sequence.add(foot());
    var flow = Fo.of("flow").set("flow-name", "xsl-region-body");
    PrintItem before = null;
    for (var i = from; i < items.size(); i++) {
      var item = items.get(i);
      if (before != null && before.wide() && item.wide()) {
        flow.add(divider());
      } else if (before != null && divisions.contains(item.id())) {
        flow.add(divider().set("span", "all"));
      }
      flow.add(placed(item, before, i + 1 < items.size() ? items.get(i + 1) : null));
      before = item;
    }
    return scaled(root.add(sequence.add(flow)));
  }

  private Fo placed(PrintItem item, @Nullable PrintItem before, @Nullable PrintItem after) {
    var fo = Fo.group().set("id", item.id()).add(item.fo());
    if (item.wide()) {
      fo.set("span", "all").set("keep-together.within-page", item.whole() && !divided.contains(item.id()) ? "always" : "auto");
      if (before != null && !tops.contains(item.id())) {
        retain(fo, "space-before", item.isDivider() ? gap(item) / 2 : gap(item));
      }
      if (after != null && !after.wide() && !item.keeps() && !(item.isDivider() && tops.contains(item.id()))) {
        retain(fo, "space-after", item.isDivider() ? gap(item) / 2 : gap(after));
      }
    } else if (before != null && !before.wide() && item.gap() != Gap.NONE) {
      fo.set("space-before", gap(item));
    }
    if (before != null && breaks.contains(item.id())) {
      fo.set("break-before", item.wide() || before.wide() || divisions.contains(item.id()) ? "page" : "column");
    }
    return fo;
  }

  private static void retain(Fo fo, String space, double points) {
    fo.set(space, points).set(space + ".conditionality", "retain");
  }

  /// Next to nothing in the columns, between two bands: the engine would break a row of bands as a whole, and leave holes.
  private static Fo divider() {
    return Fo.block().set("role", "artifact").set("font-size", 1).set("line-height", 0).add("\u200B");
  }

  private static Fo master() {
    return Fo.of("simple-page-master")
        .set("master-name", "page")
        .set("page-width", "210mm")
        .set("page-height", "297mm")
        .set("margin", "14mm 16mm 0mm 16mm")
        .add(Fo.of("region-body").set("margin-bottom", "17mm").set("column-count", "2").set("column-gap", Room.GAP))
        .add(Fo.of("region-after").set("extent", "17mm"));
  }

  private Fo bookmarks() {
    var tree = Fo.of("bookmark-tree");
    for (var entry : bookmarks) {
      var title = Fo.of("bookmark-title").add(PrintText.clean(entry.title()));
      tree.add(Fo.of("bookmark").set("internal-destination", entry.id()).add(title));
    }
    return bookmarks.isEmpty() ? Fo.of("bookmark-tree") : tree;
  }

  private Fo foot() {
    var imprint = setting.manuscript().imprint();
    var words = setting.plain(new Type(Face.TEXT, 8, 11), setting.say("foot", imprint.newsletter(), setting.month()));
    var number = new Type(Face.TEXT_BOLD, 8.5, 11).set(Fo.block()).set("text-align", "end").add(Fo.of("page-number"));
    var width = PrintRooms.PAGE.width();
    var row = Grid.row(java.util.List.of(width * 0.8, width * 0.2), java.util.List.of(Grid.cell(words.set("color", setting.colour(Token.SOFT_INK))), Grid.cell(number)));
    return Fo.of("static-content")
        .set("flow-name", "xsl-region-after")
        .set("role", "artifact")
        .add(Fo.block().set("padding-before", Room.points(4)).add(row));
  }
}
