package dk.pip.editions;

import static dk.pip.testing.Cast.AGNES;
import static dk.pip.testing.Cast.ALICE;
import static dk.pip.testing.Cast.BOB;
import static dk.pip.testing.Cast.CHARLIE;
import static dk.pip.testing.Cast.EMIL;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.OtherServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A second pair of eyes on a public edition: whoever made the last change can't let it come out alone.
class ApproveEditionTest {
  private static final String DESK = "/redaktion/udgaver";

  @Test
  void comesOutWhenAnotherHasApprovedIt() {
    try (var pip = OtherServer.start(Map.of("PIP_APPROVAL", "public"), false)) {
      var desk = imported(pip, Bundles.smallOf("2034-01"));
      pip.as(ALICE).get(desk).says("En anden end den, der sidst har ændret udgaven").says("Du har selv lavet den sidste ændring");
      pip.as(ALICE).fill("revision", "1").post(desk + "/godkendelse").redirectsTo(desk);
      pip.as(ALICE).get(desk).says("så en anden skal godkende udgaven");
      publish(pip, desk);
      pip.as(EMIL).get("/udgaver/2034-01").isNotFound();
      for (var nobody : new dk.pip.testing.Person[] {CHARLIE, BOB}) {
        pip.as(nobody).fill("revision", "1").post(desk + "/godkendelse").isForbidden();
      }

      pip.as(AGNES).fill("revision", "7").post(desk + "/godkendelse").redirectsTo(desk);
      pip.as(AGNES).get(desk).says("Udgaven er ændret, siden du så den");
      pip.as(AGNES).fill("revision", "1").post(desk + "/godkendelse").redirectsTo(desk);
      pip.as(ALICE).get(desk).says("Godkendt af " + AGNES.name());

      // A story that is changed asks for it again.
      var story = story(pip, desk);
      pip.as(AGNES).fill("revision", "1").fill("headline", "Bænken vandt igen").fill("body", "En anden tekst, som er lang nok til at være en historie, man kan læse.").post(story).redirectsTo(story);
      publish(pip, desk);
      pip.as(EMIL).get("/udgaver/2034-01").isNotFound();
      pip.as(AGNES).fill("revision", "1").post(desk + "/godkendelse").redirectsTo(desk);
      publish(pip, desk);
      pip.as(EMIL).get("/udgaver/2034-01").says("Bænken vandt igen");
      pip.as(ALICE).get(desk).says("godkendt af " + AGNES.name());

      // Those who sign in need no second pair of eyes unless that is set.
      var staff = imported(pip, Bundles.smallOf("2034-02").replacing(Bundles.EDITION, "blocks:", "audience: staff\nblocks:"));
      publish(pip, staff);
      assertThat(pip.as(ALICE).get(staff).text()).contains("Udgivet");
    }
  }

  private static String imported(OtherServer pip, Bundles bundle) {
    return pip.as(ALICE).attach("bundle", "u.zip", "application/zip", bundle.zip()).post(DESK).location();
  }

  private static void publish(OtherServer pip, String desk) {
    pip.as(ALICE).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
  }

  private static String story(OtherServer pip, String desk) {
    return pip.as(ALICE).get(desk).page().select(".block-row .row-title a").attr("href");
  }
}
