package dk.pip.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form about what was agreed that both sides fill alone, and that opens to both.
///
/// @param version of the agreement that it asks about
/// @param due the day by which both should have handed in
/// @param handedIn since when, by side
/// @param openedAt since when both can read what each said
/// @param drafted the version that was begun with its changes
/// @param next the next year's dialogue, where it was begun from this
public record Checkup(
    CheckupId id,
    DialogueId dialogue,
    int version,
    CheckupKind kind,
    LocalDate due,
    Instant sentAt,
    @Nullable Instant openedAt,
    Map<Side, Instant> handedIn,
    @Nullable Integer drafted,
    @Nullable DialogueId next,
    @Nullable Instant forgottenAt) {
  public static final int LONGEST = 2_000;
  public static final int MOST_THEMES = 10;
  public static final int LONGEST_THEME = 120;

  public Checkup {
    handedIn = Map.copyOf(handedIn);
  }

  Checkup withHandedIn(Map<Side, Instant> sides) {
    return new Checkup(id, dialogue, version, kind, due, sentAt, openedAt, sides, drafted, next, forgottenAt);
  }

  public boolean isOpened() {
    return openedAt != null;
  }

  public boolean hasHandedIn(Side side) {
    return handedIn.containsKey(side);
  }

  /// Below a member's address.
  public String path() {
    return "/opfoelgning/" + id.value();
  }

  public int nextYear() {
    return due.getYear() + 1;
  }
}
