package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// One story, one text: what is changed in a story shows wherever it stands and is not out yet.
class ShareOneTextTest extends EditionTest {

  @Test
  void showsAChangeInTheDraftAndPublishesIt() {
    var desk = imported(Bundles.smallOf("2032-01"));
    var story = storyOf("2032-01");
    as(alice).get(story).says("I en udgave").says("Ikke udgivet endnu");
    as(charlie).get(story).isNotFound();

    save(story, 1, "Bænken blev grøn", "Og alle kom.");
    as(alice).get(desk + "/visning/index.html").says("Bænken blev grøn").says("Og alle kom.").saysNot("en lap papir");
    publish(as(alice), desk).redirectsTo(desk);
    as(emil).get("/udgaver/2032-01").says("Bænken blev grøn");
    as(alice).get(story).says("Udgivet").says("kommer ud til læserne, når udgaven bliver rettet");
  }

  @Test
  void waitsForACorrectionOnceItIsOut() {
    var desk = published(Bundles.smallOf("2032-02"));
    var story = storyOf("2032-02");
    as(alice).fill("when", "now").fill("correction", "Intet.").post(desk + "/udgivelse");
    as(alice).get(desk).says("Der er ikke noget nyt at udgive");

    save(story, 1, "Bænken blev blå", "Den nye tekst.");
    as(emil).get("/udgaver/2032-02").saysNot("Bænken blev blå");
    as(alice).get(DESK).says("Historier i den er ændret siden");
    correct(desk, "Bænken er blå.").redirectsTo(desk);
    as(emil).get("/udgaver/2032-02").says("Bænken blev blå").says("Bænken er blå.");

    save(story, 2, "Bænken blev rød", "Den nyeste tekst.");
    correct(desk, "Bænken er rød.").redirectsTo(desk);
    as(emil).get("/udgaver/2032-02").says("Bænken blev rød");
    assertThat(as(alice).get(story).page().select(".history").text()).contains("Udgivet");
  }

  @Test
  void givesEveryByteBack() throws IOException {
    var bundle = Bundles.march().replacing(Bundles.STORY, "headline:", "# til Mette\r\nheadline:").replacing(Bundles.EDITION, "2026-03", "2032-03");
    var desk = imported(bundle);
    var out = BundleFiles.readZip(new ByteArrayInputStream(as(alice).get(desk + "/udgave.zip").bytes()));
    assertThat(out.files().get(Bundles.STORY)).isEqualTo(bundle.text(Bundles.STORY).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(out.files().keySet()).isEqualTo(BundleFiles.readZip(new ByteArrayInputStream(bundle.zip())).files().keySet());
  }

  @Test
  void putsTheTextsBackWhenAnImportIsUndone() {
    var desk = imported(Bundles.smallOf("2032-04"));
    var story = storyOf("2032-04");
    save(story, 1, "Skrevet på skærmen", "Her stod noget.");
    imported(Bundles.smallOf("2032-04").with("stories/ny.md", "---\nheadline: Den nye\n---\nTekst.\n").replacing(Bundles.EDITION, "  - kind: story\n", "  - kind: story\n    story: ny\n  - kind: story\n"));
    as(alice).get(story).says("Bænken vandt");
    as(alice).get("/redaktion/historier?q=Den%20nye").says("Den nye");

    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);
    as(alice).get(story).says("Skrevet på skærmen");
    as(alice).get(desk + "/visning/index.html").says("Skrevet på skærmen");
    as(alice).get("/redaktion/historier?q=Den%20nye").saysNot("Den nye</a>");

    as(alice).post(desk + "/fortrydelse").redirectsTo(DESK);
    // Somebody has written in it, so it stays, for other editions.
    as(alice).get(story).says("Skrevet på skærmen").says("Godkendt");
  }

  @Test
  void followsItsEditionOutAndBack() {
    var desk = published(Bundles.smallOf("2032-05"));
    var story = storyOf("2032-05");
    as(alice).fill("reason", "Forkert navn").post(desk + "/tilbagetraekning").redirectsTo(desk);
    as(alice).get(story).says("Trukket tilbage");
    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);
    assertThat(as(alice).get(story).page().select(".page-head p").text()).startsWith("Udgivet");
  }

  /// The story of a small edition, found as an editor finds it.
  private static String storyOf(String month) {
    var edition = bean(Editions.class).list().stream().filter(it -> it.slug().equals(month)).findFirst().orElseThrow();
    var story = bean(Drafts.class).storiesOf(edition.id(), edition.revision()).values().iterator().next();
    return "/redaktion/historier/" + story.value();
  }

  private static void save(String story, int revision, String headline, String body) {
    as(alice).fill("revision", String.valueOf(revision)).fill("headline", headline).fill("body", body).post(story).redirectsTo(story);
  }
}
