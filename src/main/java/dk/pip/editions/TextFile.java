package dk.pip.editions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text file of a bundle: UTF-8, of a bounded number of lines.
final class TextFile {
  static final int MOST_LINES = 20_000;

  private TextFile() {}

  /// The text with `\n` line ends and without a byte order mark, or null where it can't be read.
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
      findings.add(Finding.blocks(file, 0, "editions.bundle.not-utf8"));
      return null;
    }
    text = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    if (text.chars().filter(c -> c == '\n').count() > MOST_LINES) {
      findings.add(Finding.blocks(file, 0, "editions.bundle.too-many-lines", MOST_LINES));
      return null;
    }
    return text;
  }
}
