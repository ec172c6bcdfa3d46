package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofreadHeadlinesTest {
  @Test
  void stopsAHeadlineThatPaperCannotShow() {
    assertThat(found("Bænken 漢字 vandt")).extracting(Finding::level, Finding::place).containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Level.BLOCKS, Bundles.STORY + ":2"));
  }

  @Test
  void letsEmojiSignsAndOtherAlphabetsStandInHeadlines() {
    for (var headline : List.of("Bænken vandt 🎉", "CO₂ → 0 ✓", "Лавка", "Ægir og Čapek")) {
      assertThat(found(headline)).as(headline).noneMatch(finding -> finding.level() == Finding.Level.BLOCKS);
    }
  }

  @Test
  void stopsTheTitleOfABlock() {
    var bundle =
        Bundles.small()
            .with(Bundles.EDITION, Bundles.small().text(Bundles.EDITION) + "  - kind: thanks\n    title: Tak 漢\n    text: Tak.\n");
    assertThat(found(bundle)).extracting(Finding::level).containsExactly(Finding.Level.BLOCKS);
  }

  private static List<Finding> found(String headline) {
    return found(Bundles.small().replacing(Bundles.STORY, "headline: Bænken vandt", "headline: " + headline));
  }

  private static List<Finding> found(Bundles bundles) {
    return CharacterChecks.of(BundleReader.read(new BundleFiles(new java.util.TreeMap<>(bundles.files())), (_, _) -> Map.of())).stream()
        .filter(finding -> finding.level() != Finding.Level.PASSED)
        .toList();
  }
}
