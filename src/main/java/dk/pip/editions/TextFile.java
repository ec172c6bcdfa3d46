package dk.pip.editions;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text file of a bundle: UTF-8, of a bounded number of lines.
final class TextFile {
  static final int MOST_LINES = 20_000;

  private TextFile() {}

  /// The text with `\n` line ends, composed letters and without a byte order mark, or null where it can't be read.
  static @Nullable String read(BundleFiles files, String file, List<Finding> findings) {
    var bytes = files.files().get(file);
    if (bytes == null) {
      findings.add(Finding.blocks(file, 0, "editions.bundle.not-there", file));
      return null;
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      findings.add(Finding.blocks(file, firstBadLine(bytes), "editions.bundle.not-utf8"));
      return null;
    }
    text = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    // Macs write å as a with a ring after it; here a letter is one letter, in texts and in the names of files.
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (text.chars().filter(c -> c == '\n').count() > MOST_LINES) {
      findings.add(Finding.blocks(file, 0, "editions.bundle.too-many-lines", MOST_LINES));
      return null;
    }
    return text;
  }

  /// The line of the first byte that isn't UTF-8.
  private static int firstBadLine(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
    var line = 1;
    for (var i = 0; i < in.position(); i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
