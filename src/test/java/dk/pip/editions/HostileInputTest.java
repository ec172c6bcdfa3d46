package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody may send in who means no good, or a file that went wrong on its way.
class HostileInputTest extends EditionTest {
  private static final String SCRIPT = "<script>x()</script>";

  @Test
  void showsAScriptInAnyFieldAsText() throws IOException {
    var desk = imported(scripts());
    as(alice).get(desk).isOk().says(SCRIPT);
    var preview = desk + "/visning/";

    for (var path : new String[] {"index.html", "nyheder/2026/hel.html", "nyheder/2026/teaser.html", "mail.html"}) {
      var page = as(alice).get(preview + path).isOk().says(SCRIPT).page();
      assertRunsNothing(page);
    }
    assertRunsNothing(as(alice).get(desk).page());
    assertThat(as(alice).get(preview + "mail.txt").isOk().text()).contains(SCRIPT);
    try (var pdf = Loader.loadPDF(as(alice).get(preview + "edition.pdf").isOk().bytes())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("<script>");
    }
  }

  @Test
  void rendersNoHtmlAndNoLinksThatRunSomething() {
    var desk =
        imported(
            Bundles.smallOf("2026-04")
                .replacing(
                    "stories/historie-2026-04.md",
                    "Det begyndte",
                    """
                    <img src=x onerror=x()> <svg/onload=x()> <a href="javascript:x()">html</a>

                    [et](javascript:x()) [to](JaVaScRiPt:x()) [tre](data:text/html;base64,PHNjcmlwdD4=) [fire](vbscript:x)
                    [fem](&#106;avascript:x()) <javascript:x()> [seks](//evil.example) [syv](/\\evil.example)

                    <iframe src="https://evil.example"></iframe>

                    Det begyndte"""));

    for (var path : new String[] {"index.html", "nyheder/2026/historie-2026-04.html", "mail.html"}) {
      assertRunsNothing(as(alice).get(desk + "/visning/" + path).isOk().page());
    }
    as(alice).get(desk).says("virker ikke").says("stories/historie-2026-04.md:8");
    publish(as(alice), desk).redirectsTo(desk);
    as(emil).get("/udgaver/2026-04").isNotFound();
  }

