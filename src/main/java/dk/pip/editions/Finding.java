package dk.pip.editions;

import dk.pip.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was found when an edition was read or checked: what, where, and how grave it is.
///
/// @param key of the text in the catalogue, which says what is wrong and how to mend it
/// @param file in the bundle; null when it is about the edition as a whole
/// @param line in the file, from 1; 0 when it is about the whole file
public record Finding(Level level, String key, List<Object> arguments, @Nullable String file, int line) {

  public enum Level {
    /// The edition can't be published like this.
    BLOCKS,
    /// Worth mending; the editor decides.
    WARNS,
    /// Was checked and is right.
    PASSED
  }

  static Finding blocks(@Nullable String file, int line, String key, Object... arguments) {
    return new Finding(Level.BLOCKS, key, List.of(arguments), file, line);
  }

  static Finding warns(@Nullable String file, int line, String key, Object... arguments) {
    return new Finding(Level.WARNS, key, List.of(arguments), file, line);
  }

  static Finding passed(String key, Object... arguments) {
    return new Finding(Level.PASSED, key, List.of(arguments), null, 0);
  }

  public String text(Texts texts) {
    return texts.get(key, arguments.toArray());
  }

  /// Where it is, as compilers write it: `stories/baenken.md:14`; empty when it is about the whole edition.
  public String place() {
    if (file == null) {
      return "";
    }
    return line == 0 ? file : file + ":" + line;
  }
}
