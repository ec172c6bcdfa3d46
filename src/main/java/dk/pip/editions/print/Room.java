package dk.pip.editions.print;

/// The width that something has on the paper, and how far it stands in from the edges of its column; in points.
record Room(double width, double start, double end) {
  private static final double POINTS_PER_MM = 72 / 25.4;

  static final double GAP = points(8.2);
  static final Room PAGE = new Room(points(178), 0, 0);
  static final Room COLUMN = new Room(points(84.9), 0, 0);
  static final Room LEAD = new Room(points(115.9), 0, 0);
  static final Room SIDE = new Room(points(53.9), 0, 0);
  static final Room SMALL = new Room(points(55.3), 0, 0);

  static double points(double millimetres) {
    return millimetres * POINTS_PER_MM;
  }

  static Room of(double width) {
    return new Room(width, 0, 0);
  }

  /// What is left of the page beside something with its gap.
  Room beside(Room other) {
    return new Room(width - other.width - GAP, 0, 0);
  }

  Room in(double more) {
    return new Room(width - more, start + more, end);
  }

  Room padded(double padding) {
    return new Room(width - 2 * padding, start + padding, end + padding);
  }

  /// Sets the indents, which are inherited by all within.
  Fo set(Fo block) {
    return block.set("start-indent", start).set("end-indent", end);
  }
}
