package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.StoppedClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnounceNextIssueTest extends EditionTest {
  private static final String IN_WORDS =
      """
        - kind: next-issue
          when: i september
      """;

  @BeforeEach
  void beginAgain() {
    clock().set(StoppedClock.START);
  }

  @Test
  void saysItInWordsInAllForms() throws IOException {
    var bundle = with("2026-05", IN_WORDS);
    var desk = published(bundle);

    as(emil).get("/udgaver/2026-05").says("I september.");
    as(alice).get(desk).says("I september");
    as(alice).get(desk + "/visning/mail.html").says("I september.");
    assertThat(as(alice).get(desk + "/visning/mail.txt").isOk().text()).contains("Næste nummer\n------------\n\nI september.");
    assertThat(print(desk)).contains("Næste nummer", "I september");
    clock().set(Instant.parse("2027-01-01T12:00:00Z"));
    as(emil).get("/udgaver/2026-05").says("I september.");
    var export = new ByteArrayInputStream(as(alice).get(desk + "/udgave.zip").isOk().bytes());
    assertThat(BundleFiles.readZip(export).files().get(Bundles.EDITION)).isEqualTo(bundle.files().get(Bundles.EDITION));
  }

  @Test
  void saysItInWordsAmidThePrintedBlocks() throws IOException {
    var info = "  - {kind: info-box, title: Åbent, text: Kom ind.}\n";

    assertThat(print(imported(with("2026-06", IN_WORDS + info)))).contains("Næste nummer", "I september");
  }

  @Test
  void saysThatItIsOutWhenTheDateBehindTheWordsHasPassed() {
    var desk = imported(with("2026-07", IN_WORDS + "    date: 2026-09-10\n"));

    clock().set(Instant.parse("2026-09-10T21:59:59Z"));
    publish(as(alice), desk).redirectsTo(desk);
    as(emil).get("/udgaver/2026-07").says("I september.");
    clock().set(Instant.parse("2026-09-10T22:00:00Z"));
    as(emil).get("/udgaver/2026-07").says("Det er udkommet.");
  }

  @Test
  void refusesOneThatSaysNothing() {
    var bundle = with("2026-08", "  - {kind: next-issue, tips-by: 2026-09-01}\n");

    send(as(alice), bundle).isRefused().says("Skriv, hvornår næste nummer kommer");
  }

  private static Bundles with(String month, String blocks) {
    var small = Bundles.smallOf(month);
    return small.with(Bundles.EDITION, small.text(Bundles.EDITION) + blocks);
  }

  private static String print(String desk) throws IOException {
    try (var document = Loader.loadPDF(as(alice).get(desk + "/visning/edition.pdf").isOk().bytes())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
