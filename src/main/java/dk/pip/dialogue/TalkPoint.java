package dk.pip.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the sides agree on in a talk, or don't.
///
/// @param side who brought it up
/// @param text the wording of what is agreed; empty for what isn't, which each side says in its own words
/// @param does who is to do what is agreed, where it was said
/// @param due until when, where it was said
/// @param holds whether each side holds it
/// @param tells whether each side says that it may be told
/// @param words what each side has said about what isn't agreed, the newest first
public record TalkPoint(
    UUID id,
    Kind kind,
    Side side,
    String by,
    Instant at,
    String text,
    @Nullable Side does,
    @Nullable LocalDate due,
    Map<Side, Boolean> holds,
    Map<Side, Boolean> tells,
    Map<Side, List<Words>> words) {
  public static final int LONGEST_AGREED = AgreementText.LONGEST_SENTENCE;
  public static final int LONGEST_WORDS = 5_000;

  public enum Kind {
    AGREED,
    DISAGREED
  }

  public record Words(String text, String by, Instant at) {}

  public TalkPoint {
    holds = copy(holds);
    tells = copy(tells);
    words = copy(words);
  }

  private static <T> Map<Side, T> copy(Map<Side, T> map) {
    return map.isEmpty() ? Map.of() : new EnumMap<>(map);
  }

  public boolean isHeldBy(Side which) {
    return holds.getOrDefault(which, false);
  }

  public boolean mayBeToldBy(Side which) {
    return tells.getOrDefault(which, false);
  }

  /// Whether both have said yes to it.
  public boolean isAgreed() {
    return kind == Kind.AGREED && isHeldByBoth();
  }

  private boolean isHeldByBoth() {
    return isHeldBy(Side.MANAGEMENT) && isHeldBy(Side.COUNTERPART);
  }

  public boolean isHeld() {
    return isHeldBy(Side.MANAGEMENT) || isHeldBy(Side.COUNTERPART);
  }

  public boolean mayBeTold() {
    return mayBeToldBy(Side.MANAGEMENT) && mayBeToldBy(Side.COUNTERPART);
  }

  public List<Words> words(Side which) {
    return words.getOrDefault(which, List.of());
  }

  /// What a side says now; empty where it has said nothing.
  public String said(Side which) {
    return words(which).isEmpty() ? "" : words(which).getFirst().text();
  }
}
