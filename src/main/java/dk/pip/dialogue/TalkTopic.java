package dk.pip.dialogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a talk is about.
public enum TalkTopic {
  CORE_TASK,
  PRIORITIES,
  DILEMMA,
  OTHER;

  /// As it stands in forms and keys of the catalogue: `core-task`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<TalkTopic> named(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }
}
