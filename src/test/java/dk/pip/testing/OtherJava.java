package dk.pip.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts programs of the tests' class path in a Java of their own, to be killed.
public final class OtherJava {
  private OtherJava() {}

  /// Starts one with a small heap. Nothing of this Java's settings of Pip reaches it.
  ///
  /// @param log to which it writes, after what is there
  public static Process start(Path log, Class<?> program, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                program.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
    builder.environment().put("PIP_APPROVAL", "none");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without the empty entries, which mean the folder that the tests run in.
  private static String classPath() {
    return System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }
}
