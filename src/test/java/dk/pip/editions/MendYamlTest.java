package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MendYamlTest {
  @Test
  void saysWhatToDo() {
    areMended(
        "title: Obs: nye tider", "1 yaml-colon title: \"Obs: nye tider\"",
        "a: b\ntitle: Han sagde: \"Kom: nu\"", "2 yaml-colon title: 'Han sagde: \"Kom: nu\"'",
        "title: »Kom,« sagde hun: »nu«", "1 yaml-colon title: \"»Kom,« sagde hun: »nu«\"",
        "title: Nyt fra byen:", "1 yaml-colon title: \"Nyt fra byen:\"",
        "options:\n  - 'Ja'\n  - Tid: 10: 00", "3 yaml-colon Tid: \"10: 00\"",
        "a: b\n\ttitle: Forår", "2 yaml-tab",
        "blocks:\n\t- kind: story", "2 yaml-tab",
        "title: \"Forår i byen\nnumber: 3", "1 yaml-quote-open \"",
        "title: 'Forår i byen\nnumber: 3\na: b", "1 yaml-quote-open '",
        "title: \"Vi\ntagline: \"Nyt\"", "1 yaml-quote-open \"",
        "title: \"Hun sagde \"ja\" til\"", "1 yaml-quote-inside \"Hun sagde \"ja\" til\"",
        "title: \"Nyt\" fra byen", "1 yaml-quote-inside \"Nyt\" fra byen",
        "title: 'Det er Lars' hus'", "1 yaml-apostrophe 'Det er Lars' hus'",
        "title: @kommunen skriver", "1 yaml-sign @",
        "title: %-satsen stiger", "1 yaml-sign %",
        "title: `kode`", "1 yaml-sign `",
        "title: [Nyt] fra byen", "1 yaml-sign [",
        "title: {Nyt} fra byen", "1 yaml-sign {",
        "title: > 100 kom\nnumber: 3", "1 yaml-sign >",
        "title:Forår\nnumber: 3", "1 yaml-no-blank title: Forår",
        "title: \"K:\\plan\"", "1 yaml-backslash",
        "blocks:\n  -kind: story\n   story: a", "2 yaml-dash kind: story",
        "blocks:\n  - kind: story\n   story: a", "3 yaml-indent",
        "standfirst: Vi åbner\n  dørene: kom ind", "2 yaml-continued standfirst",
        "title: Forår\nen løs linje\nnumber: 3", "2 yaml-loose",
        "text: |\n  Her: må alt: stå\ntitle: Nej: ikke", "3 yaml-colon title: \"Nej: ikke\"");
  }

  @Test
  void saysItInBothLanguages() {
    var findings = new ArrayList<Finding>();
    YamlText.read("title: 'Det er Lars' hus'", "edition.yaml", 0, findings);

    assertThat(findings.getFirst().text(Texts.in(Language.DA)))
        .isEqualTo(
            "Der står en apostrof inde i en værdi, som selv står i apostroffer. Sæt anførselstegn (\") uden om i stedet."
                + " Her står 'Det er Lars' hus'");
    assertThat(findings.getFirst().text(Texts.in(Language.EN))).startsWith("There is an apostrophe inside a value");
  }

  @Test
  void tellsOfWhatIsTakenForARemark() {
    assertThat(new WrittenEdition().story("a", "headline: Vi er nr. #1 i landet\n", "Tekst.").findings())
        .containsExactly(
            "stories/a.md:2 Det bliver ikke læst: »#1 i landet«. Hører det til teksten, så sæt hele værdien i anførselstegn.");
    new WrittenEdition()
        .story("a", "headline: \"Vi er nr. #1\"\ndate: 2026-03-01 # udkom\n# en bemærkning\n", "Tekst.")
        .hasNoFindings();
  }

  @Test
  void keepsToItsBounds() {
    for (var bomb : List.of("a: &a [x]\nb: *a", "a: !!java.net.URL [x]", "a: {b: c}\n<<: *c", "a: *".repeat(9_000), "[".repeat(9_000))) {
      var findings = new ArrayList<Finding>();

      assertThat(YamlText.read(bomb, "edition.yaml", 0, findings)).as(bomb.substring(0, 5)).isNull();
      assertThat(findings).hasSize(1);
    }
  }

  private static void areMended(String... pairs) {
    var wrong = new ArrayList<String>();
    for (var i = 0; i < pairs.length; i += 2) {
      var findings = new ArrayList<Finding>();
      var fields = YamlText.read(pairs[i], "edition.yaml", 0, findings);
      var said = fields != null ? "read" : said(findings.getLast());
      if (!said.equals(pairs[i + 1])) {
        wrong.add(pairs[i].replace("\n", "⏎") + "\n  is      " + said + "\n  must be " + pairs[i + 1]);
      }
    }
    if (!wrong.isEmpty()) {
      fail(wrong.size() + " of " + pairs.length / 2 + ":\n" + String.join("\n", wrong));
    }
  }

  private static String said(Finding finding) {
    var argument = finding.arguments().isEmpty() ? "" : finding.arguments().getFirst().toString();
    return (finding.line() + " " + finding.key().replace("editions.bundle.", "") + " " + argument).strip();
  }
}
