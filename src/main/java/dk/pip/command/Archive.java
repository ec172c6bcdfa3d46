package dk.pip.command;

import dk.pip.operations.Backup;
import dk.pip.operations.Restore;
import dk.pip.operations.Setting;
import dk.pip.operations.Settings;
import dk.pip.shared.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./pip backup FILE` and `./pip restore FILE`: everything in one file, and back.
final class Archive {
  private Archive() {}

  static int backup(List<String> arguments) {
    var options = Options.parse(arguments, List.of("data"), List.of());
    var wrong = wrong(options, "command.backup.usage");
    if (wrong != null) {
      System.err.println(wrong);
      return 2;
    }
    Backup.run(settings(options), Clock.systemUTC(), Path.of(options.rest().getFirst()), System.out);
    return 0;
  }

  static int restore(List<String> arguments) {
    var options = Options.parse(arguments, List.of("data"), List.of("overwrite"));
    var wrong = wrong(options, "command.restore.usage");
    if (wrong != null) {
      System.err.println(wrong);
      return 2;
    }
    Restore.run(settings(options), Path.of(options.rest().getFirst()), options.has("overwrite"), System.out);
    return 0;
  }

  private static @Nullable String wrong(Options options, String usage) {
    var texts = Texts.in(Settings.languageOf(System.getenv()));
    if (options.wrong() != null) {
      return texts.get("command.unknown-option", options.wrong());
    }
    return options.rest().size() == 1 ? null : texts.get(usage);
  }

  private static Settings settings(Options options) {
    var commandLine = new EnumMap<Setting, String>(Setting.class);
    options.ifGiven("data", data -> commandLine.put(Setting.DATA, data));
    return Settings.read(System.getenv(), commandLine, false);
  }
}
