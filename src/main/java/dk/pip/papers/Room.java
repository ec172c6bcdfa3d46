package dk.pip.papers;

/// The width that something has on the paper, and how far it stands in from the edges of its column; in points.
public record Room(double width, double start, double end) {
  private static final double POINTS_PER_MM = 72 / 25.4;

  public static final double GAP = points(8.2);

  public static double points(double millimetres) {
    return millimetres * POINTS_PER_MM;
  }

  public static Room of(double width) {
    return new Room(width, 0, 0);
  }

  /// What is left of the page beside something with its gap.
  public Room beside(Room other) {
    return new Room(width - other.width - GAP, 0, 0);
  }

  public Room in(double more) {
    return new Room(width - more, start + more, end);
  }

  public Room padded(double padding) {
    return new Room(width - 2 * padding, start + padding, end + padding);
  }

  /// Sets the indents, which are inherited by all within.
  public Fo set(Fo block) {
    return block.set("start-indent", start).set("end-indent", end);
  }
}
