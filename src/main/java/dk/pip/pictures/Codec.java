package dk.pip.pictures;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Decodes and encodes with the readers and writers named here, whatever else is on the class path.
final class Codec {
  static {
    ImageIO.setUseCache(false);
  }

  /// Takes pixels out of a reader that stands at the picture.
  @FunctionalInterface
  private interface Decoding<T> {
    T pixels(ImageReader reader, ImageReadParam parameters) throws IOException;
  }

  private Codec() {}

  /// Decodes every `step`th pixel of every `step`th row. What the decoder can't make sense of is a broken picture.
  static BufferedImage decoded(Source source, int step) {
    return switch (source) {
      case JpegSource(_, _, _, _, _, var profile, _, var inks, _) when inks != null ->
          PrintColours.toSrgb(read(source, step, (reader, how) -> reader.readRaster(0, how)), inks, profile);
      case WebpSource webp when webp.plainAlpha() != null -> {
        var image = read(webp, step, (reader, how) -> reader.read(0, how));
        webp.plainAlpha().putInto(image, step);
        yield image;
      }
      case JpegSource _, PngSource _, WebpSource _ -> read(source, step, (reader, how) -> reader.read(0, how));
    };
  }

  static byte[] jpeg(BufferedImage image, float quality) {
    var parameters = new JPEGImageWriteParam(null);
    parameters.setOptimizeHuffmanTables(true);
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality);
    return encoded(java(ImageIO.getImageWritersByFormatName("jpeg")), image, parameters);
  }

  static byte[] png(BufferedImage image) {
    var writer = java(ImageIO.getImageWritersByFormatName("png"));
    return encoded(writer, image, writer.getDefaultWriteParam());
  }

  private static <T> T read(Source source, int step, Decoding<T> decoding) {
    var reader = reader(source);
    var bytes = source instanceof JpegSource jpeg ? jpeg.decodable() : source.cleaned();
    var incomplete = new AtomicBoolean();
    try (var input = new BytesInput(bytes)) {
      reader.setInput(input, true, true);
      reader.addIIOReadWarningListener(
          (_, warning) -> incomplete.compareAndSet(false, warning.contains("remature end")));
      if (reader.getWidth(0) != source.width() || reader.getHeight(0) != source.height()) {
        throw Unreadable.broken();
      }
      var parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(step, step, 0, 0);
      var pixels = decoding.pixels(reader, parameters);
      if (incomplete.get()) {
        throw Unreadable.cutShort();
      }
      return pixels;
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer nonsense with whatever exception they run into.
      throw Unreadable.broken();
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(Source source) {
    return switch (source) {
      case JpegSource _ -> java(ImageIO.getImageReadersByFormatName("jpeg"));
      case PngSource _ -> java(ImageIO.getImageReadersByFormatName("png"));
      case WebpSource _ -> webpReader();
    };
  }

  private static byte[] encoded(ImageWriter writer, BufferedImage image, ImageWriteParam parameters) {
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageReader webpReader() {
    try {
      return new WebPImageReaderSpi().createReaderInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one that comes with Java.
  private static <T> T java(Iterator<T> all) {
    while (all.hasNext()) {
      var one = all.next();
      if (one.getClass().getModule() == ImageIO.class.getModule()) {
        return one;
      }
    }
    throw new IllegalStateException("This Java can’t read and write pictures: it lacks the module java.desktop");
  }
}
