package dk.pip.mailing.engine;

import java.util.List;

/// A message to one reader: what is the same for all is shared.
///
/// @param sender of the envelope
record Letter(String sender, List<byte[]> parts) {
  long size() {
    var size = 0L;
    for (var part : parts) {
      size += part.length;
    }
    return size;
  }
}
