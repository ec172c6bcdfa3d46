package dk.pip.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskForHelpTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @Test
  void tellsOfEveryCommandAndItsOptionsInBothLanguages() {
    for (var language : Language.values()) {
      for (var command : Commands.ALL) {
        said.reset();
        assertThat(pip(language, (command.name() + " --help").split(" "))).as(command.name()).isZero();
        assertThat(said()).startsWith("./pip " + command.name()).contains(Texts.in(language).get("command.about." + command.key()));
        command.options().forEach(option -> assertThat(said()).contains("  --" + option + "  "));
      }
    }
    assertThat(pip(Language.DA, "mailing", "--help")).isZero();
    assertThat(said()).contains("./pip mailing list", "./pip mailing status NR");
    assertThat(complained()).isEmpty();
  }

  @Test
  void looksLikeThis() {
    pip(Language.DA, "readers", "export", "-h");

    assertThat(said())
        .isEqualToNormalizingNewlines(
            """
            ./pip readers export --list LISTE [--out FIL] [--data MAPPE]

            Skriver en listes læsere som CSV, som Excel kan åbne.

              --list  listens korte navn, som det står i adressen
              --out   filen, som læserne bliver skrevet i; uden den på skærmen
              --data  mappen med Pips egne filer; uden den data
            """);
  }

  @Test
  void tellsTheNearestOptionAndWhatIsMissing() {
    assertThat(pip(Language.DA, "publish", "pakke", "--ot", "ud")).isEqualTo(2);
    assertThat(pip(Language.DA, "publish", "pakke", "--out")).isEqualTo(2);
    assertThat(pip(Language.DA, "mailing", "list", "--json=ja")).isEqualTo(2);
    assertThat(pip(Language.DA, "serve", "--everything")).isEqualTo(2);
    assertThat(pip(Language.DA, "publish", "pakke")).isEqualTo(2);
    assertThat(pip(Language.EN, "mailing", "strat", "3")).isEqualTo(2);

    assertThat(complained().lines())
        .startsWith(
            "Pip kender ikke »--ot« her. Mente du --out?",
            "Der mangler en værdi efter --out.",
            "--json tager ingen værdi.",
            "Pip kender ikke »--everything« her. Se »./pip serve --help«.",
            "Skriv:",
            "  ./pip publish UDGAVEPAKKE --out MAPPE",
            "Write:",
            "  ./pip mailing list [--json] [--data FOLDER]");
    assertThat(said()).isEmpty();
  }

  private int pip(Language language, String... words) {
    return Commands.run(List.of(words), Map.of("PIP_LANGUAGE", language.tag()), stream(said), stream(complained));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return complained.toString(StandardCharsets.UTF_8);
  }
}
