package dk.pip.editions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What had become of a promise when an edition told of it.
public enum FollowedState {
  MADE,
  ON_TRACK,
  LATE,
  CHANGED,
  KEPT,
  DROPPED;

  static final Map<String, FollowedState> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(FollowedState::word, Function.identity(), (one, _) -> one, TreeMap::new));

  /// As it stands in bundles and class names: `on-track`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
