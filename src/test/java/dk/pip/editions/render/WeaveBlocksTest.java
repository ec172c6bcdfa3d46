package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.Block;
import dk.pip.editions.Block.InfoBox;
import dk.pip.editions.Block.PullQuote;
import dk.pip.editions.Block.StoryInFull;
import dk.pip.editions.Block.StoryTeaser;
import dk.pip.editions.Manuscript;
import dk.pip.editions.Story;
import dk.pip.testing.WebEditions;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// However an edition is put together, its page keeps the editor's order and leaves no column empty for long.
class WeaveBlocksTest {
  private static final double SCREEN = 800;
  private static final Manuscript NO_PICTURES = WebEditions.smallest();

  @Test
  void keepsTheOrderOfAnyEdition() {
    var random = new Random(20261129);
    for (var round = 0; round < 200; round++) {
      var items = items(Stream.generate(() -> any(random)).limit(random.nextInt(1, 45)).toList());
      var set = Weave.of(items).stream().flatMap(band -> Stream.concat(band.first().stream(), band.second().stream())).toList();

      assertThat(set).as("round %d", round).containsExactlyElementsOf(items.stream().map(WebItem::content).toList());
    }
  }

  @Test
  void leavesNoColumnEmptyForAScreen() {
    var random = new Random(7);
    for (var round = 0; round < 200; round++) {
      var items = items(Stream.generate(() -> any(random)).limit(random.nextInt(2, 45)).toList());
      for (var band : Weave.of(items)) {
        if (band.kind() == Band.Kind.STORIES_FIRST || band.kind() == Band.Kind.BOXES_FIRST) {
          var stories = band.kind() == Band.Kind.STORIES_FIRST ? band.first() : band.second();
          var boxes = band.kind() == Band.Kind.STORIES_FIRST ? band.second() : band.first();
          assertThat(Math.abs(height(items, stories, true) - height(items, boxes, false))).as("round %d", round).isLessThan(SCREEN);
        }
      }
    }
  }

  @Test
  void setsTeasersInPairsWhereThereAreNoBoxes() {
    var bands = Weave.of(items(Stream.generate(() -> teaser("Kort nyt")).limit(12).toList()));

    assertThat(bands).extracting(Band::kind).containsOnly(Band.Kind.PAIR).hasSize(6);
  }

  @Test
  void setsALongStoryWithNothingBesideItOverTheWholePage() {
    var bands = Weave.of(items(List.of(story(12_000), box(100))));

    assertThat(bands).extracting(Band::kind).containsOnly(Band.Kind.WHOLE);
  }

  @Test
  void setsAnEditionWithoutBlocks() {
    assertThat(Weave.of(List.of())).isEmpty();
  }

  private static double height(List<WebItem> items, List<Content> contents, boolean stories) {
    return items.stream()
        .filter(item -> contents.contains(item.content()))
        .mapToDouble(item -> stories ? item.height().wide() : item.height().narrow())
        .sum();
  }

  private static List<WebItem> items(List<Block> blocks) {
    var items = new ArrayList<WebItem>();
    for (var block : blocks) {
      items.add(new WebItem(block, output -> output.writeContent(block.kind().word()), WebHeights.of(block, NO_PICTURES)));
    }
    return items;
  }

  private static Block any(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> story(random.nextInt(50, 9_000));
      case 1 -> new PullQuote("Det er ".repeat(random.nextInt(1, 40)), "Formanden", null);
      case 2, 3 -> box(random.nextInt(10, 3_000));
      default -> teaser("Overskrift ".repeat(random.nextInt(1, 12)));
    };
  }

  private static Block box(int letters) {
    return new InfoBox("Åbningstider", "Ord. ".repeat(letters / 5), null, null);
  }

  private static Block teaser(String headline) {
    return new StoryTeaser(of(headline, "Tekst"), "En linje om det.");
  }

  private static Block story(int letters) {
    return new StoryInFull(of("En historie", "Ord. ".repeat(letters / 5)));
  }

  private static Story of(String headline, String body) {
    return new Story("en", headline, null, null, null, null, null, null, null, null, body, null);
  }
}
