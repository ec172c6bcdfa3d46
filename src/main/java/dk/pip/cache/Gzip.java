package dk.pip.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Packs what is kept and served many times.
public final class Gzip {
  private Gzip() {}

  /// Packed as hard as gzip can. Null for what is packed already.
  public static byte @Nullable [] pack(String contentType, byte[] body) {
    if (!contentType.startsWith("text/") && !contentType.contains("xml") && !contentType.contains("json") && !contentType.contains("javascript")) {
      return null;
    }
    var packed = new ByteArrayOutputStream(body.length / 4 + 64);
    try (var gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.size() < body.length ? packed.toByteArray() : null;
  }
}
