package dk.pip.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `./pip bench pages|edition|start|mail|newsroom|search|count|council`: measures the speed in a folder that is removed afterwards, and says how to read
/// the figures.
final class Bench {
  private static final int MOST_PROMISES = 100_000;
  private static final int LONGEST = 60;

  private Bench() {}

  private interface Measure {
    int run(Path folder) throws IOException, InterruptedException;
  }

  static int pages(CommandLine line) {
    var seconds = number(line.value("seconds"), 5);
    var promises = number(line.value("promises"), PagesBench.PROMISES);
    return seconds < 1 || seconds > LONGEST || promises < 1 || promises > MOST_PROMISES
        ? line.misused()
        : measure(line, folder -> new PagesBench(line.texts(), folder, seconds, promises).run());
  }

  static int edition(CommandLine line) {
    var stories = number(line.value("stories"), 40);
    return stories < 1 || stories > LONGEST
        ? line.misused()
        : measure(line, _ -> new EditionBench(line.texts(), stories).run());
  }

  static int start(CommandLine line) {
    return measure(line, folder -> new StartBench(line.texts(), folder).run());
  }

  static int mail(CommandLine line) {
    var wish = wish(line);
    return wish == null ? line.misused() : measure(line, folder -> new MailBench(line.texts(), folder, wish).run());
  }

  static int newsroom(CommandLine line) {
    var wish =
        new NewsroomBench.Wish(
            number(line.value("stories"), 2000),
            number(line.value("pictures"), 5000),
            number(line.value("editions"), 100),
            number(line.value("times"), NewsroomBench.TIMES));
    var sensible = wish.stories() >= 0 && wish.pictures() >= 0 && wish.editions() >= 0 && wish.editions() <= 300 && wish.times() >= 1 && wish.times() <= 1000;
    return sensible ? measure(line, folder -> new NewsroomBench(line.texts(), folder, wish).run()) : line.misused();
  }

  static int search(CommandLine line) {
    var stories = number(line.value("stories"), 100_000);
    return stories < 0 || stories > 100_000 ? line.misused() : measure(line, folder -> new SearchBench(line.texts(), folder, stories).run());
  }

  static int count(CommandLine line) {
    var ballots = number(line.value("ballots"), 100_000);
    var candidates = number(line.value("candidates"), 200);
    return ballots < 10 || ballots > 1_000_000 || candidates < 4 || candidates > 1_000 ? line.misused() : new CountBench(line.texts(), ballots, candidates).run();
  }

  static int council(CommandLine line) {
    var screens = number(line.value("screens"), CouncilBench.SCREENS);
    var cards = number(line.value("cards"), CouncilBench.CARDS);
    var sensible = screens >= 5 && screens <= 2000 && cards >= 1 && cards <= 3000;
    return sensible ? measure(line, folder -> new CouncilBench(line.texts(), folder, screens, cards).run()) : line.misused();
  }

  private static int measure(CommandLine line, Measure measure) {
    try {
      var folder = Files.createTempDirectory("pip-bench");
      try {
        return measure.run(folder);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      return line.refuse(1, "command.bench.failed", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /// A word beside the options is what follows `--dkim`, which can do without.
  private static MailBench.@Nullable Signed signed(CommandLine line) {
    var words = line.words();
    if (!line.has("dkim")) {
      return words.isEmpty() ? MailBench.Signed.NOT : null;
    }
    var said = words.isEmpty() ? line.value("dkim") : words.getFirst();
    return switch (said) {
      case "rsa" -> MailBench.Signed.RSA;
      case "ed25519" -> MailBench.Signed.ED25519;
      case null -> MailBench.Signed.RSA;
      default -> null;
    };
  }

  private static MailBench.@Nullable Wish wish(CommandLine line) {
    var mails = number(line.value("mails"), 20_000);
    var kilobytes = number(line.value("kilobytes"), 15);
    var connections = number(line.value("connections"), 10);
    var delay = number(line.value("delay"), 0);
    var signed = signed(line);
    var sensible =
        mails >= 1 && kilobytes >= 3 && kilobytes <= 10_000 && connections >= 1 && connections <= 1000 && delay >= 0;
    return sensible && signed != null ? new MailBench.Wish(mails, kilobytes, connections, delay, signed) : null;
  }

  private static int number(@Nullable String text, int standard) {
    if (text == null) {
      return standard;
    }
    return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
