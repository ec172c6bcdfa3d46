package dk.pip.command;

import dk.pip.settings.Settings;
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
  private static final List<String> WITH_VALUE =
      List.of("seconds", "stories", "mails", "connections", "delay", "kilobytes", "dkim");

  private Bench() {}

  static int run(List<String> arguments) {
    var texts = Texts.in(Settings.languageOf(System.getenv()));
    var options = Options.parse(arguments, WITH_VALUE, List.of("dkim"));
    if (options.wrong() != null) {
      System.err.println(texts.get("command.unknown-option", options.wrong()));
      return 2;
    }
    var seconds = number(options.value("seconds"), 5);
    var stories = number(options.value("stories"), 40);
    var wish = wish(options);
    if (!understood(options) || wish == null || seconds < 1 || seconds > LONGEST || stories < 1 || stories > LONGEST) {
      System.err.println(texts.get("command.bench.usage"));
      return 2;
    }
    try {
      var folder = Files.createTempDirectory("pip-bench");
      try {
        return switch (options.rest().getFirst()) {
          case "pages" -> new PagesBench(texts, folder, seconds).run();
          case "edition" -> new EditionBench(texts, stories).run();
          case "mail" -> new MailBench(texts, folder, wish).run();
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

  /// One word says what to measure; another one only after `--dkim`, which can do without.
  private static boolean understood(Options options) {
    return switch (options.rest().size()) {
      case 1 -> signed(options) != null;
      case 2 -> options.rest().getFirst().equals("mail") && options.has("dkim") && signed(options) != null;
      default -> false;
    };
  }

  private static MailBench.@Nullable Signed signed(Options options) {
    if (!options.has("dkim")) {
      return MailBench.Signed.NOT;
    }
    var said = options.rest().size() == 2 ? options.rest().getLast() : options.value("dkim");
    return switch (said) {
      case "rsa" -> MailBench.Signed.RSA;
      case "ed25519" -> MailBench.Signed.ED25519;
      case null -> MailBench.Signed.RSA;
      default -> null;
    };
  }

  private static MailBench.@Nullable Wish wish(Options options) {
    var mails = number(options.value("mails"), 20_000);
    var kilobytes = number(options.value("kilobytes"), 15);
    var connections = number(options.value("connections"), 10);
    var delay = number(options.value("delay"), 0);
    var signed = signed(options);
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
