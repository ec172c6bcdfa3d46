package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailColoursTest {
  @Test
  void canBeReadWhateverTheMunicipalityPicks() {
    for (var brand : List.of("#0b4a44", "#000000", "#ffffff", "#ffe600", "#e4002b", "#777777", "#0000ff")) {
      var colours = MailColours.of(new Theme(brand, brand));
      for (var scheme : List.of(colours.light(), colours.dark())) {
        for (var ground : List.of(scheme.paper(), scheme.tint())) {
          assertThat(MailColours.contrast(scheme.ink(), ground)).isGreaterThanOrEqualTo(4.5);
          assertThat(MailColours.contrast(scheme.soft(), ground)).isGreaterThanOrEqualTo(4.5);
          assertThat(MailColours.contrast(scheme.link(), ground)).as(brand).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(MailColours.contrast(scheme.onBrand(), scheme.brand())).isGreaterThanOrEqualTo(4.5);
        assertThat(MailColours.contrast(scheme.onAccent(), scheme.accent())).isGreaterThanOrEqualTo(4.5);
      }
    }
  }
}
