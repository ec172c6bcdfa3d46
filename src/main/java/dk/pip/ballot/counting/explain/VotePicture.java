package dk.pip.ballot.counting.explain;

import java.util.List;

/// What each got, as a table with a bar in every row. `ballot/resultvotes.jte` shows it.
///
/// @param name what stands over the names
/// @param unit what stands over the figures
/// @param money what stands over what each is given; empty where there is no money
public record VotePicture(String name, String unit, String money, List<Row> rows) {
  /// @param part of the full width, from 0 to 1
  /// @param gets what it is given, of what it costs; empty where there is no money
  public record Row(String title, String figure, double part, String gets, boolean chosen) {
    /// Of a hundred.
    public String width() {
      return Long.toString(Math.round(part * 100));
    }
  }

  public VotePicture {
    rows = List.copyOf(rows);
  }
}
