package dk.pip.pictures;

import static dk.pip.pictures.PictureAssert.accepted;
import static dk.pip.pictures.PictureAssert.showsInTheMiddle;
import static dk.pip.pictures.PictureAssert.showsQuarters;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.pictures.Picture.Format;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeInPictureTest {
  /// What EXIF says of each orientation: which side of the scene the first row is, and which the first column.
  private static final String[][] SIDES = {
    {"top", "left"}, {"top", "right"}, {"bottom", "right"}, {"bottom", "left"},
    {"left", "top"}, {"right", "top"}, {"right", "bottom"}, {"left", "bottom"}
  };

  @Test
  void keepsTheBytesOfACleanJpeg() {
    var bytes = Samples.jpeg(Samples.quarters());

    var picture = accepted(bytes);

    assertThat(picture.bytes()).isEqualTo(bytes);
    assertThat(picture).hasToString("Picture[" + picture.sha256() + " JPEG 48x32]");
    showsQuarters(picture);
  }

  @Test
  void keepsTheBytesOfACleanPng() {
    var bytes = Samples.png(Samples.quarters());

    var picture = accepted(bytes);

    assertThat(picture.bytes()).isEqualTo(bytes);
    assertThat(picture.format()).isEqualTo(Format.PNG);
    showsQuarters(picture);
  }

  @Test
  void takesInAProgressiveJpeg() {
    var bytes = Samples.progressiveJpeg(Samples.quarters());

    assertThat(accepted(bytes).bytes()).isEqualTo(bytes);
  }

  @Test
  void removesAllThatIsSaidAboutAJpegAndLeavesItsPixels() {
    var clean = Samples.jpeg(Samples.quarters());
    var bytes = Samples.withSegment(clean, 0xe1, Samples.exifSegment(1));
    bytes = Samples.withSegment(bytes, 0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".getBytes(ISO_8859_1));
    bytes = Samples.withSegment(bytes, 0xed, "Photoshop 3.0\0Taget af Per".getBytes(ISO_8859_1));
    bytes = Samples.withSegment(bytes, 0xfe, "hjemme hos Per".getBytes(ISO_8859_1));
    bytes = Samples.joined(bytes, "en film bag ved billedet".getBytes(ISO_8859_1));

    assertThat(accepted(bytes).bytes()).isEqualTo(clean);
  }

  @Test
  void removesTheSmallPictureInsideAJpeg() {
    var clean = Samples.jpeg(Samples.quarters());
    var thumbnail = Samples.joined(Samples.slice(clean, 6, 18), new byte[] {1, 1, 'a', 'b', 'c'});
    var body = Samples.slice(clean, 20, clean.length);
    var bytes = Samples.withSegment(Samples.joined(Samples.slice(clean, 0, 2), body), 0xe0, thumbnail);

    assertThat(accepted(bytes).bytes()).isEqualTo(clean);
  }

  @Test
  void removesAllThatIsSaidAboutAPngAndLeavesItsPixels() {
    var clean = Samples.png(Samples.quarters());
    var bytes = Samples.withChunk(clean, "eXIf", Samples.exif(1));
    bytes = Samples.withChunk(bytes, "tEXt", "Author\0Per".getBytes(ISO_8859_1));
    bytes = Samples.withChunk(bytes, "tIME", new byte[7]);
    bytes = Samples.joined(bytes, "noget bag ved".getBytes(ISO_8859_1));

    assertThat(accepted(bytes).bytes()).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsAJpegUpright(int orientation) {
    var stored = Samples.jpeg(stored(Samples.quarters(), orientation));
    var bytes = Samples.withSegment(stored, 0xe1, Samples.exifSegment(orientation));

    var picture = accepted(bytes);

    assertThat(picture.width()).isEqualTo(Samples.WIDTH);
    showsQuarters(picture);
    assertThat(Samples.indexOf(picture.bytes(), "Exif".getBytes(ISO_8859_1))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsAPngUpright(int orientation) {
    var stored = Samples.png(stored(Samples.quarters(), orientation));

    var picture = accepted(Samples.withChunk(stored, "eXIf", Samples.exif(orientation)));

    assertThat(picture.format()).isEqualTo(Format.PNG);
    showsQuarters(picture);
    assertThat(Samples.indexOf(picture.bytes(), "eXIf".getBytes(ISO_8859_1))).isEqualTo(-1);
  }

  @Test
  void takesInTheSamePictureAgainUnchanged() {
    var first = accepted(Samples.withSegment(Samples.jpeg(Samples.quarters()), 0xe1, Samples.exifSegment(6)));

    assertThat(accepted(first.bytes()).bytes()).isEqualTo(first.bytes());
  }

  @Test
  void seesTheColoursOfAJpegThatDoesNotSayWhichItHas() {
    var jpeg = Samples.jpegWithoutSubsampling(Samples.quarters());
    var bare = Samples.joined(Samples.slice(jpeg, 0, 2), Samples.slice(jpeg, 20, jpeg.length));

    var picture = accepted(bare);

    assertThat(picture.bytes()).isEqualTo(bare);
    showsQuarters(Pictures.scaledTo(picture, 24));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp"})
  void keepsAWebpAsJpeg(String name) {
    var picture = accepted(Samples.resource(name));

    assertThat(picture.format()).isEqualTo(Format.JPEG);
    showsQuarters(picture);
  }

  @ParameterizedTest
  @ValueSource(strings = {"see-through.webp", "see-through-lossless.webp", "see-through-plain.webp"})
  void keepsASeeThroughWebpAsPng(String name) {
    var picture = accepted(Samples.resource(name));

    assertThat(picture.format()).isEqualTo(Format.PNG);
    var image = Samples.decoded(picture);
    PictureAssert.shows(image, 1, 1, Samples.TOP_LEFT);
    assertThat(image.getRGB(36, 24) >>> 24).isZero();
    assertThat(image.getRGB(12, 8) >>> 24).isEqualTo(255);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void keepsASeeThroughWebpWhoseAlphaIsForetold(int filter) {
    var webp = Samples.resource("see-through-plain.webp");
    var at = Samples.indexOf(webp, "ALPH".getBytes(ISO_8859_1)) + 8;
    var alpha = Samples.slice(webp, at + 1, at + 1 + Samples.WIDTH * Samples.HEIGHT);
    webp[at] = (byte) (filter << 2);
    for (var i = 1; i < alpha.length; i++) {
      var left = alpha[i - 1];
      var above = i < Samples.WIDTH ? left : alpha[i - Samples.WIDTH];
      var first = i % Samples.WIDTH == 0;
      var corner = i <= Samples.WIDTH ? above : alpha[i - Samples.WIDTH - 1];
      var both = Math.clamp((left & 0xff) + (above & 0xff) - (corner & 0xff), 0, 255);
      webp[at + 1 + i] = (byte) (alpha[i] - (first || filter == 2 ? above : filter == 1 ? left : both));
    }

    var image = Samples.decoded(accepted(webp));

    for (var i = 0; i < alpha.length; i++) {
      assertThat(image.getRGB(i % Samples.WIDTH, i / Samples.WIDTH) >>> 24).as("at %d", i).isEqualTo(alpha[i] & 0xff);
    }
  }

  @Test
  void seesTheColoursOfAPhotograph() {
    var seen = Samples.decoded(accepted(Samples.resource("photograph.webp")));
    var right = Samples.decoded(Samples.resource("photograph.png"));

    var apart = new long[3];
    for (var y = 0; y < right.getHeight(); y++) {
      for (var x = 0; x < right.getWidth(); x++) {
        for (var band = 0; band < 3; band++) {
          apart[band] += (seen.getRGB(x, y) >> 8 * band & 0xff) - (right.getRGB(x, y) >> 8 * band & 0xff);
        }
      }
    }
    // On the average no colour is a whole step of 255 off: no tint.
    for (var sum : apart) {
      assertThat(Math.abs(sum)).isLessThan(96 * 60);
    }
  }

  @Test
  void bringsPrintColoursToTheScreens() {
    var cmyk = accepted(Prints.cmyk(Prints.INKS));
    var ycck = accepted(Prints.ycck(Prints.INKS));

    assertThat(cmyk.format()).isEqualTo(Format.JPEG);
    assertThat(Samples.decoded(cmyk).getRaster().getNumBands()).isEqualTo(3);
    for (var picture : List.of(cmyk, ycck)) {
      showsQuarters(
          picture, new Color(0, 158, 224), new Color(227, 6, 19), new Color(255, 255, 255), new Color(29, 29, 29));
    }
  }

  @Test
  void bringsPrintColoursToTheScreensByTheirProfile() {
    var bytes = Samples.withSegment(Prints.cmyk(Prints.INKS), 0xe2, Samples.iccSegment(Prints.greyProfile()));

    showsQuarters(accepted(bytes), new Color(170, 170, 170), new Color(85, 85, 85), Color.WHITE, Color.BLACK);
  }

  @Test
  void turnsAPictureForPrintUpright() {
    var bytes = Samples.withSegment(Prints.cmyk(Prints.INKS), 0xe1, Samples.exifSegment(3));

    showsQuarters(accepted(bytes), new Color(29, 29, 29), Color.WHITE, new Color(227, 6, 19), new Color(0, 158, 224));
  }

  @Test
  void turnsAWebpUpright() {
    var picture = accepted(Samples.resource("turned.webp"));

    assertThat(picture.width()).isEqualTo(Samples.HEIGHT);
    showsQuarters(picture, Samples.BOTTOM_LEFT, Samples.TOP_LEFT, Samples.BOTTOM_RIGHT, Samples.TOP_RIGHT);
  }

  @Test
  void bringsColoursOfAnotherKindToTheScreens() {
    var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    var dark = new Color(55, 55, 55);
    var jpeg = Samples.jpeg(Samples.plain(dark, BufferedImage.TYPE_3BYTE_BGR));
    var png = Samples.png(Samples.plain(dark, BufferedImage.TYPE_4BYTE_ABGR));

    var bright = new Color(128, 128, 128);
    showsInTheMiddle(accepted(Samples.withSegment(jpeg, 0xe2, Samples.iccSegment(linear))), bright);
    showsInTheMiddle(accepted(Samples.withChunk(png, "iCCP", Samples.iccChunk(linear))), bright);
  }

  @Test
  void dropsAProfileThatSaysNothingNewAndLeavesThePixels() {
    var srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    var jpeg = Samples.jpeg(Samples.quarters());
    var png = Samples.png(Samples.quarters());

    assertThat(accepted(Samples.withSegment(jpeg, 0xe2, Samples.iccSegment(srgb))).bytes()).isEqualTo(jpeg);
    assertThat(accepted(Samples.withChunk(png, "iCCP", Samples.iccChunk(srgb))).bytes()).isEqualTo(png);
  }

  @Test
  void looksAtTheContentAndNotForWhatItIsCalled() {
    assertThat(accepted(Samples.png(Samples.quarters())).format().extension()).isEqualTo("png");
    assertThat(accepted(Samples.jpeg(Samples.quarters())).format().contentType()).isEqualTo("image/jpeg");
  }

  @Test
  void keepsAtMostFourThousandPixelsASide() {
    var picture = accepted(Samples.jpeg(Samples.quarters(5000, 1000)));

    assertThat(picture.width()).isEqualTo(4000);
    assertThat(picture.height()).isEqualTo(800);
    showsQuarters(picture);
  }

  @Test
  void keepsAtMostFourThousandPixelsOfATurnedPicture() {
    var stored = Samples.jpeg(stored(Samples.quarters(900, 9000), 8));

    var picture = accepted(Samples.withSegment(stored, 0xe1, Samples.exifSegment(8)));

    assertThat(picture.height()).isEqualTo(4000);
    assertThat(picture.width()).isEqualTo(400);
    showsQuarters(picture);
  }

  /// The picture as a camera held that way stores it.
  private static BufferedImage stored(BufferedImage scene, int orientation) {
    var row = SIDES[orientation - 1][0];
    var column = SIDES[orientation - 1][1];
    var onItsSide = orientation > 4;
    var width = onItsSide ? scene.getHeight() : scene.getWidth();
    var height = onItsSide ? scene.getWidth() : scene.getHeight();
    var stored = new BufferedImage(width, height, scene.getType());
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        var across = onItsSide ? from(row, y, height) : from(column, x, width);
        var down = onItsSide ? from(column, x, width) : from(row, y, height);
        stored.setRGB(x, y, scene.getRGB(across, down));
      }
    }
    return stored;
  }

  private static int from(String side, int at, int length) {
    return side.equals("left") || side.equals("top") ? at : length - 1 - at;
  }
}
