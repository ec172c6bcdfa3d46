package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
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
  void survivesADraftThatCannotBeSet() {
    var desk = imported(Bundles.march());
    var jdbc = bean(JdbcClient.class);
    var pictures = "from editions.draft_file f where f.edition_id = :id and p.sha256 = f.picture";
    jdbc.sql("create table public.kept as select p.* from editions.picture p where exists (select 1 " + pictures + ")")
        .param("id", idOf(desk).value())
        .update();
    try {
      jdbc.sql("update editions.picture p set content = '' " + pictures).param("id", idOf(desk).value()).update();

      as(alice).get(desk).isRefused().says("Noget gik galt hos Pip").says("Tag udkastet væk");
    } finally {
      jdbc.sql("update editions.picture p set content = k.content from public.kept k where k.sha256 = p.sha256").update();
      jdbc.sql("drop table public.kept").update();
    }
  }

  private static void spoil(String desk, int revision) {
    bean(JdbcClient.class)
        .sql("update editions.draft_file set content = 'format: [' where edition_id = :id and revision = :revision and path = 'edition.yaml'")
        .param("id", idOf(desk).value())
        .param("revision", revision)
        .update();
  }
}
