package dk.pip.papers;

/// How large everything on a paper is, from the size of its running text.
record PaperSizes(double size) {
  private static final double LINE = 1.45;

  private Type type(Face face, double share, double line) {
    var points = Math.round(size * share * 10) / 10.0;
    return new Type(face, points, Math.round(points * line * 2) / 2.0);
  }

  Type text() {
    return type(Face.TEXT, 1, LINE);
  }

  Type strong() {
    return type(Face.TEXT_BOLD, 1, LINE);
  }

  Type small() {
    return type(Face.TEXT, 0.86, 1.4);
  }

  Type smallStrong() {
    return type(Face.TEXT_BOLD, 0.86, 1.4);
  }

  Type title() {
    return type(Face.SLAB_BOLD, 2.3, 1.16);
  }

  Type subtitle() {
    return type(Face.SLAB, 1.25, 1.4);
  }

  Type question() {
    return type(Face.SLAB_BOLD, 1.15, 1.3);
  }

  /// @param level as it is in the document, where the title is 1
  Type heading(int level) {
    return switch (level) {
      case 1, 2 -> type(Face.SLAB_BOLD, 1.4, 1.25);
      case 3 -> type(Face.SLAB_BOLD, 1.14, 1.3);
      default -> strong();
    };
  }

  FoSizes markdown() {
    return new FoSizes(
        text(), strong(), small(), heading(3), type(Face.SLAB_LIGHT, 1.3, 1.35), type(Face.TEXT, 0.91, 1.36), type(Face.TEXT, 0.72, 1.34));
  }
}
