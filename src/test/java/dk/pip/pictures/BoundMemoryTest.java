package dk.pip.pictures;

import static dk.pip.pictures.PictureAssert.accepted;
import static dk.pip.pictures.PictureAssert.refused;
import static dk.pip.pictures.PictureAssert.showsInTheMiddle;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundMemoryTest {
  private static final int MB = 1_000_000;

  @Test
  void refusesABombWithoutUnpackingIt() {
    var row = new byte[3 * 6_401];
    var bomb = Samples.png(6_401, 6_401, 8, 2, _ -> row);

    assertThat(MemoryUse.of(() -> refused(bomb))).isLessThan(2 * MB);
    assertThat(refused(bomb).in(Texts.in(Language.DA))).contains("41 megapixel");
  }

  @Test
  void takesInFortyMegapixels() {
    var row = new byte[3 * 8_000];
    Arrays.fill(row, (byte) 90);
    var png = Samples.png(8_000, 5_000, 8, 2, _ -> row);

    var taken = new ArrayList<Picture>();
    assertThat(MemoryUse.of(() -> taken.add(accepted(png)))).isLessThan(250 * MB);
    assertThat(taken.getFirst().width()).isEqualTo(4_000);
    showsInTheMiddle(taken.getFirst(), new Color(90, 90, 90));
  }

  @Test
  void takesInFortyMegapixelsOfTheFattestKind() {
    var row = new byte[8 * 6_300];
    Arrays.fill(row, (byte) 90);
    var png = Samples.png(6_300, 6_300, 16, 6, _ -> row);

    var taken = new ArrayList<Picture>();
    assertThat(MemoryUse.of(() -> taken.add(accepted(png)))).isLessThan(300 * MB);
    assertThat(taken.getFirst().width()).isLessThanOrEqualTo(4_000);
  }

  @Test
  void takesInFortyMegapixelsOfWebpInLittleMemory() throws Exception {
    var samples =
        List.of("large-lossy.webp.gz", "large-see-through.webp.gz", "large-see-through-lossless.webp.gz");

    assertThat(SmallMemory.takeIn(240, samples))
        .containsExactly("4000x2500 ff5b5b5b", "4000x2500 805b5b5b", "4000x2500 805a5a5a");
  }

  @Test
  void takesInAVeryLongPicture() {
    var row = new byte[3 * 20_000];
    var png = Samples.png(20_000, 2_000, 8, 2, _ -> row);

    var taken = new ArrayList<Picture>();
    assertThat(MemoryUse.of(() -> taken.add(accepted(png)))).isLessThan(60 * MB);
    assertThat(taken.getFirst().height()).isEqualTo(400);
  }

  @Test
  void takesInManyLargeOnesThatCameAtTheSameTime() throws Exception {
    var row = new byte[4 * 6_300];
    Arrays.fill(row, (byte) 255);
    var png = Samples.png(6_300, 6_300, 8, 6, _ -> row);

    // Decoded at once they would take more than all the memory that the tests have.
    try (var threads = Executors.newFixedThreadPool(8)) {
      var widths = IntStream.range(0, 8).mapToObj(_ -> threads.submit(() -> accepted(png).width())).toList();
      for (var width : widths) {
        assertThat(width.get()).isEqualTo(3_150);
      }
    }
  }
}
