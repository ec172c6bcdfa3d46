package dk.pip.command;

import dk.pip.operations.Settings;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./pip bench pages|edition|start|mail`: measures the speed in a folder that is removed afterwards, and says how to read
/// the figures.
final class Bench {
  private static final int LONGEST = 60;

  private Bench() {}

  static int run(List<String> arguments) {
    var texts = Texts.in(Settings.languageOf(System.getenv()));
    var options = Options.parse(arguments, List.of("seconds", "stories", "mails", "connections", "delay", "kilobytes"), List.of("dkim"));
    if (options.wrong() != null) {
      System.err.println(texts.get("command.unknown-option", options.wrong()));
      return 2;
    }
    var seconds = number(options.value("seconds"), 5);
    var stories = number(options.value("stories"), 40);
    if (options.rest().size() != 1 || seconds < 1 || seconds > LONGEST || stories < 1 || stories > LONGEST) {
      System.err.println(texts.get("command.bench.usage"));
      return 2;
    }
    try {
      var folder = Files.createTempDirectory("pip-bench");
      try {
        return switch (options.rest().getFirst()) {
          case "pages" -> new PagesBench(texts, folder, seconds).run();
          case "edition" -> new EditionBench(texts, stories).run();
          case "mail" -> new MailBench(texts, folder, wish(options)).run();
          case "start" -> new StartBench(texts, folder).run();
          default -> {
            System.err.println(texts.get("command.bench.usage"));
            yield 2;
          }
        };
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      System.err.println(texts.get("command.bench.failed", e.toString()));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static MailBench.Wish wish(Options options) {
    return new MailBench.Wish(
        Math.max(1, number(options.value("mails"), 20_000)),
        Math.max(3, number(options.value("kilobytes"), 15)),
        Math.max(1, number(options.value("connections"), 10)),
        Math.max(0, number(options.value("delay"), 0)),
        options.has("dkim"));
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
