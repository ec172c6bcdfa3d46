package dk.pip.dialogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who does a step of a wheel.
public enum WheelDoer {
  MANAGEMENT(Side.MANAGEMENT),
  COUNTERPART(Side.COUNTERPART),
  BOTH(Side.MANAGEMENT, Side.COUNTERPART),
  /// Whoever runs the wheel, for all dialogues in it.
  SECRETARY;

  private final List<Side> sides;

  WheelDoer(Side... sides) {
    this.sides = List.of(sides);
  }

  public List<Side> sides() {
    return sides;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<WheelDoer> named(String word) {
    return Arrays.stream(values()).filter(doer -> doer.word().equals(word)).findFirst();
  }
}
