package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// An edition does not come out with a picture that may not be shown as it would show it, and says where that is mended.
class CheckPicturesTest extends LibraryTest {

  @Test
  void keepsAnEditionFromComingOutUntilItIsMended() {
    var picture = brought(alice, "liva.jpg", 0x771111);
    var desk = imported("2026-08", 0x771111);
    as(alice).get(desk).says("Billederne må vises, hvor udgaven viser dem");

    DescribePictureTest.describe(alice, picture, "people", "Liva Holm");
    var page = as(alice).get(desk).says("ingen har sagt, hvorfor det må vises").page();
    assertThat(page.select("a[href=" + picture + "]").text()).contains("Ret det her");
    as(alice).fill("when", "now").post(desk + "/udgivelse");
    as(emil).get("/udgaver/2026-08").isNotFound();

    DescribePictureTest.describe(alice, picture, "ground", "consent");
    DescribePictureTest.describe(alice, picture, "places", "web");
    as(alice).get(desk).saysNot("ingen har sagt, hvorfor").says("må ikke vises i mails").says("må ikke vises på tryk");
    DescribePictureTest.describe(alice, picture, "places", "internal");
    as(alice).get(desk).says("må ikke vises på nettet");

    as(alice).post(picture + "/fjernelse").redirectsTo(picture);
    as(alice).get(desk).says("er fjernet. Tag det ud");
    as(alice).fill("when", "now").post(desk + "/udgivelse");
    as(emil).get("/udgaver/2026-08").isNotFound();
  }
}
