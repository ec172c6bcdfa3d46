package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountLettersTest {
  /// One letter to people, several to a computer.
  private static final List<String> ONE = List.of("a", "å", "a\u030a", "😀", "👩‍🚒", "🇬🇱", "👍🏽", "❤️", "é\u0323", "क्षि", "각");

  @Test
  void countsWhatPeopleSeeAsOne() {
    for (var letter : ONE.subList(0, 9)) {
      assertThat(Letters.count(letter)).as(letter).isEqualTo(1);
    }
    assertThat(Letters.count("")).isZero();
    assertThat(Letters.count("Tak 👩‍🚒!\n")).isEqualTo(7);
  }

  @Test
  void neverCutsALetter() {
    for (var letter : ONE) {
      var text = "ab" + letter + letter + "cd";
      for (var most = 0; most < 8; most++) {
        var first = Letters.first(most, text);
        assertThat(text).startsWith(first);
        assertThat(Letters.count(first)).isLessThanOrEqualTo(Math.max(most, 0));
        assertThat(first.replace(letter, "").replaceAll("[abcd]", "")).as("%d of %s", most, text).isEmpty();
      }
    }
  }

  @Test
  void takesAsManyAsMayBe() {
    assertThat(Letters.moreThan(3, "👩‍🚒👩‍🚒👩‍🚒")).isFalse();
    assertThat(Letters.moreThan(3, "👩‍🚒👩‍🚒👩‍🚒!")).isTrue();
    assertThat(Letters.shortened(2, "👩‍🚒👩‍🚒👩‍🚒")).isEqualTo("👩‍🚒👩‍🚒…");
    assertThat(Letters.shortened(3, "👩‍🚒👩‍🚒👩‍🚒")).isEqualTo("👩‍🚒👩‍🚒👩‍🚒");
  }

  @Test
  void takesNoLetterWithAThousandMarksForOne() {
    var heap = "a" + "\u0301".repeat(100_000);
    assertThat(Letters.moreThan(100, heap)).isTrue();
    assertThat(Letters.first(100, heap)).hasSizeLessThanOrEqualTo(1_600);
  }
}
