package dk.pip.editions.render;

import dk.pip.municipality.Theme;

/// The colours of a mail in its light and its dark form. What carries text has a contrast of at least 4.5 to its
/// ground (WCAG 1.4.3). Hardly a colour is pure black or white, so that programs that turn colours round on their
/// own do little harm.
public record MailColours(Scheme light, Scheme dark) {
  private static final double READABLE = 4.5;
  private static final String NEARLY_BLACK = "#15201e";
  private static final String NEARLY_WHITE = "#fdfcf8";

  /// @param soft text that says less: captions, sources
  /// @param tint the ground of an invitation or a box
  /// @param onBrand text on the brand colour
  /// @param onAccent text on the accent colour
  public record Scheme(
      String ink,
      String soft,
      String paper,
      String tint,
      String line,
      String link,
      String brand,
      String onBrand,
      String accent,
      String onAccent) {}

  static MailColours of(Theme theme) {
    return new MailColours(
        scheme(theme, theme.brand(), "#182321", "#57615e", NEARLY_WHITE, "#f2ede6", "#d8d4cb", NEARLY_BLACK),
        scheme(
            theme, bright(theme.brand()), "#e9efec", "#aebbb7", "#11211f", "#1b312e", "#35504b", NEARLY_WHITE));
  }

  private static Scheme scheme(
      Theme theme, String link, String ink, String soft, String paper, String tint, String line, String towards) {
    return new Scheme(
        ink,
        soft,
        paper,
        tint,
        line,
        readable(link, tint, towards),
        theme.brand(),
        textOn(theme.brand()),
        theme.accent(),
        textOn(theme.accent()));
  }

  /// The colour itself if it can be read on the ground, else moved towards another until it can.
  private static String readable(String colour, String ground, String towards) {
    for (var step = 0; step < 20; step++) {
      var moved = mix(colour, towards, step / 20.0);
      if (contrast(moved, ground) >= READABLE) {
        return moved;
      }
    }
    return towards;
  }

  /// The same hue with more light, for text on a dark ground.
  private static String bright(String colour) {
    var highest = Math.max(1, Math.max(part(colour, 0), Math.max(part(colour, 1), part(colour, 2))));
    var lit = new StringBuilder("#");
    for (var i = 0; i < 3; i++) {
      lit.append("%02x".formatted(part(colour, i) * 200 / highest));
    }
    return mix(lit.toString(), NEARLY_WHITE, 0.3);
  }

  private static String textOn(String ground) {
    var light = contrast(NEARLY_WHITE, ground) >= contrast(NEARLY_BLACK, ground);
    var text = light ? NEARLY_WHITE : NEARLY_BLACK;
    return contrast(text, ground) >= READABLE ? text : contrast("#ffffff", ground) >= READABLE ? "#ffffff" : "#000000";
  }

  static double contrast(String one, String other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(part(colour, 0)) + 0.7152 * linear(part(colour, 1)) + 0.0722 * linear(part(colour, 2));
  }

  private static double linear(int part) {
    var share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static String mix(String colour, String other, double share) {
    var mixed = new StringBuilder("#");
    for (var i = 0; i < 3; i++) {
      mixed.append("%02x".formatted(Math.round(part(colour, i) * (1 - share) + part(other, i) * share)));
    }
    return mixed.toString();
  }

  private static int part(String colour, int index) {
    return Integer.parseInt(colour, 1 + 2 * index, 3 + 2 * index, 16);
  }
}
