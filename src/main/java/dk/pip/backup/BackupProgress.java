package dk.pip.backup;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.io.PrintStream;
import java.text.NumberFormat;
import java.util.Locale;

/// Lines that tell the operator how far a long command has come.
record BackupProgress(Language language, PrintStream out) {
  void say(String key, Object... arguments) {
    out.println(Texts.in(language).get(key, arguments));
  }

  static String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.of("da", "DK")).format(number);
  }

  static String megabytes(long bytes) {
    return number(Math.max(1, bytes / 1024 / 1024));
  }
}
