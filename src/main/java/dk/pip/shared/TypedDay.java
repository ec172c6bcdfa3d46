package dk.pip.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as a browser sends it, or as somebody wrote it where the browser has no field for dates: `1. 9. 2026`, `1/9-2026`.
public final class TypedDay {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2})\\s*[./-]\\s*(\\d{1,2})\\s*[./-]\\s*(\\d{4})");

  private TypedDay() {}

  /// Empty for what is no day of the calendar.
  public static Optional<LocalDate> read(@Nullable String typed) {
    var text = typed == null ? "" : typed.strip();
    try {
      var written = WRITTEN.matcher(text);
      return Optional.of(
          written.matches()
              ? LocalDate.of(Integer.parseInt(written.group(3)), Integer.parseInt(written.group(2)), Integer.parseInt(written.group(1)))
              : LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
