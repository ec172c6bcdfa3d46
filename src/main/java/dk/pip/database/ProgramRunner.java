package dk.pip.database;

import dk.pip.shared.OperatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs. They refuse to be run by root, so root steps into a user namespace of its own
/// first, where it is nobody; and the server gets a session of its own, so that Ctrl-C in a terminal reaches Pip
/// alone, which then stops things in the right order.
record ProgramRunner(PostgresPrograms programs, Path data, Path log, List<String> disguise, List<String> apart) {

  static ProgramRunner forThisUser(PostgresPrograms programs, Path data, Path log) throws IOException {
    var apart = onPath("setsid") ? List.of("setsid") : List.<String>of();
    if (!isRoot()) {
      return new ProgramRunner(programs, data, log, List.of(), apart);
    }
    if (!onPath("unshare") || !succeeds(List.of("unshare", "-U", "true"))) {
      throw new OperatorException("database.postgres.root");
    }
    return new ProgramRunner(programs, data, log, List.of("unshare", "-U"), apart);
  }

  static boolean isRoot() throws IOException {
    var self = Path.of("/proc/self");
    return Files.exists(self)
        ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
        : System.getProperty("user.name").equals("root");
  }

  /// Runs a program to its end; refuses with the program's own words when it fails.
  void run(String program, List<String> arguments) throws IOException {
    var process = builder(disguise, program, arguments).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (waitFor(process) == 0) {
      return;
    }
    if (said.contains("No space left on device")) {
      throw new OperatorException("installation.full", data, "0", "200");
    }
    var error =
        said.lines().filter(line -> line.contains("rror") || line.contains("could not")).findFirst();
    throw new OperatorException("database.postgres.program", program, error.orElse(said.strip()));
  }

  Process launch(List<String> arguments) throws IOException {
    var command = new ArrayList<>(apart);
    command.addAll(disguise);
    var builder = builder(command, "postgres", arguments).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /// The major version of the bundled server, as `PG_VERSION` has it: `18`.
  String majorVersion() throws IOException {
    var process = builder(disguise, "postgres", List.of("--version")).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    waitFor(process);
    return said.replaceAll("(?s)\\D*(\\d+).*", "$1");
  }

  private ProcessBuilder builder(List<String> before, String program, List<String> arguments) {
    var command = new ArrayList<>(before);
    command.add(programs.program(program).toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(data.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("PIP_"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    return builder;
  }

  private static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return waitFor(process) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int waitFor(Process process) throws IOException {
    try {
      if (process.waitFor(5, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new IOException("a program of PostgreSQL did not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean onPath(String program) {
    var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
