package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import dk.pip.testing.Documents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BringAttachmentsTest extends EditionTest {
  private static final byte[] RULES = Documents.pdf("Reglerne");

  private static Bundles bringing(String month) {
    var story = "stories/historie-" + month + ".md";
    return Bundles.smallOf(month)
        .replacing(story, "byline: ", "attachments:\n  - file: files/Reglerne på én side.pdf\n    title: Reglerne på én side\n  - file: files/skema.docx\n    title: Skema\nbyline: ")
        .with("files/Reglerne på én side.pdf", RULES)
        .with("files/skema.docx", Documents.docx());
  }

  private static String page(String month) {
    return "/nyheder/2026/historie-" + month;
  }

  @Test
  void givesReadersTheVeryFileAndNeverOpensIt() {
    published(bringing("2026-04"));

    var links = as(emil).get(page("2026-04")).page().select(".attachments a");
    assertThat(links.eachText()).containsExactly("Reglerne på én side (PDF, 1 kB)", "Skema (Word, 1 kB)");
    assertThat(links.eachAttr("href")).containsExactly(page("2026-04") + "/reglerne-paa-en-side.pdf", page("2026-04") + "/skema.docx");
    var answer = as(emil).get(links.getFirst().attr("href")).isOk();
    assertThat(answer.bytes()).isEqualTo(RULES);
    assertThat(answer.header("Content-Type")).contains("application/pdf");
    assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"reglerne-paa-en-side.pdf\"");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(as(emil).get(page("2026-04") + "/skema.docx").isOk().bytes()).isEqualTo(Documents.docx());
    for (var guessed : List.of("/andet.pdf", "/skema.pdf", "/Skema.docx", "/..%2fskema.docx", "/files%2fskema.docx")) {
      assertThat(as(emil).get(page("2026-04") + guessed).status()).as(guessed).isIn(400, 404);
    }
  }

  @Test
  void goesAwayAndComesBackWithItsEdition() {
    var desk = published(bringing("2026-05"));
    var address = page("2026-05") + "/skema.docx";
    as(alice).fill("reason", "Et navn var forkert").post(desk + "/tilbagetraekning").redirectsTo(desk);
    as(emil).get(address).isGone();
    as(alice).get(desk + "/versioner/1" + address).isOk();

    as(alice).post(desk + "/genoptagelse").redirectsTo(desk);

    as(emil).get(address).isOk();
  }

  @Test
  void isLeftOutByACorrectionAndKeptInTheVersionBefore() {
    var desk = published(bringing("2026-06"));
    send(as(alice), Bundles.smallOf("2026-06"));
    correct(desk, "Skemaet var det forkerte").redirectsTo(desk);

    as(emil).get(page("2026-06") + "/skema.docx").isGone();
    as(emil).get(page("2026-06")).isOk().saysNot("Bilag");
    assertThat(as(alice).get(desk + "/versioner/1" + page("2026-06") + "/skema.docx").isOk().bytes()).isEqualTo(Documents.docx());
    for (var person : List.of(bob, charlie)) {
      as(person).get(desk + "/versioner/1" + page("2026-06") + "/skema.docx").isForbidden();
    }
  }

  @Test
  void isShownInPreviewsToEditorsAlone() {
    var desk = imported(bringing("2026-07"));
    var address = desk + "/visning/nyheder/2026/historie-2026-07/skema.docx";

    assertThat(as(alice).get(address).isOk().header("Content-Disposition")).contains("attachment; filename=\"skema.docx\"");
    as(bob).get(address).isForbidden();
    as(emil).get(address).sendsToSignIn();
    as(emil).get(page("2026-07") + "/skema.docx").isNotFound();
  }

  @Test
  void staysWithStaff() {
    published(bringing("2026-08").replacing(Bundles.EDITION, "month: 2026-08", "month: 2026-08\naudience: staff"));
    var address = "/medarbejder" + page("2026-08") + "/skema.docx";

    assertThat(as(bob).get(address).isOk().header("Cache-Control")).contains("private, no-cache");
    as(emil).get(address).sendsToSignIn();
    as(emil).get(page("2026-08") + "/skema.docx").isNotFound();
  }

  @Test
  void leavesAsItCame() throws IOException {
    var bundle = bringing("2026-09");
    var desk = imported(bundle);

    var exported = BundleFiles.readZip(new ByteArrayInputStream(as(alice).get(desk + "/udgave.zip").isOk().bytes()));

    assertThat(exported.files()).containsExactlyEntriesOf(BundleFiles.of(bundle.files()).files());
  }

  @Test
  void comesBackWhenAnImportIsUndone() {
    var desk = imported(bringing("2026-10"));
    send(as(alice), bringing("2026-10").with("files/skema.docx", Documents.docxWith("word/andet.xml", "Nyt")));
    as(alice).post(desk + "/fortrydelse").redirectsTo(desk);

    assertThat(as(alice).get(desk + "/visning/nyheder/2026/historie-2026-10/skema.docx").isOk().bytes()).isEqualTo(Documents.docx());
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    var fields = "headline: Bænken\nattachments:\n  - file: files/regler.docx\n    title: Regler\n  - file: files/../edition.yaml\n    title: Alt\n  - file: files/mangler.pdf\n";
    var edition =
        new WrittenEdition().story("baenken", fields, "Tekst.").file("files/regler.docx", "MZ er et program").file("files/glemt.odt", "x");

    assertThat(edition.findings())
        .containsExactlyInAnyOrder(
            "stories/baenken.md:4 Filen er hverken PDF, Word (.docx) eller OpenDocument (.odt), hvad den end hedder. Gem den som en af dem, og prøv igen.",
            "stories/baenken.md:6 Bilaget »files/../edition.yaml« er ikke i pakken. Læg filen i mappen files, og skriv dens navn som files/navn.pdf.",
            "stories/baenken.md:8 Feltet »title« mangler.",
            "stories/baenken.md:8 Bilaget »files/mangler.pdf« er ikke i pakken. Læg filen i mappen files, og skriv dens navn som files/navn.pdf.",
            "files/glemt.odt Filen hører ikke til nogen historie. Nævn den under »attachments« i en historie, eller fjern den.");
  }
}
