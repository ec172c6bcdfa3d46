package dk.pip.editions.render;

/// A colour on white or tinted paper, kept readable: WCAG 2.2 asks 4.5 to 1 of text.
///
/// @param rgb 0xRRGGBB
record Ink(int rgb) {
  private static final Ink TINT = new Ink(0xF3EFE8);

  static Ink of(String hex) {
    return new Ink(Integer.parseInt(hex.substring(1), 16));
  }

  /// This colour, or the nearest darker shade of it in which text can be read on white and on the tint.
  Ink forText() {
    var ink = this;
    while (ink.contrast(TINT) < 4.5) {
      ink = new Ink(ink.scaled(16) << 16 | ink.scaled(8) << 8 | ink.scaled(0));
    }
    return ink;
  }

  String hex() {
    return "#%06x".formatted(rgb);
  }

  private double contrast(Ink paper) {
    var one = luminance();
    var other = paper.luminance();
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private double luminance() {
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
  }

  private double linear(int shift) {
    var share = (rgb >> shift & 0xFF) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private int scaled(int shift) {
    return (int) ((rgb >> shift & 0xFF) * 0.95);
  }
}
