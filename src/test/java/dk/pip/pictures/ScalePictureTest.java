package dk.pip.pictures;

import static dk.pip.pictures.PictureAssert.accepted;
import static dk.pip.pictures.PictureAssert.showsInTheMiddle;
import static dk.pip.pictures.PictureAssert.showsQuarters;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.pictures.Picture.Format;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalePictureTest {
  @Test
  void makesItAsWideAsAskedAndKeepsItsShape() {
    var picture = Pictures.scaledTo(accepted(Samples.jpeg(Samples.quarters(2000, 1500))), 480);

    assertThat(picture.width()).isEqualTo(480);
    assertThat(picture.height()).isEqualTo(360);
    assertThat(picture.format()).isEqualTo(Format.JPEG);
    showsQuarters(picture);
  }

  @Test
  void neverMakesItLarger() {
    var picture = accepted(Samples.jpeg(Samples.quarters()));

    assertThat(Pictures.scaledTo(picture, 480)).isSameAs(picture);
    assertThat(Pictures.forPages(picture)).containsExactly(picture);
  }

  @Test
  void offersPagesEachWidthOnce() {
    var picture = accepted(Samples.png(Samples.quarters(1200, 600)));

    assertThat(Pictures.forPages(picture)).extracting(Picture::width).containsExactly(480, 960, 1200);
    assertThat(Pictures.forPages(picture)).allSatisfy(PictureAssert::showsQuarters).last().isEqualTo(picture);
  }

  @Test
  void givesTheSameBytesEachTime() {
    var picture = accepted(Samples.jpeg(Samples.busy(900, 600)));

    var alone = Pictures.scaledTo(picture, 480);
    var together = Pictures.scaledTo(picture, List.of(300, 480));

    assertThat(together.getLast().bytes()).isEqualTo(alone.bytes());
    assertThat(together.getLast().sha256()).isEqualTo(alone.sha256());
  }

  @Test
  void keepsDrawingsAsPngAndMakesPhotographsJpeg() {
    assertThat(Pictures.scaledTo(accepted(Samples.png(Samples.quarters(900, 600))), 480).format())
        .isEqualTo(Format.PNG);
    assertThat(Pictures.scaledTo(accepted(Samples.png(Samples.busy(900, 600))), 480).format())
        .isEqualTo(Format.JPEG);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 128, 200})
  void leavesGreyAsLightAsItIs(int level) {
    var grey = new Color(level, level, level);
    var image = new BufferedImage(100, 80, BufferedImage.TYPE_BYTE_GRAY);
    for (var y = 0; y < 80; y++) {
      for (var x = 0; x < 100; x++) {
        image.getRaster().setSample(x, y, 0, level);
      }
    }

    showsInTheMiddle(scaled(Samples.jpeg(image)), grey);
    showsInTheMiddle(scaled(Samples.png(image)), grey);
    showsInTheMiddle(scaled(Samples.png(100, 80, 8, 4, _ -> repeated(100, level, 255))), grey);
    showsInTheMiddle(scaled(Samples.png(100, 80, 16, 0, _ -> repeated(100, level, 0))), grey);
    showsInTheMiddle(scaled(Samples.png(100, 80, 16, 4, _ -> repeated(100, level, 0, 255, 255))), grey);
  }

  @Test
  void takesPngsOfEveryDepth() {
    var orange = new Color(240, 140, 20);

    showsInTheMiddle(scaled(Samples.png(100, 80, 16, 2, _ -> repeated(100, 240, 9, 140, 9, 20, 9))), orange);
    showsInTheMiddle(scaled(Samples.png(100, 80, 16, 6, _ -> repeated(100, 240, 9, 140, 9, 20, 9, 255, 255))), orange);
    showsInTheMiddle(scaled(Samples.png(100, 80, 8, 6, _ -> repeated(100, 240, 140, 20, 255))), orange);
    showsInTheMiddle(scaled(Samples.png(104, 80, 1, 0, _ -> repeated(13, 255))), Color.WHITE);
    showsInTheMiddle(scaled(Samples.png(100, 80, 2, 0, _ -> repeated(25, 0x55))), new Color(85, 85, 85));
    showsInTheMiddle(scaled(Samples.png(100, 80, 4, 0, _ -> repeated(50, 0x88))), new Color(136, 136, 136));
  }

  @Test
  void takesPngsWithAPalette() {
    var image = new BufferedImage(100, 80, BufferedImage.TYPE_BYTE_INDEXED);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(255, 153, 0));
    graphics.fillRect(0, 0, 100, 80);
    graphics.dispose();

    showsInTheMiddle(scaled(Samples.png(image)), new Color(255, 153, 0));
  }

  @Test
  void keepsWhatIsSeeThrough() {
    var half = Samples.png(100, 80, 8, 6, _ -> repeated(100, 240, 140, 20, 128));
    var image = Samples.decoded(scaled(half));

    assertThat(scaled(half).format()).isEqualTo(Format.PNG);
    assertThat(new Color(image.getRGB(20, 20), true).getAlpha()).isBetween(126, 130);
    assertThat(new Color(image.getRGB(20, 20), true).getRed()).isBetween(237, 243);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void keepsAColourThatIsSeeThrough(int type) {
    var colour = type == 0 ? new int[] {7} : new int[] {7, 8, 9};
    var png = Samples.png(100, 80, 8, type, _ -> repeated(100, colour));
    var key = ByteBuffer.allocate(2 * colour.length);
    for (var sample : colour) {
      key.putShort((short) sample);
    }

    var image = Samples.decoded(scaled(Samples.withChunk(png, "tRNS", key.array())));

    assertThat(image.getRGB(20, 20) >>> 24).isZero();
  }

  @Test
  void knowsHowManyPixelsPrintNeeds() {
    assertThat(Pictures.printWidth(170)).isEqualTo(2008);
  }

  private static Picture scaled(byte[] bytes) {
    return Pictures.scaledTo(accepted(bytes), 50);
  }

  private static byte[] repeated(int times, int... samples) {
    var row = new byte[times * samples.length];
    for (var i = 0; i < row.length; i++) {
      row[i] = (byte) samples[i % samples.length];
    }
    return row;
  }
}
