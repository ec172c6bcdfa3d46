package dk.pip.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures made while the tests run: four quarters in four colours, so that every turn shows.
final class Samples {
  static final int WIDTH = 48;
  static final int HEIGHT = 32;
  static final Color TOP_LEFT = new Color(200, 30, 30);
  static final Color TOP_RIGHT = new Color(30, 160, 40);
  static final Color BOTTOM_LEFT = new Color(30, 50, 200);
  static final Color BOTTOM_RIGHT = new Color(230, 200, 40);

  private Samples() {}

  static BufferedImage quarters() {
    return quarters(WIDTH, HEIGHT);
  }

  static BufferedImage quarters(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        image.setRGB(x, y, quarter(x, y, width, height).getRGB());
      }
    }
    return image;
  }

  static BufferedImage plain(Color colour, int type) {
    var image = new BufferedImage(WIDTH, HEIGHT, type);
    for (var y = 0; y < HEIGHT; y++) {
      for (var x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return image;
  }

  /// A picture with so much in it that no format packs it well.
  static BufferedImage busy(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var state = 12345;
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        state = state * 1103515245 + 12345;
        var noise = state >>> 24 & 0x3f;
        image.setRGB(x, y, (x * 190 / width + noise) << 16 | (y * 190 / height + noise) << 8 | (100 + noise));
      }
    }
    return image;
  }

  static byte[] jpeg(BufferedImage image) {
    return jpeg(image, ImageWriteParam.MODE_DISABLED);
  }

  /// With as many samples of colour as of light, as drawing programs write it.
  static byte[] jpegWithoutSubsampling(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      var tree = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
      var light = (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
      light.setAttribute("HsamplingFactor", "1");
      light.setAttribute("VsamplingFactor", "1");
      metadata.setFromTree(metadata.getNativeMetadataFormatName(), tree);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] progressiveJpeg(BufferedImage image) {
    return jpeg(image, ImageWriteParam.MODE_DEFAULT);
  }

  static byte[] png(BufferedImage image) {
    return written("png", image);
  }

  static byte[] written(String format, BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The JPEG with a segment put in after its first marker.
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    var head = new byte[] {(byte) 0xff, (byte) marker, (byte) (content.length + 2 >> 8), (byte) (content.length + 2)};
    return joined(slice(jpeg, 0, 2), head, content, slice(jpeg, 2, jpeg.length));
  }

  /// The PNG with a chunk put in after its header.
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    return joined(slice(png, 0, 33), chunk(type, content), slice(png, 33, png.length));
  }

  /// An EXIF block with an orientation, the maker of the camera and where the picture was taken.
  static byte[] exif(int orientation) {
    var block = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    block.put(new byte[] {'I', 'I', 42, 0}).putInt(8);
    block.putShort((short) 3);
    entry(block, 0x010f, 2, 4).put(new byte[] {'K', 'a', 'm', 0});
    entry(block, 0x0112, 3, 1).putInt(orientation);
    entry(block, 0x8825, 4, 1).putInt(50);
    block.putInt(0);
    block.position(50).putShort((short) 2);
    entry(block, 1, 2, 2).put(new byte[] {'N', 0, 0, 0});
    entry(block, 2, 5, 3).putInt(80);
    block.putInt(0);
    block.position(80).putInt(55).putInt(1).putInt(40).putInt(1).putInt(34).putInt(1);
    return block.array();
  }

  static byte[] exifSegment(int orientation) {
    return joined("Exif\0\0".getBytes(ISO_8859_1), exif(orientation));
  }

  static byte[] iccSegment(byte[] profile) {
    return joined("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile);
  }

  static byte[] iccChunk(byte[] profile) {
    return joined("profil\0\0".getBytes(ISO_8859_1), deflated(profile));
  }

  /// A PNG written by hand, row by row, so that no picture of its size is ever in memory.
  ///
  /// @param row the bytes of a row, without the filter byte
  static byte[] png(int width, int height, int depth, int type, IntFunction<byte[]> row) {
    var pixels = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(pixels)) {
      for (var y = 0; y < height; y++) {
        deflated.write(0);
        deflated.write(row.apply(y));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return joined(pngHead(width, height, depth, type), chunk("IDAT", pixels.toByteArray()), chunk("IEND"));
  }

  static byte[] pngHead(int width, int height, int depth, int type) {
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) type).array();
    return joined("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), chunk("IHDR", header));
  }

  static byte[] chunk(String type, byte... content) {
    var named = joined(type.getBytes(ISO_8859_1), content);
    var crc = new CRC32();
    crc.update(named);
    return joined(integer(content.length), named, integer((int) crc.getValue()));
  }

  /// The JPEG as if it were of another size: only its frame header is changed.
  static byte[] withSize(byte[] jpeg, int width, int height) {
    var changed = jpeg.clone();
    var at = Math.max(indexOf(changed, (byte) 0xff, (byte) 0xc0), indexOf(changed, (byte) 0xff, (byte) 0xc2));
    ByteBuffer.wrap(changed).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
    return changed;
  }

  static byte[] resource(String name) {
    try (var stream = Samples.class.getResourceAsStream("/pictures/" + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A picture of forty megapixels, which the repository holds packed.
  static byte[] unpacked(String name) {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(resource(name)))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A chunk of a WebP.
  static byte[] riff(String type, byte[] content) {
    var length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array();
    return joined(type.getBytes(ISO_8859_1), length, content, new byte[content.length & 1]);
  }

  /// The WebP with the length that it has.
  static byte[] withRiffLength(byte[] webp) {
    var changed = webp.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
    return changed;
  }

  static BufferedImage decoded(Picture picture) {
    return decoded(picture.bytes());
  }

  static BufferedImage decoded(byte[] bytes) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] deflated(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static int indexOf(byte[] bytes, byte... wanted) {
    for (var at = 0; at + wanted.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] jpeg(BufferedImage image, int progressive) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      var parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(progressive);
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0.9f);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ByteBuffer entry(ByteBuffer block, int tag, int type, int count) {
    return block.putShort((short) tag).putShort((short) type).putInt(count);
  }

  private static byte[] integer(int value) {
    var bytes = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(bytes)) {
      data.writeInt(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Color quarter(int x, int y, int width, int height) {
    if (y < height / 2) {
      return x < width / 2 ? TOP_LEFT : TOP_RIGHT;
    }
    return x < width / 2 ? BOTTOM_LEFT : BOTTOM_RIGHT;
  }
}
