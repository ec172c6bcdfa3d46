package dk.pip.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Pip this is. The build writes the number into the file.
public final class ProgramVersion {
  private static final String NUMBER = read();

  private ProgramVersion() {}

  /// `0.1.0`
  public static String number() {
    return NUMBER;
  }

  private static String read() {
    try (var stream = ProgramVersion.class.getResourceAsStream("/application-build.properties")) {
      var properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return properties.getProperty("pip.version", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
