package dk.pip.testing;

import dk.pip.command.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of the program, run to its end in a process of its own as `./pip` does it.
///
/// @param out what it wrote on standard output
/// @param err what it wrote on standard error
public record CommandLine(int status, String out, String err) {
  private static final long PATIENCE_SECONDS = 300;

  /// @param environment settings by name, such as `PIP_DATABASE_URL`; no others are set
  public static CommandLine run(Map<String, String> environment, String... arguments) {
    var folder = Servers.newFolder();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
    builder.environment().putAll(environment);
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    try {
      var process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Did not end: " + String.join(" ", arguments));
      }
      return new CommandLine(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
