package dk.pip.dialogue;

import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a side says of a pledge, or of the whole.
///
/// @param key of the pledge, or [#WHOLE]
/// @param state only of what the side promised itself
/// @param why what readers see
/// @param due the new day, as it was typed; may be empty
/// @param sentence the words that the pledge should have instead; may be empty
/// @param learned what the side learned
/// @param asks what it asks of the other side
/// @param themes for the year that comes, one a line; only of the whole
/// @param by the name of who wrote it last; empty where nobody has
/// @param reported whether it stands on the promise; null where there was nothing new to say
public record CheckupAnswer(
    String key,
    @Nullable CheckupState state,
    String why,
    String due,
    String sentence,
    String learned,
    String asks,
    String themes,
    String by,
    @Nullable Boolean reported) {
  /// The key of what is said of the whole.
  public static final String WHOLE = "all";

  private static final int PRINT = 16;

  public static CheckupAnswer empty(String key) {
    return new CheckupAnswer(key, null, "", "", "", "", "", "", "", null);
  }

  /// The new day; null where there is none.
  public @Nullable LocalDate day() {
    try {
      return due.isEmpty() ? null : LocalDate.parse(due);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  public List<String> themeLines() {
    return themes.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  public boolean saysSomething() {
    return state != null || !learned.isEmpty() || !asks.isEmpty() || !themes.isEmpty() || !why.isEmpty();
  }

  /// Another for another content, whoever wrote it.
  public String print() {
    var all = String.join("\u0001", state == null ? "" : state.word(), why, due, sentence, learned, asks, themes);
    return Sha256.hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, PRINT);
  }

  boolean isSame(CheckupAnswer other) {
    return print().equals(other.print());
  }
}
