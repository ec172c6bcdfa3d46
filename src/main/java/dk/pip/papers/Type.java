package dk.pip.papers;

/// A face in a size, with the distance from line to line; lengths in points.
public record Type(Face face, double size, double line) {
  public static final Type TEXT = new Type(Face.TEXT, 9.6, 14);
  public static final Type STRONG = new Type(Face.TEXT_BOLD, 9.6, 14);
  public static final Type SMALL = new Type(Face.TEXT, 8.8, 12.5);
  public static final Type SMALL_STRONG = new Type(Face.TEXT_BOLD, 8.8, 12.5);
  public static final Type CAPTION = new Type(Face.TEXT, 8.2, 11);
  public static final Type SIGNATURE = new Type(Face.SLAB, 9.6, 14);
  public static final Type HEADING = new Type(Face.SLAB_BOLD, 11, 14);
  public static final Type SIDE_TITLE = new Type(Face.SLAB_BOLD, 12, 15);
  public static final Type TITLE = new Type(Face.SLAB_BOLD, 15, 18);
  public static final Type HEADLINE = new Type(Face.SLAB_BOLD, 23, 26.5);
  public static final Type LEAD = new Type(Face.SLAB_BOLD, 30, 33.5);
  public static final Type STANDFIRST = new Type(Face.SLAB, 12.5, 17.5);
  public static final Type LEAD_STANDFIRST = new Type(Face.SLAB, 13.5, 19);
  public static final Type QUESTION = new Type(Face.SLAB, 11.5, 16);
  public static final Type SAID = new Type(Face.SLAB, 12.5, 17.5);
  public static final Type SAID_WIDE = new Type(Face.SLAB, 16, 22);
  public static final Type QUOTE = new Type(Face.SLAB_LIGHT, 14, 19);
  public static final Type QUOTE_WIDE = new Type(Face.SLAB_LIGHT, 20, 26);
  public static final Type FIGURE = new Type(Face.SLAB_BOLD, 30, 35);
  public static final Type UNIT = new Type(Face.SLAB_BOLD, 15, 15);
  public static final Type DAY = new Type(Face.SLAB_BOLD, 20, 26);
  public static final Type MONTH = new Type(Face.TEXT_BOLD, 12, 16);

  public Type sized(double points) {
    return new Type(face, points, Math.ceil(points * line / size * 2) / 2);
  }

  public Type in(Face other) {
    return new Type(other, size, line);
  }

  public Fo set(Fo element) {
    return PrintText.set(element, face).set("font-size", size).set("line-height", line);
  }
}
