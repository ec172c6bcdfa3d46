package dk.pip.pictures;

import static dk.pip.pictures.PictureAssert.accepted;
import static dk.pip.pictures.PictureAssert.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusePictureTest {
  private static final Texts DANISH = Texts.in(Language.DA);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          474946383961, GIF
          0000001866747970686569630000, HEIC
          0000001866747970617669660000, AVIF
          000000186674797069736f6d0000, video
          49492a0008000000, TIFF
          424d36000000000000003600, BMP
          255044462d312e37, PDF
          504b0304140000, zipfil
          00112233, hvad det er for en fil
          '', tom
          """)
  void saysWhatItIsAndWhatToDo(String bytes, String said) {
    assertThat(said(HexFormat.of().parseHex(bytes))).contains(said).endsWith("prøv igen.");
  }

  @Test
  void saysThatADrawingOrAPageOrTextIsNotAPicture() {
    assertThat(said("<?xml version='1.0'?><svg onload='alert(1)'/>".getBytes(UTF_8))).contains("SVG");
    assertThat(said("<!doctype html><script>alert(1)</script>".getBytes(UTF_8))).contains("webside");
    assertThat(said("Kære læser".getBytes(ISO_8859_1))).contains("tekst");
    assertThat(said("Kære læser".getBytes(UTF_8))).contains("tekst");
  }

  @Test
  void refusesAnotherFileBehindTheFirstBytesOfAPicture() {
    var page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);

    assertThat(Pictures.read(Samples.joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, page)))
        .isInstanceOf(Reading.Refused.class);
    assertThat(Pictures.read(Samples.joined(HexFormat.of().parseHex("89504e470d0a1a0a"), page)))
        .isInstanceOf(Reading.Refused.class);
    assertThat(Pictures.read(Samples.joined("RIFF    WEBP".getBytes(UTF_8), page)))
        .isInstanceOf(Reading.Refused.class);
  }

  @Test
  void refusesAMovingPicture() {
    assertThat(said(Samples.resource("moving.webp"))).contains("bevæger sig");
  }

  @Test
  void refusesTooManyBytes() {
    var jpeg = Samples.jpeg(Samples.quarters());

    assertThat(said(Samples.joined(jpeg, new byte[20_000_001 - jpeg.length]))).contains("20,1 MB").contains("20");
    assertThat(Pictures.read(Samples.joined(jpeg, new byte[20_000_000 - jpeg.length])))
        .isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void refusesASideThatIsTooLong() {
    var head = Samples.pngHead(20_001, 1, 8, 2);
    var png = Samples.joined(head, Samples.chunk("IDAT", Samples.deflated(new byte[60_004])), Samples.chunk("IEND"));

    assertThat(said(png)).contains("20.001 × 1 pixel").contains("20.000");
  }

  @Test
  void refusesAJpegThatClaimsToBeHuge() {
    var jpeg = Samples.jpeg(Samples.quarters());

    assertThat(said(Samples.withSize(jpeg, 65_535, 65_535))).contains("65.535 × 65.535");
    assertThat(said(Samples.withSize(jpeg, 10_000, 10_000))).contains("100 megapixel");
    assertThat(said(Samples.withSize(jpeg, 6_000, 6_000))).contains("klippet over");
  }

  @Test
  void refusesAWebpThatClaimsToBeHuge() {
    var webp = Samples.resource("lossless.webp");
    webp[21] = (byte) 0xff;
    webp[22] = (byte) 0xff;
    webp[23] = (byte) 0xff;
    webp[24] |= 0x0f;

    assertThat(said(webp)).contains("268,5 megapixel");
  }

  @Test
  void refusesALossyWebpThatClaimsToBeHuge() {
    var webp = Samples.resource("lossy.webp");
    var at = Samples.indexOf(webp, (byte) 0x9d, (byte) 0x01, (byte) 0x2a);
    webp[at + 3] = (byte) 0x10;
    webp[at + 4] = 0x27;
    webp[at + 5] = (byte) 0x10;
    webp[at + 6] = 0x27;

    assertThat(said(webp)).contains("100 megapixel");
  }

  @Test
  void refusesAWebpWithTooLittleAlpha() {
    var webp = Samples.resource("see-through-plain.webp");
    var at = Samples.indexOf(webp, "ALPH".getBytes(ISO_8859_1));
    var alpha = Samples.slice(webp, at + 8, at + 8 + 48 * 32);
    var rest = Samples.slice(webp, at + 8 + 48 * 32 + 2, webp.length);
    var bytes = Samples.joined(Samples.slice(webp, 0, at), Samples.riff("ALPH", alpha), rest);

    assertThat(said(Samples.withRiffLength(bytes))).contains("klippet over");
  }

  @Test
  void refusesAJpegOfThousandsOfPasses() {
    var jpeg = Samples.progressiveJpeg(Samples.quarters());
    var pass = Samples.slice(jpeg, lastPass(jpeg), jpeg.length - 2);
    var bytes = new byte[2_000][];
    Arrays.fill(bytes, pass);
    var bomb = Samples.joined(Samples.slice(jpeg, 0, jpeg.length - 2), Samples.joined(bytes), new byte[] {-1, -39});

    assertThat(said(bomb)).contains("sjælden slags JPEG");
  }

  @Test
  void refusesALargeJpegOfManyPasses() {
    var jpeg = Samples.progressiveJpeg(Samples.quarters());
    var pass = Samples.slice(jpeg, lastPass(jpeg), jpeg.length - 2);
    var bytes = Samples.joined(Samples.slice(jpeg, 0, jpeg.length - 2), pass, pass, pass, pass, new byte[] {-1, -39});

    assertThat(said(Samples.withSize(bytes, 6_300, 6_300))).contains("sjælden slags JPEG");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesAPictureCutOffAnywhere(String kind) {
    var whole = sample(kind);
    accepted(whole);

    for (var twentieth = 1; twentieth < 20; twentieth++) {
      var part = Samples.slice(whole, 0, whole.length * twentieth / 20);
      assertThat(Pictures.read(part)).as("%d twentieths of %s", twentieth, kind).isInstanceOf(Reading.Refused.class);
    }
    assertThat(Pictures.read(Samples.slice(whole, 0, whole.length - 1))).isInstanceOf(Reading.Refused.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void answersWhateverIsWrongInside(String kind) {
    var random = new Random(7);
    var whole = sample(kind);
    for (var round = 0; round < 150; round++) {
      var changed = whole.clone();
      for (var change = 0; change < 3; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      switch (Pictures.read(changed)) {
        case Reading.Accepted(var picture) ->
            assertThat(Samples.decoded(picture).getWidth()).isEqualTo(picture.width());
        case Reading.Refused refused -> assertThat(refused.in(DANISH)).endsWith("prøv igen.");
      }
    }
  }

  @Test
  void refusesAPngWithAnAlteredByte() {
    var png = Samples.png(Samples.quarters());
    png[png.length / 2] ^= 1;

    assertThat(said(png)).contains("i stykker");
  }

  @Test
  void refusesAPngWithTooFewPixels() {
    var pixels = Samples.chunk("IDAT", Samples.deflated(new byte[901]));
    var png = Samples.joined(Samples.pngHead(300, 300, 8, 2), pixels, Samples.chunk("IEND"));

    assertThat(said(png)).contains("i stykker");
  }

  @Test
  void isNotFilledByWhatIsPackedBesideThePixels() {
    var png = Samples.png(Samples.quarters());
    var bomb = Samples.deflated(new byte[50_000_000]);
    var text = Samples.joined("Comment\0\0".getBytes(ISO_8859_1), bomb);
    var profile = Samples.joined("profil\0\0".getBytes(ISO_8859_1), bomb);
    var bytes = Samples.withChunk(Samples.withChunk(png, "zTXt", text), "iCCP", profile);

    assertThat(MemoryUse.of(() -> accepted(bytes))).isLessThan(10_000_000);
    assertThat(accepted(bytes).bytes()).isEqualTo(png);
  }

  @ParameterizedTest
  @EnumSource(value = FileKind.class, mode = EnumSource.Mode.EXCLUDE, names = {"JPEG", "PNG", "WEBP"})
  void hasAnAnswerToEveryKindInBothLanguages(FileKind kind) {
    for (var language : Language.values()) {
      assertThat(Texts.in(language).has(kind.answer())).as("%s in %s", kind.answer(), language).isTrue();
    }
  }

  private static Stream<String> kinds() {
    return Stream.of(
        "jpeg",
        "progressive",
        "print",
        "png",
        "lossy.webp",
        "lossless.webp",
        "see-through.webp",
        "see-through-plain.webp",
        "turned.webp");
  }

  private static String said(byte[] bytes) {
    return refused(bytes).in(DANISH);
  }

  private static byte[] sample(String kind) {
    return switch (kind) {
      case "jpeg" -> Samples.jpeg(Samples.busy(150, 100));
      case "progressive" -> Samples.progressiveJpeg(Samples.busy(150, 100));
      case "print" -> Prints.cmyk(Samples.busy(150, 100));
      case "png" -> Samples.png(Samples.busy(150, 100));
      default -> Samples.resource(kind);
    };
  }

  private static int lastPass(byte[] jpeg) {
    for (var at = jpeg.length - 2; ; at--) {
      if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xda) {
        return at;
      }
    }
  }
}
