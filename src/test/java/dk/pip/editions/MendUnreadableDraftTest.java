package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A draft that can't be read any more, as by a Pip that reads more strictly than the one that took it in.
class MendUnreadableDraftTest extends EditionTest {

  @Test
  void tellsWhatIsWrongAndLetsItBeTakenAway() {
    var desk = imported(Bundles.smallOf("2031-01"));
    spoil(desk, 1);

    for (var page : new String[] {desk, desk + "/visning/index.html", desk + "?form=pdf"}) {
      as(alice).get(page).isRefused().says("Pip kan ikke vise udkastet").says("edition.yaml").says("Tag udkastet væk");
    }
    as(alice).get("/redaktion/udgaver").isOk();
    as(alice).get(desk + "/udgave.zip").isOk();
    as(alice).fill("when", "now").post(desk + "/udgivelse").isRefused().says("Pip kan ikke vise udkastet");
    as(alice).fill("addresses", "alice@ellebaek.example").post(desk + "/proeve").isRefused().says("Pip kan ikke vise udkastet");
    as(bob).get(desk).isForbidden();

    as(alice).post(desk + "/fortrydelse").redirectsTo("/redaktion/udgaver");
    as(alice).get(desk).isNotFound();
  }

  @Test
  void saysThatReadersStillSeeWhatIsPublished() {
    var desk = imported(Bundles.smallOf("2031-02"));
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    spoil(desk, 1);

    var page = as(alice).get(desk).isRefused().says("Læserne ser stadig det, der er udgivet");
    assertThat(page.text()).doesNotContain("Tag udkastet væk");
    as(emil).get("/udgaver/2031-02").isOk();
  }

  @Test
  void correctsAnEditionThatWasMadeFromIt() {
    var desk = imported(Bundles.smallOf("2031-03"));
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    spoil(desk, 1);
    imported(Bundles.smallOf("2031-03"));

    as(alice).fill("when", "now").fill("correction", "Datoen var forkert.").post(desk + "/udgivelse").redirectsTo(desk);

    as(emil).get("/udgaver/2031-03").says("Datoen var forkert.");
  }

  /// Whatever goes wrong while it is set is Pip's fault, and no reason to keep the editor out.
  @Test
  void survivesADraftThatCannotBeSet() throws IOException {
    // A picture that no other test has, so that none has scaled it lately.
    var image = new BufferedImage(1210, 907, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 5, 0x7A11E5);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    var desk = imported(Bundles.march().with("pictures/baenken.jpg", bytes.toByteArray()));
    var spoilt =
        bean(JdbcClient.class)
            .sql(
                """
                update editions.picture p
                   set content = ''
                  from editions.draft_file f
                 where f.edition_id = :id
                   and f.path = 'pictures/baenken.jpg'
                   and p.sha256 = f.picture
                   and p.width = 1210
                """)
            .param("id", idOf(desk).value())
            .update();
    assertThat(spoilt).isEqualTo(1);

    as(alice).get(desk).isRefused().says("Noget gik galt hos Pip").says("Tag udkastet væk");

    as(alice).post(desk + "/fortrydelse");
  }

  private static void spoil(String desk, int revision) {
    bean(JdbcClient.class)
        .sql("update editions.draft_file set content = 'format: [' where edition_id = :id and revision = :revision and path = 'edition.yaml'")
        .param("id", idOf(desk).value())
        .param("revision", revision)
        .update();
  }
}
