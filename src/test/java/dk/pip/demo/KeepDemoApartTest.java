package dk.pip.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.installation.DataFolder;
import dk.pip.settings.Settings;
import dk.pip.shared.Language;
import dk.pip.shared.OperatorException;
import dk.pip.testing.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepDemoApartTest {
  @TempDir Path data;

  @Test
  void refusesRealUseOfTheDemosFolder() {
    demo().begin();

    var refused = CommandLine.run(Map.of(), "serve", "--data", data.toString());

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("Datamappen " + data + " er demoens");
  }

  @Test
  void refusesTheDemoOnRealData() throws IOException {
    Files.createDirectories(data.resolve("postgres"));

    var refused = CommandLine.run(Map.of(), "demo", "--fresh", "--data", data.toString());

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("Datamappen " + data + " er i rigtig brug");
    assertThat(data.resolve("postgres")).isDirectory();
    assertThat(data.resolve(DemoFolder.BEGUN)).doesNotExist();
  }

  @Test
  void refusesTheDemoOnADatabaseServer() {
    var settings = settings(Map.of("PIP_DATABASE_URL", "postgresql://pip@db/pip"));

    assertThatThrownBy(() -> DemoFolder.of(settings))
        .isInstanceOfSatisfying(
            OperatorException.class, refused -> assertThat(refused.sentence(Language.DA)).contains("PIP_DATABASE_URL"));
  }

  @Test
  void removesOnlyWhatTheDemoHasMade() throws IOException {
    demo().begin();
    Files.createDirectories(data.resolve("postgres/base"));
    Files.writeString(data.resolve("postgres/base/1"), "rækker");
    Files.writeString(data.resolve("postgres.log"), "");
    Files.writeString(data.resolve("pip.conf"), "PIP_LANGUAGE=en");
    Files.writeString(data.resolve("ferie.txt"), "Min egen fil");

    demo().clear();

    try (var left = Files.list(data)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("pip.conf", "ferie.txt", "pip.lock");
    }
  }

  @Test
  void removesNothingWhileItRuns() throws IOException {
    demo().begin();
    Files.createDirectories(data.resolve("postgres"));

    try (var _ = DataFolder.hold(data)) {
      assertThatThrownBy(() -> demo().clear())
          .isInstanceOfSatisfying(
              OperatorException.class, refused -> assertThat(refused.sentence(Language.DA)).contains("kører allerede"));
    }
    assertThat(data.resolve("postgres")).isDirectory();
  }

  @Test
  void remembersThatItWasStoppedWhileItWasFilled() {
    demo().begin();
    assertThat(demo().isHalfFilled()).isFalse();

    assertThatThrownBy(
            () ->
                demo()
                    .whileFilling(
                        () -> {
                          throw new IllegalStateException("Strømmen gik");
                        }))
        .hasMessage("Strømmen gik");
    assertThat(demo().isHalfFilled()).isTrue();

    demo().clear();
    demo().begin();
    demo().whileFilling(() -> {});
    assertThat(demo().isHalfFilled()).isFalse();
  }

  private DemoFolder demo() {
    return DemoFolder.of(settings(Map.of()));
  }

  private Settings settings(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("PIP_DATA", data.toString());
    return Settings.read(environment, Map.of(), true);
  }
}
