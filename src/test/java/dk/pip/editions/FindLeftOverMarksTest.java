package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Looks at forms as they came out, whatever made them.
class FindLeftOverMarksTest {
  private static final String STORY = "stories/prisen.md";

  @Test
  void findsEachMarkWithItsLine() {
    assertThat(found("Prisen er **250 kr.", "<p>Prisen er **250 kr.</p>")).singleElement().asString().startsWith(STORY + ":2 »**250« står med sine tegn");
    assertThat(found("Det er __vigtigt", "<p>Det er __vigtigt</p>")).hasSize(1);
    assertThat(found("Nu ~~300~~ 250 kr.", "<p>Nu ~~300~~ 250 kr.</p>")).singleElement().asString().contains("»~~300~~«");
    assertThat(found("Se [siden] (her)", "<p>Se [siden](her)</p>")).singleElement().asString().contains("blev ikke til et link");
    assertThat(found("Loven[^1] siger", "<p>Loven[^1] siger</p>")).singleElement().asString().contains("Fodnoten »Loven[^1]«");
    assertThat(found("Et <br> andet", "<p>Et &lt;br&gt; andet</p>")).singleElement().asString().contains("»<br>« er HTML");
    assertThat(found("Øl &amp; vand", "<p>Øl &amp;amp; vand</p>")).singleElement().asString().contains("»&amp;«");
    assertThat(found("• Mælk", "<p>• Mælk • Smør</p>")).singleElement().asString().contains("begynder med et punkttegn");
    assertThat(found("Køb: • Mælk", "<p>Køb: • Mælk</p>")).hasSize(1);
  }

  @Test
  void findsMarksBesideLinksAndInAnyForm() {
    assertThat(found("**[Siden](https://a.example)", "<p>**<a href=\"https://a.example\">Siden</a></p>")).hasSize(1);
    assertThat(LeftOverMarks.of(bundle("Nu **gratis"), forms("", "<table><tr><td>Nu **gratis</td></tr></table>", ""), "", List.of()))
        .extracting(Finding::place)
        .containsExactly(STORY + ":2");
    assertThat(LeftOverMarks.of(bundle("Nu **gratis"), forms("", "", "Nu **gratis\n"), "", List.of()))
        .extracting(Finding::place)
        .containsExactly(STORY + ":2");
    assertThat(LeftOverMarks.of(bundle("Nu **gratis"), forms("", "", ""), "Nu **gra\u00adtis", List.of()))
        .extracting(Finding::place)
        .containsExactly(STORY + ":2");
  }

  @Test
  void letsBeWhatIsMeant() {
    for (var html :
        List.of(
            "<p>Skriv dit navn: ______ og dato ___</p>",
            "<p>Se https://a.example/et__navn__her og post__kasse@a.example</p>",
            "<p>Skriv <code>**fed**</code> og <code>&lt;br&gt;</code></p><pre>a ** b</pre>",
            "<p>Mandag • tirsdag • onsdag</p>",
            "<p>3 &lt; 5 &amp; 7 &gt; 6, skriv &lt;navn&gt; og 5*3*2</p>",
            "<p>[sic] (1) [2], ~ 20 kr., AT&amp;T</p>",
            "<p title=\"**\" data-x=\"](\">Ord</p><!-- ** --><style>/** */</style><script>a](b)</script>")) {
      assertThat(found("Ord", html)).as(html).isEmpty();
    }
  }

  @Test
  void letsBeWhatTheWriterSaidIsMeant() {
    assertThat(found("Karakteren \\*\\*\\* og \\~~bølge\\~~", "<p>Karakteren *** og ~~bølge~~</p>")).isEmpty();
  }

  @Test
  void saysOfALineWhatIsSaidAlreadyOnlyOnce() {
    var said = List.of(Finding.warns(STORY, 2, "editions.check.short-story"));
    assertThat(LeftOverMarks.of(bundle("Nu **gratis"), forms("<p>Nu **gratis</p>", "", ""), "", said))
        .extracting(Finding::level)
        .containsExactly(Finding.Level.PASSED);
    assertThat(found("Nu **gratis", "<p>Nu **gratis</p><p>Nu **gratis</p>")).hasSize(1);
  }

  @Test
  void namesNoLineForWhatNobodyWrote() {
    assertThat(LeftOverMarks.of(bundle("Ord"), forms("<p>**fremmed</p>", "", ""), "", List.of()))
        .extracting(Finding::place)
        .containsExactly("");
  }

  private static List<String> found(String written, String html) {
    return LeftOverMarks.of(bundle(written), forms(html, "", ""), "", List.of()).stream()
        .filter(finding -> finding.level() != Finding.Level.PASSED)
        .map(finding -> finding.place() + " " + finding.text(Texts.in(Language.DA)))
        .toList();
  }

  private static SetForms forms(String html, String mail, String text) {
    return new SetForms(List.of(html), mail, text, new byte[0], List.of());
  }

  private static Bundle bundle(String written) {
    var files = new TreeMap<String, byte[]>();
    files.put(STORY, ("Rubrik\n" + written).getBytes(StandardCharsets.UTF_8));
    var edition = dk.pip.testing.Editions.only(new Block.Thanks("Tak", "Tak")).edition();
    return new Bundle(edition, null, Map.of(), new BundleFiles(files), List.of(1), Map.of(), List.of());
  }
}
