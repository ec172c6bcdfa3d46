package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a folder with a space in its name, with a Java that notes what it was asked.
class LaunchTest {
  @TempDir Path temporary;
  private Path folder;
  private Path java;
  private String locale = "C.UTF-8";

  @BeforeEach
  void build() throws IOException {
    folder = Files.createDirectories(temporary.resolve("pip i marts"));
    java = temporary.resolve("java 25");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    // Training makes the cache; anything else prints its arguments, one a line.
    script(
        java.resolve("bin/java"),
        """
        #!/bin/sh
        case "$1" in -XX:AOTCacheOutput=*) : > "${1#*=}"; exit 0 ;; esac
        printf '%s\\n' "$@"
        echo "$LC_ALL" > "${0%/bin/java}/locale"
        """);
    script(folder.resolve("pip"), Files.readString(Path.of("pip")));
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/pip.jar"), "");
    Files.writeString(folder.resolve("target/.built"), "");
  }

  @Test
  void startsWithTheCacheItMade() throws Exception {
    var arguments = run("demo", "--data", "to ord");

    assertThat(arguments.getFirst()).isEqualTo("-XX:AOTCache=" + folder.toRealPath().resolve("target/pip.aot"));
    assertThat(arguments).endsWith("-jar", folder.toRealPath().resolve("target/pip.jar").toString(), "demo", "--data", "to ord");
  }

  @Test
  void makesTheCacheAgainInAnotherFolder() throws Exception {
    run("demo");
    var other = temporary.resolve("flyttet");
    Files.move(folder, other);
    folder = other;

    assertThat(run("demo").getFirst()).isEqualTo("-XX:AOTCache=" + folder.toRealPath().resolve("target/pip.aot"));
  }

  @Test
  void startsWithoutACacheThatWasCutOff() throws Exception {
    Files.writeString(folder.resolve("target/pip.aot"), "halvt");

    assertThat(run("backup", "fil.zip")).noneMatch(argument -> argument.startsWith("-XX:AOT"));
    assertThat(run("demo").getFirst()).startsWith("-XX:AOTCache=");
  }

  @Test
  void writesDanishWhereThereIsNoLocale() throws Exception {
    locale = "C";
    run("backup", "på dansk.zip");
    assertThat(java.resolve("locale")).hasContent("C.UTF-8");

    locale = "C.UTF-8";
    run("backup", "på dansk.zip");
    assertThat(java.resolve("locale")).hasContent("C.UTF-8");
  }

  private List<String> run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(folder.resolve("pip").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
    builder.environment().put("PIP_JAVA", java.toString());
    builder.environment().put("LC_ALL", locale);
    var process = builder.start();
    var said = process.inputReader().lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
