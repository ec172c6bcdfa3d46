package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.Documents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// One story, one text: what is changed in a story shows wherever it stands and is not out yet.
class ShareOneTextTest extends EditionTest {

  @Test
  void showsAChangeInTheDraftAndPublishesIt() {
    var desk = imported(Bundles.smallOf("2032-01"));
    var story = storyOf("2032-01");
    as(alice).get(story).says("I en udgave").says("Ikke udgivet endnu");
    as(charlie).get(story).isNotFound();
    var draft = as(alice).get(story).page().selectFirst(".page-head p a");
    assertThat(draft.text()).isEqualTo("Med i »Bænken, der kan snakke, vandt«");
    assertThat(draft.attr("href")).isEqualTo(desk);

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

  /// What readers know of a story is what was published, whatever has become of it in the newsroom when a bundle comes in.
  @Test
  void tellsACorrectionFromWhatWasPublishedAlsoAfterAnImport() {
    var first = withTable("2032-07");
    var desk = published(first);
    var story = storyOf("2032-07");
    save(story, 1, "Bænken blev sort", "Den nye tekst, som redaktionen har skrevet på skærmen.");
    clock().move(Duration.ofMinutes(5));

    imported(first.with("stories/historie-2032-07.md", textOf("2032-07")));
    correct(desk, "Bænken er sort.").redirectsTo(desk);

    as(emil).get("/nyheder/2032/historie-2032-07").says("Bænken blev sort").says("Bænken er sort.");
    as(emil).get("/nyheder/2032/bordet-2032-07").isOk().saysNot("Bænken er sort.");
  }

  /// Nor do attachments that have come or gone since make a correction of what is as it was.
  @Test
  void tellsACorrectionFromWhatWasPublishedAlsoWithOtherAttachments() {
    var file = "stories/historie-2032-08.md";
    var first = withTable("2032-08").with("files/regler.pdf", Documents.pdf("Regler")).replacing(file, "byline: ", "attachments:\n  - file: files/regler.pdf\n    title: Regler\nbyline: ");
    var desk = published(first);
    var story = storyOf("2032-08");
    as(alice).attach("file", "nyt.pdf", "application/pdf", Documents.pdf("Nyt")).fill("title", "Nyt").post(story + "/bilag").redirectsTo(story);
    clock().move(Duration.ofMinutes(5));

    imported(first.replacing(file, "ni minutter", "tolv minutter"));
    correct(desk, "Der gik tolv minutter.").redirectsTo(desk);

    as(emil).get("/nyheder/2032/historie-2032-08").says("Der gik tolv minutter.");
    as(emil).get("/nyheder/2032/bordet-2032-08").isOk().saysNot("Der gik tolv minutter.");
  }

  /// A small edition with a second story.
  private static Bundles withTable(String month) {
    var bundle = Bundles.smallOf(month);
    return bundle
        .with("stories/bordet-" + month + ".md", "---\nheadline: Bordet\n---\n\nNu er der fire ben.\n")
        .with(Bundles.EDITION, bundle.text(Bundles.EDITION) + "  - kind: story\n    story: bordet-" + month + "\n");
  }

  private static String textOf(String month) {
    var edition = bean(Editions.class).list().stream().filter(it -> it.slug().equals(month)).findFirst().orElseThrow();
    return new String(bean(Editions.class).export(edition.id()).orElseThrow().files().get("stories/historie-" + month + ".md"), StandardCharsets.UTF_8);
  }

  @Test
  void givesEveryByteBack() throws IOException {
    var bundle = Bundles.march().replacing(Bundles.STORY, "headline:", "# til Mette\r\nheadline:").replacing(Bundles.EDITION, "2026-03", "2032-03");
    var desk = imported(bundle);
    var out = BundleFiles.readZip(new ByteArrayInputStream(as(alice).get(desk + "/udgave.zip").bytes()));
    assertThat(out.files().get(Bundles.STORY)).isEqualTo(bundle.text(Bundles.STORY).getBytes(StandardCharsets.UTF_8));
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
    var story = bean(Drafts.class).storiesOf(edition.id(), edition.revision()).get("historie-" + month);
    return "/redaktion/historier/" + Objects.requireNonNull(story).value();
  }

  private static void save(String story, int revision, String headline, String body) {
    as(alice).fill("revision", String.valueOf(revision)).fill("headline", headline).fill("body", body).post(story).redirectsTo(story);
  }
}
