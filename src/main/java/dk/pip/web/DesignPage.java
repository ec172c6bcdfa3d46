package dk.pip.web;

import dk.pip.municipality.Palette;
import dk.pip.municipality.Palette.Contrast;
import dk.pip.municipality.Palette.Scheme;
import java.util.List;
import java.util.Locale;

/// The whole design on one page: colours and their contrast, type, and every component, light beside dark.
public record DesignPage(Palette palette) {

  public List<Scheme> schemes() {
    return List.of(palette.light(), palette.dark());
  }

  public List<Contrast> contrasts(Scheme scheme) {
    return palette.contrasts().stream().filter(contrast -> contrast.dark() == scheme.dark()).toList();
  }

  /// `4,52` with the language's own decimal sign.
  public static String ratio(double ratio, Locale locale) {
    return String.format(locale, "%.2f", Math.floor(ratio * 100) / 100);
  }
}
