package dk.pip.editions;

import dk.pip.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was found when an edition was read or checked: what, where, and how grave it is.
///
/// @param key of the text in the catalogue, which says what is wrong and how to mend it
/// @param file in the bundle; null when it is about the edition as a whole
/// @param line in the file, from 1; 0 when it is about the whole file
/// @param address of the page on which it is mended; null where that is the edition's files
public record Finding(
    Level level, String key, List<Object> arguments, @Nullable String file, int line, @Nullable String address) {

  public Finding(Level level, String key, List<Object> arguments, @Nullable String file, int line) {
    this(level, key, arguments, file, line, null);
  }

  /// The same, mended on a page of its own.
  public Finding mendedAt(String page) {
    return new Finding(level, key, arguments, file, line, page);
  }

  public enum Level {
    /// The edition can't be published like this.
    BLOCKS,
    /// Worth mending; the editor decides.
    WARNS,
    /// Was checked and is right.
    PASSED
  }

  public static Finding blocks(@Nullable String file, int line, String key, Object... arguments) {
    return new Finding(Level.BLOCKS, key, List.of(arguments), file, line);
  }

  public static Finding warns(@Nullable String file, int line, String key, Object... arguments) {
    return new Finding(Level.WARNS, key, List.of(arguments), file, line);
  }

  public static Finding passed(String key, Object... arguments) {
    return new Finding(Level.PASSED, key, List.of(arguments), null, 0);
  }

  /// Whether it is about a number that is taken for a civil registration number, and may be none.
  public boolean isCivilNumber() {
    return key.equals("editions.check.civil-number") || key.equals("editions.check.civil-number-attached");
  }

  /// Whether it is about one that somebody has answered for.
  public boolean isAllowedNumber() {
    return key.equals("editions.check.civil-number-allowed") || key.equals("editions.check.civil-number-attached-allowed");
  }

  /// What names the number that it is about, without telling it.
  public String number() {
    return String.valueOf(arguments.getFirst());
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
