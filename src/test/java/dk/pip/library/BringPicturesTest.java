package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Pictures come in through the form, many at a time or one by one, and each says what came of it.
class BringPicturesTest extends LibraryTest {

  @Test
  void takesManyAndSaysWhatIsAmissWithEach() {
    var answer =
        as(charlie)
            .attach("files", "Skovens svane.JPG", "image/jpeg", jpeg(0x114411))
            .attach("files", "IMG_0001.HEIC", "image/heic", "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
            .attach("files", "halv.jpg", "image/jpeg", Arrays.copyOf(jpeg(0x224411), 900))
            .attach("files", "brev.txt", "text/plain", "Kære alle".getBytes(StandardCharsets.UTF_8))
            .post(PICTURES)
            .isRefused();

    answer.says("Skovens svane.JPG").says("Billedet er hentet ind.").says("HEIC-billede, sådan som iPhones").says("klippet over").says("en tekst og ikke et billede");
    as(charlie).get(PICTURES + "?vis=mine").isOk().says("skovens-svane.jpg");
    as(charlie).post(PICTURES).isRefused().says("Vælg mindst ét billede");
  }

  @Test
  void knowsAPictureThatItHas() {
    var first = brought(charlie, "and.jpg", 0x334411);
    assertThat(brought(charlie, "and-igen.jpg", 0x334411)).isEqualTo(first);
    as(charlie).get(first).says("Det har I allerede");

    var one = as(charlie).attach("file", "and.jpg", "image/jpeg", jpeg(0x334411)).post(PICTURES + "/fil").isOk();
    assertThat(one.text()).contains("\"known\":true", first);
    assertThat(as(charlie).attach("file", "a.txt", "text/plain", "hej".getBytes(StandardCharsets.UTF_8)).post(PICTURES + "/fil").isRefused().text()).contains("en tekst og ikke");
  }

  /// Whoever has the picture themselves may use the one that is there.
  @Test
  void showsItToAllWhoBroughtIt() {
    var hers = brought(alice, "hegn.jpg", 0x443311);
    as(charlie).get(hers).isNotFound();
    as(charlie).get(hers + "/vist/360").isNotFound();
    as(charlie).get(hers + "/indsigelse").isNotFound();
    as(charlie).fill("alt", "Mit").post(hers).isNotFound();
    assertThat(brought(charlie, "mit-hegn.jpg", 0x443311)).isEqualTo(hers);
    as(charlie).get(hers).isOk();
  }

  @Test
  void isForThoseWhoWrite() {
    var picture = brought(alice, "laas.jpg", 0x443355);
    for (var address : List.of(PICTURES, PICTURES + "/nye", picture, picture + "/vist/360", picture + "/original/360")) {
      as(bob).get(address).isForbidden();
      as(emil).get(address).sendsToSignIn();
    }
    as(alice).get(PICTURES).isOk();
    as(charlie).get(PICTURES).isOk().saysNot("laas.jpg");
  }

  @Test
  void showsSmallOnesThatBrowsersKeepForThemselves() {
    var picture = brought(alice, "stor.jpg", 0x553311);
    var small = as(alice).get(picture + "/vist/360").isOk();
    assertThat(small.header("Cache-Control")).contains("private, max-age=86400");
    assertThat(small.bytes().length).isLessThan(jpeg(0x553311).length);
    assertThat(Sha256.hex(as(alice).get(picture + "/vist/1600").isOk().bytes())).isEqualTo(picture(0x553311).sha256());
  }

  @Test
  void findsThemByWordsDaysAndWhatTheyLack() {
    var swan = brought(alice, "svane.jpg", 0x663311);
    var form = as(alice).get(swan).page().selectFirst("form.form");
    fillAgain(as(alice), Objects.requireNonNull(form));
    as(alice).fill("alt", "En svane på søen").fill("people", "Ib Holm, Åse Lund").post(swan).redirectsTo(swan);

    as(alice).get(PICTURES + "?q=åse+SVANE").isOk().says("En svane på søen");
    as(alice).get(PICTURES + "?q=and+svane").says("Ingen billeder passer");
    as(alice).get(PICTURES + "?vis=uden-grundlag&q=svane").says("En svane på søen").says("Mangler grundlag");
    as(alice).get(PICTURES + "?vis=uden-tekst&q=svane").says("Ingen billeder passer");
    as(alice).get(PICTURES + "?vis=ikke-brugt&q=svane").says("En svane på søen");
    as(alice).get(PICTURES + "?fra=2026-03-10&til=2026-03-10&q=svane").says("En svane på søen");
    as(alice).get(PICTURES + "?fra=2026-03-11&q=svane").says("Ingen billeder passer");
    assertThat(as(alice).get(PICTURES).page().select("nav.staff-places .staff-waiting").text()).contains("1");
  }
}
