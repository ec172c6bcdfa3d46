package dk.pip.command;

import dk.pip.demo.DemoFiles;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.TimedForms;
import dk.pip.shared.Texts;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// An edition of many stories, each with a picture of its own, in all forms: the first in this Java, others with pictures
/// that have not been seen, and one that has been set before.
final class EditionBench {
  private static final String EDITION = "edition.yaml";
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1067;
  private static final int DOTS = 300;
  private static final int WARMING = 3;

  private final Texts texts;
  private final int stories;

  EditionBench(Texts texts, int stories) {
    this.texts = texts;
    this.stories = stories;
  }

  int run() throws IOException {
    System.out.println(texts.get("command.bench.edition.head", stories));
    print("cold", edition(0));
    for (var round = 1; round < WARMING; round++) {
      TimedForms.of(edition(round), Clock.systemUTC());
    }
    print("unseen", edition(WARMING));
    print("warm", edition(WARMING));
    System.out.println();
    System.out.println(texts.get("command.bench.edition.read"));
    return 0;
  }

  private void print(String which, BundleFiles edition) {
    var times = TimedForms.of(edition, Clock.systemUTC());
    System.out.printf(
        "  %-36s %7s %7s %7s %7s %7s %7s%n",
        texts.get("command.bench.edition." + which),
        milliseconds(times.read()),
        milliseconds(times.all()),
        milliseconds(times.processor()),
        milliseconds(times.web()),
        milliseconds(times.mail()),
        milliseconds(times.print()));
  }

  private static String milliseconds(Duration time) {
    return String.format(Locale.ROOT, "%,d", time.toMillis());
  }

  /// The demo's stories over and over, each time with a new picture.
  private BundleFiles edition(int round) throws IOException {
    var demo = DemoFiles.in("2026-03");
    var written = demo.subMap("stories/", "stories0").values().stream().toList();
    var files = new TreeMap<String, byte[]>();
    files.putAll(demo.subMap("pictures/vaaben.png", true, "pictures/vaaben.png", true));
    files.putAll(demo.subMap("files/", "files0"));
    var yaml = new StringBuilder();
    for (var line : utf8(Objects.requireNonNull(demo.get(EDITION))).lines().toList()) {
      yaml.append(line).append('\n');
      if (line.equals("blocks:")) {
        break;
      }
    }
    for (var i = 0; i < stories; i++) {
      var picture = "pictures/billede-" + i + ".jpg";
      var story = utf8(written.get(i % written.size())).replaceAll("pictures/[a-z-]+\\.(jpg|png)", picture).replaceAll("(?m)^ +- story: .*\n", "");
      files.put("stories/historie-" + i + ".md", story.getBytes(StandardCharsets.UTF_8));
      files.put(picture, picture(1_000L * round + i));
      yaml.append("  - kind: ").append(i % 2 == 0 ? "story" : "story-teaser").append('\n');
      yaml.append("    story: historie-").append(i).append('\n');
    }
    files.put(EDITION, yaml.toString().getBytes(StandardCharsets.UTF_8));
    return BundleFiles.of(files);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] picture(long number) throws IOException {
    var random = new Random(number);
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, colour(random), WIDTH, HEIGHT, colour(random)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    for (var dot = 0; dot < DOTS; dot++) {
      graphics.setColor(colour(random));
      var size = 10 + random.nextInt(90);
      graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), size, size);
    }
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(0x1000000));
  }
}
