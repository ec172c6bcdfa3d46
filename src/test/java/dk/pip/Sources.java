package dk.pip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of the program as they were written, for tests that read them.
final class Sources {
  static final Path JAVA = Path.of("src/main/java/dk/pip");
  static final Path TEMPLATES = Path.of("src/main/jte");
  static final Path TEXT_TEMPLATES = Path.of("src/main/jte-text");
  static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  static final Path MESSAGES = Path.of("src/main/resources/messages");

  private Sources() {}

  /// All files below a folder with this ending, in order.
  static List<Path> below(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The module that a file of the program belongs to; empty for what stands above the modules.
  static String moduleOf(Path file) {
    var inside = JAVA.relativize(file);
    return inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
  }

  static int lineOf(String text, int position) {
    return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
  }
}
