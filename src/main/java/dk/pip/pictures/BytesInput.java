package dk.pip.pictures;

import javax.imageio.stream.ImageInputStreamImpl;

/// ByteReader as decoders want them, without the copy that Java’s own stream makes. It doesn’t say how many they are: the
/// WebP decoder would take flat drawings, which pack very well, for bombs. How large a picture is was checked before.
final class BytesInput extends ImageInputStreamImpl {
  private final byte[] bytes;

  BytesInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return -1;
    }
    var count = Math.min(length, bytes.length - (int) streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }
}
