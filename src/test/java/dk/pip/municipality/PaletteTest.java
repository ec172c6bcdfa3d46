package dk.pip.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.municipality.Palette.Contrast;
import dk.pip.municipality.Palette.Token;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {

  @ParameterizedTest
  @CsvSource({
    "#0b4a44, #f2b632",
    "#ffffff, #ffffff",
    "#000000, #000000",
    "#ffff00, #ff00ff",
    "#808080, #777777",
    "#39ff14, #ff073a",
    "#00ffff, #ccff00",
    "#767676, #959595",
    "#c8102e, #004b87",
    "#ff69b4, #00ff7f",
    "#0000ff, #ff0000",
    "#fefdfa, #121a1a"
  })
  void isReadableWhateverIsPicked(String brand, String accent) {
    var palette = Palette.of(new Theme(brand, accent));

    assertThat(palette.contrasts()).hasSizeGreaterThan(50).allMatch(Contrast::passes);
  }

  @Test
  void isReadableForColoursFromTheWholeCube() {
    var failures = new ArrayList<String>();
    var levels = new int[] {0, 51, 102, 128, 153, 204, 255};
    for (var r : levels) {
      for (var g : levels) {
        for (var b : levels) {
          var colour = String.format("#%02x%02x%02x", r, g, b);
          var palette = Palette.of(new Theme(colour, colour));
          palette.contrasts().stream().filter(c -> !c.passes()).forEach(c -> failures.add(colour + " " + c));
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void keepsColoursThatPassAsTheyWerePicked() {
    var palette = Palette.of(Theme.DEFAULT);

    assertThat(Arrays.asList(Token.BAR, Token.ACTION, Token.LINK))
        .allSatisfy(token -> assertThat(palette.light().get(token)).isEqualTo("#0b4a44"));
    assertThat(palette.light().get(Token.ACCENT)).isEqualTo("#f2b632");
    assertThat(palette.moved()).noneMatch(moved -> !moved.dark() && moved.token() != Token.MARK);
  }

  @Test
  void showsGreyLinksInTheDarkAsBrightAsText() {
    var dark = Palette.of(new Theme("#2b2b2b", "#ffd400")).dark();

    assertThat(Palette.contrast(dark.get(Token.LINK), dark.get(Token.PAPER)))
        .isGreaterThanOrEqualTo(Palette.contrast(dark.get(Token.INK), dark.get(Token.PAPER)));
  }

  @Test
  void saysWhichColoursWereMovedAndHowFarOffTheyWere() {
    var palette = Palette.of(new Theme("#ffff00", "#f2b632"));

    assertThat(palette.moved())
        .anySatisfy(
            moved -> {
              assertThat(moved.token()).isEqualTo(Token.LINK);
              assertThat(moved.picked()).isEqualTo("#ffff00");
              assertThat(moved.used()).isEqualTo(palette.light().get(Token.LINK));
              assertThat(moved.contrast()).isLessThan(1.2);
              assertThat(moved.needed()).isEqualTo(4.5);
            });
  }

  @Test
  void keepsTheHueOfAMovedColour() {
    var link = Oklch.of(Palette.of(new Theme("#39ff14", "#f2b632")).light().get(Token.LINK));

    assertThat(link.hue()).isCloseTo(Oklch.of("#39ff14").hue(), org.assertj.core.data.Offset.offset(3.0));
  }

  @Test
  void writesBothSchemesIntoTheStylesheet() {
    assertThat(Palette.of(Theme.DEFAULT).css())
        .contains("--link: #0b4a44;", "--soft-ink: ", "prefers-color-scheme: dark", "[data-scheme=\"dark\"]");
  }

  @Test
  void measuresContrastAsWcagDefinesIt() {
    assertThat(Palette.contrast("#000000", "#ffffff")).isEqualTo(21);
    assertThat(Palette.contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
  }
}
