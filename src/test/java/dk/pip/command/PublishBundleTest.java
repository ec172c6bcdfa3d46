package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.CommandLine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./pip publish`, without server or database.
class PublishBundleTest {
  private static final String EDITION =
      """
      format: pip-edition-1
      number: 3
      month: 2026-03
      title: Forår i byen
      municipality:
        name: Ellebæk Kommune
        site: https://pip.ellebaek.example
      blocks:
        - kind: story
          story: baenken
      """;
  private static final String STORY =
      """
      ---
      headline: Bænken vandt
      ---

      Det begyndte med en lap papir.
      """;

  @TempDir Path temporary;
  private Path folder;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(temporary.resolve("marts på dansk"));
    out = temporary.resolve("ud");
    Files.createDirectories(folder.resolve("stories"));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("edition.yaml"), EDITION);
    Files.writeString(folder.resolve("stories/baenken.md"), STORY);
  }

  @Test
  void writesEveryForm() throws IOException {
    assertThat(publish().status()).isZero();

    for (var name : new String[] {"mail.html", "mail.txt", "mail.eml", "edition.pdf", "checks.txt"}) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    assertThat(out.resolve("index.html")).content().contains("Bænken vandt");
    assertThat(out.resolve("nyheder/2026/baenken.html")).content().contains("Det begyndte med en lap papir.");
  }

  @Test
  void endsWithOneWhereACheckBlocks() throws IOException {
    Files.writeString(folder.resolve("stories/baenken.md"), STORY + "\nRing til 010190-1234.\n");

    assertThat(publish().status()).isEqualTo(1);

    assertThat(out.resolve("checks.txt")).content().contains("FEJL  stories/baenken.md:7: Der står et cpr-nummer");
  }

  @Test
  void endsWithTwoWhereTheBundleCannotBeRead() throws IOException {
    Files.writeString(folder.resolve("edition.yaml"), EDITION.replace("story: baenken", "story: boenken"));

    var refused = publish();

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("edition.yaml:10: Filen stories/boenken.md er ikke i pakken.");
    assertThat(out).doesNotExist();
  }

  @Test
  void saysWhichPicturesTheMailHasNoRoomFor() throws IOException {
    var edition = new StringBuilder(EDITION).append("  - kind: pictures\n    pictures:\n");
    for (var i = 1; i <= 8; i++) {
      drawNoise(folder.resolve("pictures/" + i + ".jpg"), i);
      edition.append("      - file: pictures/").append(i).append(".jpg\n        decorative: true\n");
    }
    Files.writeString(folder.resolve("edition.yaml"), edition);

    assertThat(publish().status()).isZero();

    assertThat(out.resolve("checks.txt"))
        .content()
        .contains("SE    pictures/8.jpg: Billedet er ikke med i mailen, fordi den ellers blev for tung.")
        .doesNotContain("kun med begyndelsen");
  }

  /// Nothing that a codec could make small.
  private static void drawNoise(Path file, int seed) throws IOException {
    var image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
    var random = new Random(seed);
    for (var y = 0; y < image.getHeight(); y++) {
      for (var x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    ImageIO.write(image, "jpg", file.toFile());
  }

  private CommandLine publish() {
    return CommandLine.run(
        Map.of("LC_ALL", "C.UTF-8"), "publish", folder.toString(), "--out", out.toString());
  }
}
