package dk.pip.editions;

import dk.pip.editions.PrintedPage.Box;
import dk.pip.editions.PrintedPage.Marked;
import dk.pip.editions.PrintedPage.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// Reads a PDF page by page: its words and pictures with their places, in the order in which they were painted.
final class PrintReader extends PDFTextStripper {
  /// How far letters reach above and below the line that they stand on, as a share of their size.
  private static final double ASCENT = 0.72;

  private static final double DESCENT = 0.2;

  /// Letters that are farther apart, or farther into each other, are of two words.
  private static final double WIDEST_GAP = 0.22;

  private static final int NONE = -1;
  private static final int ARTIFACT = -2;

  private final List<PrintedPage> pages = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private @Nullable Box wordBox;
  private double size;
  private double baseline;
  private int wordOf = NONE;
  private @Nullable PrintedPage page;

  private PrintReader() {
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
    addOperator(new Draw());
  }

  static List<PrintedPage> pages(PDDocument document) throws IOException {
    var reader = new PrintReader();
    reader.writeText(document, Writer.nullWriter());
    return reader.pages;
  }

  @Override
  protected void startPage(PDPage pdfPage) {
    var box = pdfPage.getCropBox();
    page = new PrintedPage(pages.size() + 1, box.getWidth(), box.getHeight());
    pages.add(page);
    open.clear();
  }

  @Override
  protected void endPage(PDPage pdfPage) {
    endWord();
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
    endWord();
    var id = properties == null ? NONE : properties.getInt(COSName.MCID, NONE);
    open.push(COSName.ARTIFACT.equals(tag) ? ARTIFACT : id == NONE ? current() : id);
  }

  @Override
  public void endMarkedContentSequence() {
    endWord();
    open.poll();
  }

  private int current() {
    var current = open.peek();
    return current == null ? NONE : current;
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    var text = glyph.getUnicode();
    if (text == null || getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
      return;
    }
    if (text.isBlank() || text.equals("\u00a0")) {
      endWord();
      note(" ");
      return;
    }
    if (isMark(text) && glyph.getWidthDirAdj() == 0) {
      return;
    }
    var points = Math.abs(glyph.getFontSizeInPt());
    var left = glyph.getXDirAdj();
    var line = glyph.getYDirAdj();
    var box = new Box(left, line - ASCENT * points, left + glyph.getWidthDirAdj(), line + DESCENT * points);
    if (wordBox instanceof Box before) {
      var gap = left - before.right();
      if (Math.abs(line - baseline) > 0.5 || gap > WIDEST_GAP * size || gap < -WIDEST_GAP * size || points != size) {
        endWord();
      }
    }
    if (wordBox == null) {
      wordOf = current();
      size = points;
      baseline = line;
    }
    word.append(text);
    wordBox = wordBox instanceof Box before ? before.with(box) : box;
  }

  /// What says how others are joined and ordered. The fonts that have it show nothing.
  private static boolean isMark(String text) {
    return text.charAt(0) != '\u00ad' && Character.getType(text.codePointAt(0)) == Character.FORMAT;
  }

  private void endWord() {
    if (wordBox instanceof Box box && page != null) {
      var text = word.toString();
      page.words().add(new Word(text, box, wordOf == ARTIFACT));
      mark(page, wordOf, box);
      note(wordOf, text);
    }
    word.setLength(0);
    wordBox = null;
  }

  private void note(String text) {
    note(current(), text);
  }

  private void note(int id, String text) {
    if (page != null && id >= 0 && page.marked().get(id) instanceof Marked marked) {
      marked.add(text);
    }
  }

  private static void mark(PrintedPage page, int id, Box box) {
    if (id >= 0) {
      page.marked().computeIfAbsent(id, _ -> new Marked(box)).add(box);
    }
  }

  /// Notes where pictures are painted, without reading them.
  private final class Draw extends DrawObject {
    Draw() {
      super(PrintReader.this);
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      if (!operands.isEmpty()
          && operands.getFirst() instanceof COSName name
          && getResources().getXObject(name) instanceof PDImageXObject) {
        picture();
      } else {
        super.process(operator, operands);
      }
    }

    private void picture() {
      endWord();
      if (page == null) {
        return;
      }
      var matrix = getGraphicsState().getCurrentTransformationMatrix();
      var one = matrix.transformPoint(0, 0);
      var other = matrix.transformPoint(1, 1);
      var origin = getCurrentPage().getCropBox();
      var left = Math.min(one.x, other.x) - origin.getLowerLeftX();
      var right = Math.max(one.x, other.x) - origin.getLowerLeftX();
      var top = origin.getUpperRightY() - Math.max(one.y, other.y);
      var bottom = origin.getUpperRightY() - Math.min(one.y, other.y);
      var box = new Box(left, top, right, bottom);
      if (current() != ARTIFACT) {
        page.pictures().add(box);
      }
      mark(page, current(), box);
    }
  }
}
