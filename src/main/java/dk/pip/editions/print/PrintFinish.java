package dk.pip.editions.print;

import dk.pip.editions.print.PrintItem.Gap;
import dk.pip.municipality.Palette;
import dk.pip.municipality.Palette.Token;
import dk.pip.municipality.Theme;
import dk.pip.papers.PdfFinish;
import dk.pip.papers.PrintSurvey;
import dk.pip.papers.Room;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/// What is drawn on pages that the engine has set: the hairlines between items and columns, and the bird.
final class PrintFinish {
  private static final double LEFT = Room.points(16);
  private static final double TOP = Room.points(14);
  static final double HAIRLINE = 0.5;
  private static final double MOST_AROUND_RULE = 70;

  private final PrintPages pages;
  private final PrintSurvey survey;
  private final Theme theme;
  private final Color line;

  PrintFinish(PrintPages pages, PrintSurvey survey, Theme theme) {
    this.pages = pages;
    this.survey = survey;
    this.theme = theme;
    this.line = Color.decode(Palette.of(theme).light().get(Token.LINE));
  }

  byte[] finished(byte[] printed) throws IOException {
    return PdfFinish.finished(printed, this::draw);
  }

  private void draw(PDDocument pdf) throws IOException {
    var drawings = new ArrayList<List<double[]>>();
    for (var page = 0; page < pdf.getNumberOfPages(); page++) {
      drawings.add(new ArrayList<>());
    }
    for (var line : lines()) {
      drawings.get((int) line[0]).add(line);
    }
    for (var page = 0; page < drawings.size(); page++) {
      if (page > 0 && drawings.get(page).isEmpty()) {
        continue;
      }
      draw(pdf, pdf.getPage(page), drawings.get(page), page == 0);
    }
  }

  private void draw(PDDocument pdf, PDPage page, List<double[]> lines, boolean isFront) throws IOException {
    var high = page.getMediaBox().getHeight();
    try (var drawing = new PDPageContentStream(pdf, page, AppendMode.APPEND, true, true)) {
      drawing.beginMarkedContent(COSName.ARTIFACT);
      drawing.setLineWidth((float) HAIRLINE);
      drawing.setStrokingColor(line);
      for (var at : lines) {
        drawing.moveTo((float) (LEFT + at[1]), (float) (high - TOP - at[2]));
        drawing.lineTo((float) (LEFT + at[3]), (float) (high - TOP - at[4]));
        drawing.stroke();
      }
      if (isFront) {
        var nameplate = pages.nameplate();
        Bird.draw(drawing, theme, LEFT + nameplate.end(), high - TOP - nameplate.baseline(), nameplate.birdScale());
      }
      drawing.endMarkedContent();
    }
  }

  /// Each as page, x, y, x, y.
  private List<double[]> lines() {
    var lines = new ArrayList<double[]>();
    var wide = PrintRooms.PAGE.width();
    var column = PrintRooms.COLUMN.width();
    var items = pages.items();
    for (var i = 1; i < items.size(); i++) {
      var item = items.get(i);
      var spot = survey.first(item.id());
      if (i == 1 || spot == null || item.gap() != Gap.RULE || items.get(i - 1).isDivider()) {
        continue;
      }
      var y = item.isDivider() ? spot.top() : spot.top() - pages.gap(item) / 2;
      if (item.wide() || items.get(i - 1).wide()) {
        if (!spot.first() && isBetween(i, spot)) {
          lines.add(new double[] {spot.page(), 0, y, wide, y});
        }
      } else if (!spot.first()) {
        var x = spot.column() <= 0 ? 0 : column + Room.GAP;
        lines.add(new double[] {spot.page(), x, y, x + column, y});
      }
    }
    for (var columns : survey.columns()) {
      if (columns.shorter() - columns.top() < 1) {
        continue;
      }
      var x = column + Room.GAP / 2;
      lines.add(new double[] {columns.page(), x, columns.top() + 2, x, columns.bottom()});
    }
    return lines;
  }

  /// Whether there is something on both sides of the hairline above an item, and near.
  private boolean isBetween(int i, PrintSurvey.Spot spot) {
    var items = pages.items();
    if (items.get(i).isDivider()) {
      var next = i + 1 < items.size() ? survey.first(items.get(i + 1).id()) : null;
      return next != null && next.page() == spot.page();
    }
    return i < items.size() - 1 || pages.gap(items.get(i)) < MOST_AROUND_RULE;
  }
}
