package dk.pip.editions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A page of print as it came out: where its words and pictures stand. Points from the upper left corner.
///
/// @param marked what is there of each piece of marked content, by its number on the page
record PrintedPage(int number, double width, double height, List<Word> words, List<Box> pictures, Map<Integer, Marked> marked) {

  record Box(double left, double top, double right, double bottom) {
    double height() {
      return bottom - top;
    }

    Box with(Box other) {
      return new Box(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }

    double sharedWidth(Box other) {
      return Math.min(right, other.right) - Math.max(left, other.left);
    }

    double sharedHeight(Box other) {
      return Math.min(bottom, other.bottom) - Math.max(top, other.top);
    }
  }

  /// @param artifact whether it stands outside the text, as page numbers do
  record Word(String text, Box box, boolean artifact) {}

  /// A piece of marked content, which the document's structure refers to.
  static final class Marked {
    private final StringBuilder text = new StringBuilder();
    private Box first;
    private Box last;

    Marked(Box box) {
      this.first = box;
      this.last = box;
    }

    void add(String more) {
      text.append(more);
    }

    void add(Box box) {
      last = box;
    }

    String text() {
      return text.toString();
    }

    /// The box of its first word or picture.
    Box first() {
      return first;
    }

    Box last() {
      return last;
    }
  }

  PrintedPage(int number, double width, double height) {
    this(number, width, height, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
  }
}
