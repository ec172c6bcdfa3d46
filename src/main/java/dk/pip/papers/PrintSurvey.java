package dk.pip.papers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.area.Area;
import org.apache.fop.area.Block;
import org.apache.fop.area.BodyRegion;
import org.apache.fop.area.NormalFlow;
import org.apache.fop.area.OffDocumentItem;
import org.apache.fop.area.PageSequence;
import org.apache.fop.area.PageViewport;
import org.apache.fop.area.Span;
import org.apache.fop.area.Trait;
import org.apache.fop.fo.Constants;
import org.apache.fop.render.intermediate.IFContext;
import org.apache.fop.render.intermediate.IFRenderer;
import org.apache.fop.render.pdf.PDFDocumentHandlerMaker;
import org.jspecify.annotations.Nullable;

/// Sees where the engine has put everything, and paints it where that is asked for. Lengths are points from the upper left of
/// the page's type area.
public final class PrintSurvey extends IFRenderer {
  private static final double PER_POINT = 1000;

  /// A part of an item on a page: all of it, or what of it stands in one column.
  ///
  /// @param column 0 or 1, or -1 for what is as wide as the page
  /// @param first whether nothing stands above it in its column, or on the page where it is as wide as that
  public record Spot(String id, int page, int column, double top, double bottom, boolean first) {
    Spot later(int pages) {
      return new Spot(id, page + pages, column, top, bottom, first);
    }
  }

  /// Two columns that stand beside each other on a page.
  public record Columns(int page, double top, double left, double right) {
    public double shorter() {
      return Math.min(left, right);
    }

    public double bottom() {
      return Math.max(left, right);
    }

    Columns later(int pages) {
      return new Columns(page + pages, top, left, right);
    }
  }

  private final boolean paints;
  private final Map<String, List<Spot>> spots = new HashMap<>();
  private final List<Columns> columns = new ArrayList<>();
  private final Map<Integer, Double> bottoms = new HashMap<>();

  PrintSurvey(FOUserAgent agent, boolean paints) throws FOPException {
    super(agent);
    this.paints = paints;
    var handler = new PDFDocumentHandlerMaker().makeIFDocumentHandler(new SoftHyphens(agent));
    handler.getConfigurator().configure(handler);
    setDocumentHandler(handler);
  }

  /// Leaves the hyphens at the ends of lines in the text as soft ones, by which those who copy or listen get whole words
  /// (ISO 32000-1, 14.8.2.2.3). The engine would take them out, and leave the end of the line.
  private static final class SoftHyphens extends IFContext {
    SoftHyphens(FOUserAgent agent) {
      super(agent);
    }

    @Override
    public boolean isHyphenated() {
      return false;
    }
  }

  public int pages() {
    return bottoms.size();
  }

  /// How far down a page goes.
  public double bottom(int page) {
    return bottoms.getOrDefault(page, 0.0);
  }

  public List<Columns> columns() {
    return columns;
  }

  public List<Spot> spots(String id) {
    return spots.getOrDefault(id, List.of());
  }

  public @Nullable Spot first(String id) {
    var found = spots(id);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// This survey as of what follows the first pages of another, from which some of it may have been moved.
  public PrintSurvey following(PrintSurvey before, int pages) {
    var own = Map.copyOf(spots);
    spots.replaceAll((_, all) -> new ArrayList<>(all.stream().map(spot -> spot.later(pages)).toList()));
    before.spots.forEach((id, all) -> spots.putIfAbsent(id, all));
    var end =
        before.spots.entrySet().stream()
            .filter(entry -> !own.containsKey(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .filter(spot -> spot.page() == pages - 1)
            .mapToDouble(Spot::bottom)
            .max()
            .orElse(0);
    columns.replaceAll(pair -> pair.later(pages));
    before.columns.stream().filter(pair -> pair.page() < pages - 1 || pair.page() == pages - 1 && pair.top() < end).forEach(columns::add);
    var ownBottoms = Map.copyOf(bottoms);
    bottoms.clear();
    before.bottoms.keySet().stream().filter(page -> page < pages - 1).forEach(page -> bottoms.put(page, before.bottom(page)));
    bottoms.put(pages - 1, end);
    ownBottoms.forEach((page, bottom) -> bottoms.put(page + pages, bottom));
    return this;
  }

  @Override
  public void renderPage(PageViewport viewport) throws IOException, FOPException {
    look(viewport);
    if (paints) {
      super.renderPage(viewport);
    }
  }

  private void look(PageViewport viewport) {
    var page = viewport.getPageIndex();
    var body = (BodyRegion) viewport.getPage().getRegionViewport(Constants.FO_REGION_BODY).getRegionReference();
    var top = 0.0;
    var isEmpty = true;
    for (Span span : Objects.requireNonNull(body.getMainReference()).getSpans()) {
      var filled = new double[span.getColumnCount()];
      for (var column = 0; column < span.getColumnCount(); column++) {
        filled[column] = look(span.getNormalFlow(column), page, span.getColumnCount() == 1 ? -1 : column, top, isEmpty);
      }
      if (filled.length == 2 && filled[0] + filled[1] > 1) {
        columns.add(new Columns(page, top, top + filled[0], top + filled[1]));
      }
      for (var high : filled) {
        isEmpty &= high < 1;
      }
      top += span.getHeight() / PER_POINT;
    }
    bottoms.put(page, top);
  }

  /// Notes the items of a column, and returns how far down it is filled.
  private double look(NormalFlow flow, int page, int column, double top, boolean isFirst) {
    var y = top;
    var first = isFirst || column > 0;
    var filled = 0.0;
    for (var child : flow.getChildAreas() == null ? List.<Area>of() : flow.getChildAreas()) {
      var before = child.getSpaceBefore() / PER_POINT;
      var high = child.getAllocBPD() / PER_POINT;
      if (child instanceof Block block && block.getTrait(Trait.PROD_ID) instanceof String id) {
        var end = y + high - child.getSpaceAfter() / PER_POINT;
        add(new Spot(id, page, column, y + before, end, first));
        first = false;
        filled = end - top;
      }
      y += high;
    }
    return filled;
  }

  /// In the order of pages: one that names the pages of others comes after those.
  private void add(Spot spot) {
    var all = spots.computeIfAbsent(spot.id(), _ -> new ArrayList<>());
    var at = all.size();
    while (at > 0 && all.get(at - 1).page() > spot.page()) {
      at--;
    }
    all.add(at, spot);
  }

  @Override
  public void startRenderer(OutputStream out) throws IOException {
    if (paints) {
      super.startRenderer(out);
    }
  }

  @Override
  public void stopRenderer() throws IOException {
    if (paints) {
      super.stopRenderer();
    }
  }

  @Override
  public void setDocumentLocale(Locale locale) {
    if (paints) {
      super.setDocumentLocale(locale);
    }
  }

  @Override
  public void startPageSequence(PageSequence sequence) {
    if (paints) {
      super.startPageSequence(sequence);
    }
  }

  @Override
  public void preparePage(PageViewport page) {
    if (paints) {
      super.preparePage(page);
    }
  }

  @Override
  public void processOffDocumentItem(OffDocumentItem item) {
    if (paints) {
      super.processOffDocumentItem(item);
    }
  }
}
