package dk.pip.pictures;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Decodes and encodes with the readers and writers named here, whatever else is on the class path.
final class Codec {
  static {
    ImageIO.setUseCache(false);
  }

  private Codec() {}

  /// Decodes every `step`th pixel of every `step`th row. What the decoder can't make sense of is a broken picture.
  static BufferedImage decoded(Source source, int step) {
    return switch (source) {
      case JpegSource jpeg -> decoded(java(ImageIO.getImageReadersByFormatName("jpeg")), jpeg, jpeg.decodable(), step);
      case PngSource png -> decoded(java(ImageIO.getImageReadersByFormatName("png")), png, png.cleaned(), step);
      case WebpSource webp -> decoded(webpReader(), webp, webp.cleaned(), step);
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

  private static BufferedImage decoded(ImageReader reader, Source source, byte[] bytes, int step) {
    var incomplete = new AtomicBoolean();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      reader.addIIOReadWarningListener(
          (_, warning) -> incomplete.compareAndSet(false, warning.contains("remature end")));
      if (reader.getWidth(0) != source.width() || reader.getHeight(0) != source.height()) {
        throw Unreadable.broken();
      }
      var parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(step, step, 0, 0);
      var image = reader.read(0, parameters);
      if (incomplete.get()) {
        throw Unreadable.cutShort();
      }
      return image;
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer nonsense with whatever exception they run into.
      throw Unreadable.broken();
    } finally {
      reader.dispose();
    }
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
