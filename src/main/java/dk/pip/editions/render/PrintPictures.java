package dk.pip.editions.render;

import dk.pip.pictures.Picture;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The pictures of one printed edition, each at 300 dots per inch where the original has them and never at more.
final class PrintPictures {
  static final String SCHEME = "picture:";

  private static final double DOTS_PER_MM = 300 / 25.4;
  private static final double WORTH_SCALING = 1.2;

  private record Print(Picture picture, int width) {}

  private final Map<String, Print> prints = new HashMap<>();
  private final Map<String, byte[]> ready = new HashMap<>();

  /// The address at which the typesetter finds the picture, in the size that it has on paper.
  String address(Picture picture, double millimetres) {
    var width = (int) Math.ceil(millimetres * DOTS_PER_MM);
    var address = SCHEME + picture.sha256() + "-" + width;
    prints.put(address, new Print(picture, width));
    return address;
  }

  byte[] bytes(String address) {
    var print = prints.get(address);
    if (print == null) {
      throw new IllegalArgumentException("No picture at " + address);
    }
    return ready.computeIfAbsent(address, _ -> scaled(print));
  }

  private static byte[] scaled(Print print) {
    var picture = print.picture;
    if (picture.width() < print.width * WORTH_SCALING) {
      return picture.bytes();
    }
    try {
      var bytes =
          switch (picture.format()) {
            case JPEG -> jpeg(scale(decode(picture, print.width), picture, print.width));
            case PNG -> png(scale(decode(picture, print.width), picture, print.width));
          };
      return bytes.length < picture.bytes().length ? bytes : picture.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads only every second (third …) dot of a picture that is many times too large.
  private static BufferedImage decode(Picture picture, int width) throws IOException {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName(picture.format().name()).next();
      try {
        reader.setInput(stream, true, true);
        var parameters = reader.getDefaultReadParam();
        var step = Math.max(1, picture.width() / (2 * width));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage scale(BufferedImage image, Picture picture, int width) {
    var height = Math.max(1, (int) Math.round((double) picture.height() * width / picture.width()));
    var alpha = image.getColorModel().hasAlpha();
    var scaled = new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    var graphics = scaled.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    Image source = image;
    graphics.drawImage(source, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0.82f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
