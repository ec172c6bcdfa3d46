package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.command.Main;
import dk.pip.database.BundledPostgres;
import dk.pip.demo.Demo;
import dk.pip.testing.AddedModule;
import dk.pip.testing.Await;
import dk.pip.testing.Client;
import dk.pip.testing.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Adds a module by CONTRIBUTING's recipe: its folder, `src/test/modules/cakes`, and nothing beside it. It is kept out of
/// the other tests' way.
class AddModuleTest {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

  @TempDir Path folder;
  private Process pip;

  @AfterEach
  void stop() throws InterruptedException {
    if (pip != null) {
      pip.destroy();
      if (!pip.waitFor(60, TimeUnit.SECONDS)) {
        pip.destroyForcibly();
      }
    }
  }

  @Test
  void bringsAllThatIsTheModulesWithItsFolderAlone() throws IOException, InterruptedException {
    var classPath = AddedModule.build(Path.of("src/test/modules/cakes"), folder);

    assertThat(refused(classPath))
        .contains("PIP_CAKE_DAYS er »0«, men skal være et antal dage fra 1 til 365.")
        .contains("Pip kender ikke indstillingen PIP_CAKE_DAY. Mente du PIP_CAKE_DAYS?");

    var address = demo(classPath);
    var editor = new Client(address);
    editor.signIn("per@ellebaek.example", Demo.PASSWORD);

    // The demo's own cake, and one for each of the editions and stories that came out.
    Await.until("a cake for each edition", () -> place(editor).equals("Kager 6 venter"));
    editor.get("/redaktion/kager").isOk().says("Drømmekage Per Holm").says("Lagkage");
    var page = editor.get("/redaktion/kager").page();
    assertThat(editor.get(page.select("link[href$=newsroom.css]").attr("href")).isOk().text()).contains(".cakes {");
    assertThat(editor.get(page.select("script[src$=cakes.js]").attr("src")).isOk().text()).contains("#cake");
    editor.fill("cake", "Brunsviger").post("/redaktion/kager").redirectsTo("/redaktion/kager");
    editor.get("/redaktion/kager").says("Tak! Brunsviger er skrevet op.").says("Brunsviger Per Holm");
    assertThat(place(editor)).isEqualTo("Kager 7 venter");

    var anybody = new Client(address);
    assertThat(anybody.get("/").isOk().page().select(".bar-places a[href=/kager]")).isNotEmpty();
    var promised = anybody.get("/kager").isOk().says("Der er 7 kager på vej.");
    assertThat(promised.header("Set-Cookie")).isEmpty();
    assertThat(promised.page().select(".bar-places [aria-current]").text()).isEqualTo("Kager");
    assertThat(promised.header("ETag")).isPresent().isEqualTo(anybody.get("/kager").isOk().header("ETag"));
    var story = anybody.get("/nyheder").isOk().page().select(".list h3 a").attr("href");
    Await.until("the cakes below a story", () -> anybody.get(story).isOk().page().select(".below-story .cakes").text().equals("Der er 7 kager på vej."));
    anybody.get("/privatliv").isOk().says("Hvem der lover en kage, husker vi i 7 dage.");

    var administrator = new Client(address);
    administrator.signIn("mette@ellebaek.example", Demo.PASSWORD);
    administrator.get("/indstillinger/personer").isOk().says("Brunsviger blev lovet");

    Servers.execute(BundledPostgres.urlOfRunning(folder.resolve("data")), "update cakes.cake set added_at = '2001-01-01'");
    Await.until("old cakes to be forgotten", () -> place(editor).equals("Kager"));

    var reader = new Client(address);
    reader.signIn("bo@ellebaek.example", Demo.PASSWORD);
    reader.get("/redaktion/kager").isForbidden();
  }

  private static String place(Client browser) {
    return browser.get("/redaktion/kager").isOk().page().select(".staff-places [aria-current]").text();
  }

  /// What is said where the settings are wrong.
  private String refused(String classPath) throws IOException, InterruptedException {
    var log = folder.resolve("refused.log");
    pip = start(classPath, log, Map.of("PIP_CAKE_DAYS", "0", "PIP_CAKE_DAY", "3"));
    assertThat(pip.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(pip.exitValue()).isEqualTo(2);
    return Files.readString(log);
  }

  private String demo(String classPath) throws IOException, InterruptedException {
    var log = folder.resolve("demo.log");
    var port = Servers.freePort();
    pip = start(classPath, log, Map.of("PIP_CAKE_DAYS", "7"), "--port", String.valueOf(port));
    var until = System.nanoTime() + PATIENCE;
    while (!Files.readString(log).contains(Demo.PASSWORD)) {
      assertThat(pip.isAlive() && System.nanoTime() < until).as(() -> read(log)).isTrue();
      pip.waitFor(100, TimeUnit.MILLISECONDS);
    }
    assertThat(Files.readString(log)).contains("Kager til kaffen").doesNotContain("ERROR", "Exception");
    return "http://127.0.0.1:" + port;
  }

  private Process start(String classPath, Path log, Map<String, String> settings, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Main.class.getName(),
                "demo",
                "--data",
                folder.resolve("data").toString()));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
    builder.environment().putAll(settings);
    return builder.start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
