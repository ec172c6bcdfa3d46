package dk.pip.shared;

import org.jspecify.annotations.Nullable;

/// What somebody has typed or pasted into a field, as it is kept: without signs that no page shows and no database takes.
public final class TypedText {
  private TypedText() {}

  /// Lines end with one sign, where browsers send two; control characters are left out.
  public static String lines(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\n\t]]", "");
  }

  /// One line, with a blank between words and none around it.
  public static String line(@Nullable String typed) {
    return typed == null ? "" : typed.replaceAll("[\\p{Cc}\u2028\u2029\\s]+", " ").strip();
  }
}
