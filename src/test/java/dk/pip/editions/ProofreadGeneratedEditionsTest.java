package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.print.PrintRenderer;
import dk.pip.editions.render.FolderLinks;
import dk.pip.editions.render.History;
import dk.pip.editions.render.WebPage;
import dk.pip.editions.render.WebRenderer;
import dk.pip.editions.render.WebSetting;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.GeneratedEditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Sets editions that nobody thought of, and looks each through. A failure names the seed, from which the edition is made again.
class ProofreadGeneratedEditionsTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");

  @Test
  void givesTheSameEditionForTheSameSeed() {
    for (var seed = 1; seed <= 20; seed++) {
      assertThat(GeneratedEditions.of(seed).edition()).isEqualTo(GeneratedEditions.of(seed).edition());
    }
    assertThat(GeneratedEditions.of(1).edition()).isNotEqualTo(GeneratedEditions.of(2).edition());
    assertThat(LongStream.rangeClosed(1, 40).boxed().flatMap(seed -> GeneratedEditions.withVotes(seed).edition().blocks().stream()).map(Block::kind))
        .contains(Block.Kind.values());
  }

  @Test
  void leavesNoMarksInAnyForm() {
    var wrong =
        Stream.concat(all(1001, 1040, GeneratedEditions::of), all(1041, 1050, GeneratedEditions::withVotes))
            .map(generated -> marks(generated.seed(), generated.manuscript()))
            .flatMap(List::stream)
            .toList();
    assertThat(wrong).isEmpty();
  }

  /// A print takes a while, so that each is small; what is large is in other tests.
  @Test
  void printsEachWithoutAMistake() {
    var wrong =
        Stream.concat(all(1, 200, GeneratedEditions::of), all(217, 236, GeneratedEditions::withVotes))
            .map(generated -> mistakes(generated.seed(), generated.manuscript()))
            .flatMap(List::stream)
            .toList();
    assertThat(wrong).isEmpty();
  }

  private record Generated(long seed, Manuscript manuscript) {}

  private static Stream<Generated> all(long first, long last, LongFunction<Manuscript> generator) {
    return LongStream.rangeClosed(first, last).parallel().mapToObj(seed -> new Generated(seed, generator.apply(seed)));
  }

  private static List<String> mistakes(long seed, Manuscript manuscript) {
    var print = PrintChecks.of(manuscript.edition(), new PrintRenderer().render(manuscript, AT));
    var findings = new ArrayList<>(print.findings());
    findings.addAll(LeftOverMarks.of(bundle(manuscript), new SetForms(List.of(), "", "", new byte[0], List.of()), print.words(), List.of()));
    return said(seed, manuscript, findings);
  }

  private static List<String> marks(long seed, Manuscript manuscript) {
    var first = History.first(manuscript.edition(), manuscript.imprint(), AT);
    var history = new History(GeneratedEditions.corrections(seed), first.calendar(), first.changedAt());
    var setting = WebSetting.of(new FolderLinks(FolderForm.PRINT), AT).withHistory(history);
    var pages = WebRenderer.render(manuscript, setting).pages().stream().map(WebPage::html).toList();
    var mail = Forms.mail(manuscript);
    var forms = new SetForms(pages, mail.html(), mail.text(), new byte[0], List.of());
    return said(seed, manuscript, LeftOverMarks.of(bundle(manuscript), forms, "", List.of()));
  }

  private static Bundle bundle(Manuscript manuscript) {
    var lines = manuscript.edition().blocks().stream().map(_ -> 0).toList();
    return new Bundle(manuscript.edition(), null, manuscript.pictures(), new BundleFiles(Map.of()), lines, Map.of(), List.of());
  }

  private static List<String> said(long seed, Manuscript manuscript, List<Finding> findings) {
    var texts = Texts.in(Language.DA);
    var wrong = findings.stream().filter(finding -> finding.level() != Finding.Level.PASSED).map(finding -> finding.text(texts)).toList();
    return wrong.isEmpty() ? List.of() : List.of(GeneratedEditions.describe(seed, manuscript) + "\n  " + String.join("\n  ", wrong));
  }
}
