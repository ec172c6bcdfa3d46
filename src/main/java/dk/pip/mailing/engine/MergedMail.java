package dk.pip.mailing.engine;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// A message to one reader: what is the same for all is shared.
///
/// @param sender of the envelope
record MergedMail(String sender, List<byte[]> parts) {
  long size() {
    var size = 0L;
    for (var part : parts) {
      size += part.length;
    }
    return size;
  }

  /// All of it, for looking at; what is sent is written part by part.
  byte[] whole() {
    var out = new ByteArrayOutputStream(64 * 1024);
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