  private static void assertRunsNothing(Document page) {
    // Where Pip's own scripts find each other, which nothing that comes in has the word of the page for.
    var own = page.select("script[type=importmap][nonce]");
    assertThat(own).allSatisfy(map -> assertThat(map.data()).matches("\\{\"imports\":\\{(\"[a-z/-]+\\.js\":\"/stil/[0-9a-f]{16}/[a-z/-]+\\.js\",?)+}}"));
    assertThat(page.select("script:not([src])")).isSubsetOf(own);
    assertThat(page.select("main iframe:not(.preview), svg[onload], object, embed, base")).isEmpty();
    for (var element : page.getAllElements()) {
      for (var attribute : element.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWithIgnoringCase("on");
        if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
          assertThat(attribute.getValue().toLowerCase(Locale.ROOT).strip())
              .doesNotStartWith("javascript:")
              .doesNotStartWith("vbscript:")
              .doesNotStartWith("data:text");
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWithAReasonAndKeepsNothing(String what, byte[] file, String reason) {
    var before = as(alice).get(DESK).page().select(".rows").text();

    var answer = as(alice).attach("bundle", "marts.zip", "application/zip", file).post(DESK);

    answer.isRefused().says("marts.zip kunne ikke hentes ind").says(reason).says("Intet er ændret");
    assertThat(as(alice).get(DESK).page().select(".rows").text()).isEqualTo(before);
  }

  static Stream<Arguments> refused() {
    var small = Bundles.small();
    var edition = small.text(Bundles.EDITION);
    return Stream.of(
        bundle("a story that unpacks to 60 MB", small.with("stories/bombe.md", new byte[60 << 20]), "256 kB"),
        bundle("a picture that unpacks to 60 MB", small.with("pictures/bombe.png", new byte[60 << 20]), "20 MB"),
        bundle("many that unpack to 120 MB", many(small, 6, new byte[20 << 20]), "100 MB"),
        bundle("300 files", many(small, 300, new byte[1]), "flere end 200 filer"),
        bundle("a path upwards", small.with("../stories/ond.md", "x"), "Stien »../stories/ond.md« kan ikke bruges"),
        bundle("a path upwards in the middle", small.with("stories/../../ond.md", "x"), "kan ikke bruges"),
        bundle("a path from the root", small.with("/etc/passwd", "x"), "Stien »/etc/passwd« kan ikke bruges"),
        bundle("a path of Windows", small.with("C:\\ond.md", "x"), "kan ikke bruges"),
        bundle("a program", small.with("pictures.sh", "x"), "hører ikke til i en pakke"),
        bundle("an anchor", small.with(Bundles.EDITION, edition.replace("title: ", "title: &a ")), "YAML-ankre"),
        bundle("a tag", small.with(Bundles.EDITION, "x: !!javax.script.ScriptEngineManager []\n" + edition), "YAML-ankre"),
        bundle("two documents", small.with(Bundles.EDITION, edition + "---\nformat: x\n"), "ét YAML-dokument"),
        bundle("deep nesting", small.with(Bundles.EDITION, "a: " + "[".repeat(50_000) + "\n" + edition), "YAML"),
        bundle("a field twice", small.with(Bundles.EDITION, edition + "title: To\n"), "står her to gange"),
        bundle("100,000 lines", small.with(Bundles.STORY, "x\n".repeat(100_000)), "flere end 20.000 linjer"),
        bundle("no UTF-8", small.with(Bundles.STORY, new byte[] {(byte) 0xff, (byte) 0xfe, 0}), "ikke UTF-8"),
        bundle("a picture of 60,000 pixels", small.with("pictures/b.png", png(60_000, 60_000)), "60.000 × 60.000 pixel"),
        bundle("a picture of 100 megapixels", small.with("pictures/b.png", png(10_000, 10_000)), "megapixel"),
        bundle("a page called JPEG", small.with("pictures/b.jpg", "<html><script>x()</script>"), "webside"),
        bundle("a drawing called PNG", small.with("pictures/b.png", "<svg onload='x()'/>"), "SVG"),
        bundle("a GIF", small.with("pictures/b.jpg", "GIF89a......"), "GIF"),
        Arguments.of("no zip", "hej".getBytes(StandardCharsets.UTF_8), "ikke en zip-fil"),
        Arguments.of("half a zip", half(Bundles.march().zip()), "beskadiget eller afkortet"));
  }

  @Test
  void helpsAfterAPostThatIsTooLarge() {
    var answer = as(alice).attach("bundle", "stor.zip", "application/zip", new byte[112_000_000]).post(DESK);

    answer.hasStatus(413).says("Det fylder for meget").says("Gør det mindre");
    as(alice).get(DESK).isOk();
  }

  private static Arguments bundle(String what, Bundles bundle, String reason) {
    return Arguments.of(what, bundle.zip(), reason);
  }

  private static Bundles many(Bundles bundle, int count, byte[] bytes) {
    var result = bundle;
    for (var i = 0; i < count; i++) {
      result = result.with("pictures/nr-" + i + ".jpg", bytes);
    }
    return result;
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /// The beginning of a PNG that says to be so large.
  private static byte[] png(int width, int height) {
    var head = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    head.put(new byte[] {8, 2, 0, 0, 0});
    var crc = new CRC32();
    crc.update(head.array());
    var signature = HexFormat.of().parseHex("89504e470d0a1a0a");
    var end = HexFormat.of().parseHex("000000004944415435af061e" + "0000000049454e44ae426082");
    return ByteBuffer.allocate(8 + 4 + 17 + 4 + end.length)
        .put(signature).putInt(13).put(head.array()).putInt((int) crc.getValue()).put(end).array();
  }

  /// An edition with every kind of block, and a script wherever there is a text.
  private static Bundles scripts() {
    var story =
        """
        ---
        headline: X
        short-title: X
        section: X
        standfirst: X
        byline: X
        picture: {file: pictures/prik.png, alt: X, caption: X, credit: X}
        further: {url: 'https://eksempel.example/?q=%3Cscript%3E', text: X}
        ---

        Tekst X og **X**.

        ## X

        - X

        > X
        > — X
        """;
    var edition =
        """
        format: pip-edition-1
        number: 3
        month: 2026-03
        title: X
        blocks:
          - {kind: greeting, text: X, signature: X}
          - {kind: also-in-this-issue}
          - {kind: story, story: hel}
          - {kind: story-teaser, story: teaser, text: X}
          - {kind: pull-quote, quote: X, source: X}
          - {kind: pictures, title: X, pictures: [{file: pictures/prik.png, alt: X, caption: X, credit: X}]}
          - {kind: numbers, title: X, source: X, figures: [{value: X, unit: X, label: X}]}
          - {kind: invitation, title: X, start: 2026-03-19 17:00, place: X, text: X, organiser: X}
          - {kind: quiz, title: X, question: X, options: [X, X], closes: 2026-03-20 12:00, how: X, answer: X}
          - {kind: video, title: X, url: 'https://video.example/', duration: X, transcript: X}
          - {kind: press-mention, quote: X, source: X, date: 2026-03-02}
          - {kind: thanks, title: X, text: X}
          - {kind: info-box, title: X, text: X}
          - {kind: next-issue, date: 2026-04-09, text: X}
        """;
    return Bundles.small()
        .without(Bundles.STORY)
        .with(Bundles.EDITION, edition.replace("X", "'" + SCRIPT + "'"))
        .with("stories/hel.md", filled(story))
        .with("stories/teaser.md", filled(story))
        .with("pictures/prik.png", Base64.getDecoder().decode(DOT));
  }

  private static String filled(String story) {
    var end = story.indexOf("\n---\n");
    return story.substring(0, end).replace("X", "'" + SCRIPT + "'") + story.substring(end).replace("X", SCRIPT);
  }

  private static final String DOT =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
}
