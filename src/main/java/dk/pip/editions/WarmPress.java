package dk.pip.editions;

import dk.pip.editions.print.PrintRenderer;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/// Prints a few words for nobody, so that the first edition in a fresh server does not wait for the press to be set up.
public final class WarmPress {
  private static final String WORDS = "Ord **og** *flere* ord.\n\n- Et\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n> Sagt\n> \u2014 Af\n";

  private WarmPress() {}

  /// Begins in the background, where everything else goes first, and returns at once.
  public static void begin() {
    var thread = Thread.ofPlatform().daemon().name("warm-press").priority(Thread.MIN_PRIORITY);
    thread.start(WarmPress::print);
  }

  private static void print() {
    var story = new Story("a", "Ord", null, null, "Ord", null, null, null, null, null, WORDS.repeat(3));
    var blocks = List.<Block>of(new Block.AlsoInThisIssue(), new Block.StoryInFull(story), new Block.Thanks("Tak", WORDS));
    var edition = new Edition(1, null, YearMonth.of(2026, 1), "Ord", Audience.PUBLIC, Language.DA, null, blocks);
    var imprint = new Imprint("Kommune", "pip", "", Theme.DEFAULT, null, null, "", "", "");
    new PrintRenderer().render(new Manuscript(edition, imprint, java.util.Map.of()), Instant.EPOCH);
  }
}
