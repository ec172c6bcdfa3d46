package dk.pip.library.web;

import dk.pip.library.LibraryPicture.Cut;
import dk.pip.shared.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is to be seen of a picture, as it was typed: in hundredths of the original's sides.
public record CutForm(
    @Nullable Integer revision, @Nullable String left, @Nullable String top, @Nullable String width, @Nullable String height, @Nullable String ratio) {
  private static final int SMALLEST = 40;

  /// The shapes that have names; `fri` is any.
  public enum Ratio {
    FREE("fri", 0),
    WIDE("16-9", 16.0 / 9),
    USUAL("3-2", 3.0 / 2),
    SQUARE("1-1", 1),
    TALL("4-5", 4.0 / 5);

    private final String word;
    private final double of;

    Ratio(String word, double of) {
      this.word = word;
      this.of = of;
    }

    public String word() {
      return word;
    }

    /// Width to height, as scripts read it; 0 for any.
    public String number() {
      return String.format(Locale.ROOT, "%.4f", of);
    }
  }

  static CutForm of(@Nullable Cut cut, int width, int height, int revision) {
    var shown = cut == null ? new Cut(0, 0, width, height) : cut;
    return new CutForm(
        revision,
        percent(shown.left(), width),
        percent(shown.top(), height),
        percent(shown.width(), width),
        percent(shown.height(), height),
        Ratio.FREE.word());
  }

  private static String percent(int part, int whole) {
    return String.format(Locale.ROOT, "%.1f", 100.0 * part / whole).replace(".0", "");
  }

  public String text(String field) {
    var typed =
        switch (field) {
          case "left" -> left;
          case "top" -> top;
          case "width" -> width;
          case "height" -> height;
          default -> throw new IllegalArgumentException(field);
        };
    return typed == null ? "" : typed;
  }

  public boolean isRatio(Ratio one) {
    return one.word().equals(ratio);
  }

  private Ratio shape() {
    for (var one : Ratio.values()) {
      if (isRatio(one)) {
        return one;
      }
    }
    return Ratio.FREE;
  }

  int revisionSeen() {
    return revision == null ? 0 : revision;
  }

  private double number(String field) {
    try {
      var number = Double.parseDouble(text(field).strip().replace(',', '.'));
      return number >= 0 && number <= 100 ? number / 100 : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  Problems check(int originalWidth, int originalHeight) {
    var problems = Problems.none();
    for (var field : List.of("left", "top", "width", "height")) {
      if (Double.isNaN(number(field))) {
        problems.add(field, "library.problem.percent");
      }
    }
    if (problems.isEmpty()) {
      if (number("left") + number("width") > 1.001) {
        problems.add("width", "library.problem.over-edge");
      }
      if (number("top") + number("height") > 1.001) {
        problems.add("height", "library.problem.over-edge");
      }
    }
    if (problems.isEmpty()) {
      var cut = cut(originalWidth, originalHeight);
      if (cut.width() < SMALLEST || cut.height() < SMALLEST) {
        problems.add("width", "library.problem.too-small", SMALLEST);
      }
    }
    return problems;
  }

  /// Where a shape was chosen, as much of what was marked as has it.
  Cut cut(int originalWidth, int originalHeight) {
    var x = (int) Math.round(number("left") * originalWidth);
    var y = (int) Math.round(number("top") * originalHeight);
    var wide = Math.min(originalWidth - x, (int) Math.round(number("width") * originalWidth));
    var high = Math.min(originalHeight - y, (int) Math.round(number("height") * originalHeight));
    var of = shape().of;
    if (of > 0 && wide > 0 && high > 0) {
      var within = Math.min(wide, (int) Math.round(high * of));
      return new Cut(x, y, within, Math.min(high, (int) Math.round(within / of)));
    }
    return new Cut(x, y, wide, high);
  }
}
