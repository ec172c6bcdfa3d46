package dk.pip.setup.web;

import dk.pip.municipality.Palette;
import dk.pip.shared.Problems;
import java.util.List;

/// The colours and the arms, with what the colours come to.
///
/// @param hasArms whether arms are kept already
public record LooksPage(Place place, LooksForm form, Palette palette, boolean hasArms, Problems problems) {
  public List<Palette.Scheme> schemes() {
    return List.of(palette.light(), palette.dark());
  }

  /// The lowest contrast of text, as it is written.
  public double worst(Palette.Scheme scheme) {
    return palette.contrasts().stream()
        .filter(contrast -> contrast.dark() == scheme.dark() && contrast.needed() > 4)
        .mapToDouble(Palette.Contrast::ratio)
        .min()
        .orElse(0);
  }
}
