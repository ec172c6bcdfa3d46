package dk.pip.tips;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;

/// What kind of sound a file is, told by its first bytes, as phones and messengers make them.
enum SoundKind {
  M4A("audio/mp4", "m4a"),
  MP3("audio/mpeg", "mp3"),
  OGG("audio/ogg", "ogg"),
  WEBM("audio/webm", "webm");

  private static final Set<String> MP4_BRANDS = Set.of("M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash", "3gp4", "3gp5", "3gp6");

  private final String contentType;
  private final String ending;

  SoundKind(String contentType, String ending) {
    this.contentType = contentType;
    this.ending = ending;
  }

  String contentType() {
    return contentType;
  }

  String ending() {
    return ending;
  }

  /// Empty for what is no sound. A film in the same wrapping counts as one: of it only the sound is played.
  static Optional<SoundKind> of(byte[] bytes) {
    if (bytes.length < 16) {
      return Optional.empty();
    }
    var head = new String(bytes, 0, 16, ISO_8859_1);
    if (head.startsWith("ftyp", 4) && MP4_BRANDS.contains(head.substring(8, 12))) {
      return Optional.of(M4A);
    }
    if (head.startsWith("OggS\0")) {
      return Optional.of(OGG);
    }
    if (head.startsWith("\u001a\u0045\u00df\u00a3")) {
      return Optional.of(WEBM);
    }
    return head.startsWith("ID3") && bytes[3] < 8 || isMpegFrame(bytes) ? Optional.of(MP3) : Optional.empty();
  }

  /// The head of a frame of layer III, with a bit rate and a sampling rate that there are (ISO/IEC 11172-3, 2.4.2.3).
  private static boolean isMpegFrame(byte[] bytes) {
    return (bytes[0] & 0xff) == 0xff
        && (bytes[1] & 0xe6) == 0xe2
        && (bytes[1] & 0x18) != 0x08
        && (bytes[2] & 0xf0) != 0xf0
        && (bytes[2] & 0xf0) != 0
        && (bytes[2] & 0x0c) != 0x0c;
  }
}
