package dk.pip.municipality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All colours of the pages, light and dark, worked out from the two that the municipality picked. What stands as text
/// has a contrast of at least 4.5 to 1 and what is seen as a mark at least 3 to 1 (WCAG 2.2 AA, 1.4.3 and 1.4.11);
/// a picked colour that has less is moved in lightness, no further than it must.
public final class Palette {

  /// What a colour is for; in the stylesheet `--paper`, `--soft-ink` …
  public enum Token {
    PAPER,
    TINT,
    SHEET,
    LINE,
    INK,
    SOFT_INK,
    LINK,
    EDGE,
    BAR,
    ON_BAR,
    BAR_MARK,
    ACTION,
    ON_ACTION,
    ACTION_PRESSED,
    ACCENT,
    ON_ACCENT,
    MARK,
    RIGHT,
    WARNING,
    WRONG;

    /// The custom property's name, without the two hyphens.
    public String property() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// The colours of one scheme, `#rrggbb` each.
  public record Scheme(boolean dark, Map<Token, String> colours) {
    public Scheme {
      colours = Collections.unmodifiableMap(new EnumMap<>(colours));
    }

    public String get(Token token) {
      var colour = colours.get(token);
      if (colour == null) {
        throw new IllegalArgumentException("No colour for " + token);
      }
      return colour;
    }
  }

  /// A colour as picked and as used, where the picked one could not be seen or read well enough.
  public record Moved(Token token, boolean dark, String picked, String used, double contrast, double needed) {}

  /// How well one colour is seen on another.
  public record Contrast(Token token, Token ground, boolean dark, double ratio, double needed) {
    public boolean passes() {
      return ratio >= needed;
    }
  }

  private record Pair(Token token, Token ground, double needed) {}

