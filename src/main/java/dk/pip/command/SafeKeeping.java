package dk.pip.command;

import dk.pip.backup.Backup;
import dk.pip.backup.Restore;
import dk.pip.settings.Setting;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;

/// Writes everything to one file, and reads it back.
final class SafeKeeping {
  private SafeKeeping() {}

  static int backup(List<String> arguments) {
    var options = Options.parse(arguments, List.of("data"), List.of());
    if (wrong(options, "command.backup.usage")) {
      return 2;
    }
    Backup.run(settings(options), Clock.systemUTC(), file(options), System.out);
    return 0;
  }

  static int restore(List<String> arguments) {
    var options = Options.parse(arguments, List.of("data"), List.of("overwrite"));
    if (wrong(options, "command.restore.usage")) {
      return 2;
    }
    Restore.run(settings(options), Clock.systemUTC(), file(options), options.has("overwrite"), System.out);
    return 0;
  }

  private static boolean wrong(Options options, String usage) {
    var texts = Texts.in(Settings.languageOf(System.getenv()));
    if (options.wrong() != null) {
      System.err.println(texts.get("command.unknown-option", options.wrong()));
      return true;
    }
    if (options.rest().size() != 1) {
      System.err.println(texts.get(usage));
      return true;
    }
    return false;
  }

  private static Path file(Options options) {
    return Path.of(options.rest().getFirst());
  }

  private static Settings settings(Options options) {
    var commandLine = new HashMap<Setting, String>();
    options.ifGiven("data", data -> commandLine.put(Settings.DATA, data));
    return Settings.read(System.getenv(), commandLine, false);
  }
}
