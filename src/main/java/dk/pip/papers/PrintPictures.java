package dk.pip.papers;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pictures of one printed document, each at about 300 dots per inch where the original has them and never at many
/// more. A width that the web or the mail has too is taken when it is near, as it is there already.
public final class PrintPictures {
  static final String SCHEME = "picture";

  private static final double WORTH_SCALING = 1.2;
  private static final double SHARP_ENOUGH = 0.94;
  private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

  private record Print(Picture picture, int width) {}

  private final Map<String, Print> prints = new HashMap<>();
  private final Map<String, byte[]> ready = new HashMap<>();

  /// A picture so wide, in points.
  public Fo graphic(Picture picture, double width) {
    return Fo.of("external-graphic")
        .set("src", address(picture, width))
        .set("content-width", width)
        .set("content-height", width * picture.height() / picture.width())
        .set("width", width)
        .set("height", width * picture.height() / picture.width());
  }

  /// The address at which the press finds the picture, in the size that it has on paper.
  private String address(Picture picture, double points) {
    var width = Pictures.printWidth(points * MILLIMETRES_PER_POINT);
    var address = SCHEME + ":" + picture.sha256() + "-" + width;
    prints.put(address, new Print(picture, width));
    return address;
  }

  /// The picture at an address as it was taken in, if it is one of this document’s: enough to set a page that is not painted.
  byte @Nullable [] unscaled(String address) {
    var print = prints.get(address);
    return print == null ? null : print.picture.bytes();
  }

  /// The picture at an address, if it is one of this document’s.
  byte @Nullable [] bytes(String address) {
    var print = prints.get(address);
    return print == null ? null : ready.computeIfAbsent(address, _ -> bytes(print));
  }

  private static byte[] bytes(Print print) {
    var picture = print.picture;
    if (picture.width() < print.width * WORTH_SCALING) {
      return picture.bytes();
    }
    var scaled = Pictures.scaledTo(picture, nearest(print.width)).bytes();
    return scaled.length < picture.bytes().length ? scaled : picture.bytes();
  }

  private static int nearest(int width) {
    return Stream.concat(Pictures.PAGE_WIDTHS.stream(), Stream.of(Pictures.MAIL_WIDTH))
        .filter(usual -> usual >= width * SHARP_ENOUGH && usual <= width * WORTH_SCALING)
        .min(Comparator.naturalOrder())
        .orElse(width);
  }
}