  private static final double TEXT = 4.5;
  private static final double SIGN = 3;
  private static final double STEP = 0.004;
  private static final String WHITE = "#ffffff";
  private static final String BLACK = "#0c1212";

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Token.INK, Token.PAPER, TEXT),
          new Pair(Token.INK, Token.TINT, TEXT),
          new Pair(Token.INK, Token.SHEET, TEXT),
          new Pair(Token.SOFT_INK, Token.PAPER, TEXT),
          new Pair(Token.SOFT_INK, Token.TINT, TEXT),
          new Pair(Token.SOFT_INK, Token.SHEET, TEXT),
          new Pair(Token.LINK, Token.PAPER, TEXT),
          new Pair(Token.LINK, Token.TINT, TEXT),
          new Pair(Token.LINK, Token.SHEET, TEXT),
          new Pair(Token.EDGE, Token.PAPER, SIGN),
          new Pair(Token.EDGE, Token.TINT, SIGN),
          new Pair(Token.EDGE, Token.SHEET, SIGN),
          new Pair(Token.ON_BAR, Token.BAR, TEXT),
          new Pair(Token.BAR_MARK, Token.BAR, SIGN),
          new Pair(Token.ACTION, Token.PAPER, SIGN),
          new Pair(Token.ACTION, Token.TINT, SIGN),
          new Pair(Token.ON_ACTION, Token.ACTION, TEXT),
          new Pair(Token.ON_ACTION, Token.ACTION_PRESSED, TEXT),
          new Pair(Token.ON_ACCENT, Token.ACCENT, TEXT),
          new Pair(Token.MARK, Token.PAPER, SIGN),
          new Pair(Token.MARK, Token.TINT, SIGN),
          new Pair(Token.RIGHT, Token.PAPER, TEXT),
          new Pair(Token.RIGHT, Token.TINT, TEXT),
          new Pair(Token.WARNING, Token.PAPER, TEXT),
          new Pair(Token.WARNING, Token.TINT, TEXT),
          new Pair(Token.WRONG, Token.PAPER, TEXT),
          new Pair(Token.WRONG, Token.TINT, TEXT));

  private final Theme theme;
  private final Scheme light;
  private final Scheme dark;
  private final List<Moved> moved = new ArrayList<>();

  private Palette(Theme theme) {
    this.theme = theme;
    this.light = scheme(false);
    this.dark = scheme(true);
  }

  public static Palette of(Theme theme) {
    return new Palette(theme);
  }

  public Theme theme() {
    return theme;
  }

  public Scheme light() {
    return light;
  }

  public Scheme dark() {
    return dark;
  }

  /// The picked colours that had to be moved, and where; empty when both could be used everywhere as they are.
  public List<Moved> moved() {
    return Collections.unmodifiableList(moved);
  }

  /// Every pair of colours that meet on a page, with its contrast; all of them pass.
  public List<Contrast> contrasts() {
    var contrasts = new ArrayList<Contrast>();
    for (var scheme : List.of(light, dark)) {
      for (var pair : PAIRS) {
        var ratio = contrast(scheme.get(pair.token()), scheme.get(pair.ground()));
        contrasts.add(new Contrast(pair.token(), pair.ground(), scheme.dark(), ratio, pair.needed()));
      }
    }
    return contrasts;
  }

  /// The stylesheet: every token as a custom property, dark where the reader's system is, and either one by the
  /// attribute `data-scheme="light"` or `"dark"`.
  public String css() {
    return """
        @layer theme {
          :root, [data-scheme="light"] {
            color-scheme: light;
        %1$s  }
          @media screen and (prefers-color-scheme: dark) {
            :root {
              color-scheme: dark;
        %2$s    }
          }
          [data-scheme="dark"] {
            color-scheme: dark;
        %3$s  }
        }
        """
        .formatted(properties(light, "    "), properties(dark, "      "), properties(dark, "    "));
  }

  /// The contrast of two colours as WCAG defines it, 1 to 21.
  public static double contrast(String one, String other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private Scheme scheme(boolean isDark) {
    var brand = Oklch.of(theme.brand());
    var accent = Oklch.of(theme.accent());
    var colours = new EnumMap<Token, String>(Token.class);
    ground(isDark, brand, colours);
    var paper = colours.get(Token.PAPER);
    var tint = colours.get(Token.TINT);
    var sheet = colours.get(Token.SHEET);

    var quiet = brand.withChroma(Math.min(brand.chroma(), 0.09)).withLightness(Math.clamp(brand.lightness(), 0.3, 0.34));
    var bar = fit(Token.BAR, isDark, brand, isDark ? quiet : brand, TEXT, List.of());
    colours.put(Token.BAR, bar);
    colours.put(Token.ON_BAR, on(bar));
    colours.put(Token.BAR_MARK, fit(Token.BAR_MARK, isDark, accent, accent, SIGN, List.of(bar)));

    var action = fit(Token.ACTION, isDark, brand, brand, SIGN, List.of(paper, tint));
    colours.put(Token.ACTION, action);
    colours.put(Token.ON_ACTION, on(action));
    colours.put(Token.ACTION_PRESSED, pressed(action));

    var vivid = Math.min(brand.chroma(), 0.1);
    // A grey link is told by its weight and line alone, and so is as bright as the text around it.
    var bright = brand.withLightness(Math.max(brand.lightness(), brand.isGrey() ? 0.94 : 0.8)).withChroma(brand.isGrey() ? 0 : vivid);
    colours.put(Token.LINK, fit(Token.LINK, isDark, brand, isDark ? bright : brand, TEXT, List.of(paper, tint, sheet)));

    var mark = fit(Token.ACCENT, isDark, accent, accent, TEXT, List.of());
    colours.put(Token.ACCENT, mark);
    colours.put(Token.ON_ACCENT, on(mark));
    colours.put(Token.MARK, fit(Token.MARK, isDark, accent, accent, SIGN, List.of(paper, tint)));
    return new Scheme(isDark, colours);
  }

  private static void ground(boolean isDark, Oklch brand, Map<Token, String> colours) {
    var touch = brand.isGrey() ? 0 : 0.013;
    if (isDark) {
      colours.put(Token.PAPER, new Oklch(0.208, 0.013, 200).hex());
      colours.put(Token.TINT, new Oklch(0.252, 0.015, 200).hex());
      colours.put(Token.SHEET, new Oklch(0.178, 0.012, 200).hex());
      colours.put(Token.LINE, new Oklch(0.36, 0.014, 200).hex());
      colours.put(Token.INK, new Oklch(0.93, 0.012, 85).hex());
      colours.put(Token.SOFT_INK, new Oklch(0.76, 0.01, 110).hex());
      colours.put(Token.EDGE, new Oklch(0.62, 0.012, 200).hex());
      colours.put(Token.RIGHT, new Oklch(0.8, 0.12, 155).hex());
      colours.put(Token.WARNING, new Oklch(0.83, 0.13, 80).hex());
      colours.put(Token.WRONG, new Oklch(0.76, 0.13, 25).hex());
    } else {
      colours.put(Token.PAPER, new Oklch(0.993, 0.005, 95).hex());
      colours.put(Token.TINT, new Oklch(0.951, 0.009, 72).hex());
      colours.put(Token.SHEET, WHITE);
      colours.put(Token.LINE, new Oklch(0.868, 0.008, 85).hex());
      colours.put(Token.INK, new Oklch(0.245, touch, brand.hue()).hex());
      colours.put(Token.SOFT_INK, new Oklch(0.475, touch, brand.hue()).hex());
      colours.put(Token.EDGE, new Oklch(0.56, touch, brand.hue()).hex());
      colours.put(Token.RIGHT, new Oklch(0.46, 0.1, 155).hex());
      colours.put(Token.WARNING, new Oklch(0.48, 0.1, 65).hex());
      colours.put(Token.WRONG, new Oklch(0.49, 0.18, 27).hex());
    }
  }

  /// The colour nearest to `start` in lightness that stands out from every ground and can carry text.
  private String fit(
      Token token, boolean isDark, Oklch picked, Oklch start, double needed, List<String> grounds) {
    var carriesText = token == Token.BAR || token == Token.ACTION || token == Token.ACCENT;
    var asPicked = worst(picked.hex(), grounds, carriesText);
    var towards = isDark ? 1 : -1;
    for (var distance = 0.0; distance <= 1; distance += STEP) {
      for (var direction : new int[] {towards, -towards}) {
        var tried = start.withLightness(start.lightness() + direction * distance).hex();
        if (passes(tried, needed, grounds, carriesText)) {
          if (!passes(picked.hex(), needed, grounds, carriesText)) {
            var atLeast = grounds.isEmpty() ? TEXT : needed;
            moved.add(new Moved(token, isDark, picked.hex(), tried, asPicked, atLeast));
          }
          return tried;
        }
      }
    }
    throw new IllegalStateException("No lightness of " + picked + " passes as " + token);
  }

  private static boolean passes(String colour, double needed, List<String> grounds, boolean carriesText) {
    if (carriesText && contrast(on(colour), colour) < TEXT + 0.05) {
      return false;
    }
    return grounds.stream().allMatch(ground -> contrast(colour, ground) >= needed + 0.02);
  }

  private static double worst(String colour, List<String> grounds, boolean carriesText) {
    var onGrounds = grounds.stream().mapToDouble(ground -> contrast(colour, ground)).min();
    return onGrounds.orElseGet(() -> carriesText ? contrast(on(colour), colour) : 21);
  }

  /// The colour of text on a filled surface: white where it can be read, else near black.
  private static String on(String surface) {
    return contrast(WHITE, surface) >= TEXT ? WHITE : BLACK;
  }

  /// The button while it is pointed at: away from the colour of its text, so that this never gets harder to read.
  private static String pressed(String action) {
    var colour = Oklch.of(action);
    var change = on(action).equals(WHITE) ? -0.06 : 0.06;
    return colour.withLightness(colour.lightness() + change).hex();
  }

  private static double luminance(String hex) {
    var rgb = Integer.parseInt(hex.substring(1), 16);
    return 0.2126 * Oklch.linear((rgb >> 16 & 255) / 255.0)
        + 0.7152 * Oklch.linear((rgb >> 8 & 255) / 255.0)
        + 0.0722 * Oklch.linear((rgb & 255) / 255.0);
  }

  private static String properties(Scheme scheme, String indent) {
    var css = new StringBuilder();
    scheme.colours()
        .forEach((token, colour) ->
            css.append(indent).append("--").append(token.property()).append(": ").append(colour).append(";\n"));
    return css.toString();
  }
}
