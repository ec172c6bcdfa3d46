package dk.pip.command;

import dk.pip.backup.Backup;
import dk.pip.backup.Restore;
import java.nio.file.Path;
import java.time.Clock;

/// Writes everything to one file, and reads it back.
final class SafeKeeping {
  private SafeKeeping() {}

  static int backup(CommandLine line) {
    Backup.run(line.settings(), Clock.systemUTC(), file(line), line.out());
    return 0;
  }

  static int restore(CommandLine line) {
    Restore.run(line.settings(), Clock.systemUTC(), file(line), line.has("overwrite"), line.out());
    return 0;
  }

  private static Path file(CommandLine line) {
    return Path.of(line.words().getFirst());
  }
}
