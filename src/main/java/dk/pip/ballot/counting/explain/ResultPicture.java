package dk.pip.ballot.counting.explain;

import java.util.ArrayList;
import java.util.List;

/// Bars, one below the other, each in a drawing 640 wide. What it says stands in the table beside it, too.
///
/// @param name what it shows, in a few words, for those who don't see it
public record ResultPicture(String name, List<Bar> bars) {
  public static final int WIDTH = 640;

  /// @param label what the bar is about
  /// @param value what stands at its end
  /// @param part of the full width, from 0 to 1, of the frame that could be filled
  /// @param filled the same of what is
  /// @param chosen whether it has won or is paid for
  public record Bar(String label, String value, double part, List<Double> filled, boolean chosen) {
    public Bar {
      filled = List.copyOf(filled);
    }

    public String frameWidth() {
      return width(part);
    }

    public List<Piece> pieces() {
      var pieces = new ArrayList<Piece>();
      var begin = 0.0;
      for (var one : filled) {
        pieces.add(new Piece(width(begin), width(one)));
        begin += one;
      }
      return pieces;
    }
  }

  public record Piece(String x, String width) {}

  public ResultPicture {
    bars = List.copyOf(bars);
  }

  private static String width(double part) {
    return Long.toString(Math.round(part * WIDTH));
  }
}
