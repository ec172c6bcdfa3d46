package dk.pip.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Steps that repeat, to make wheels of.
///
/// @param ref what it is called in addresses: the word of one that comes with Pip, or the id of an own one
/// @param from the name of the one that it was copied from; empty for one that comes with Pip
/// @param years 1, or 4 for a council term
public record WheelTemplate(String ref, String name, String about, DialogueLevel level, int years, List<WheelStep> steps, String from) {
  /// Of one template.
  public static final int MOST_STEPS = 200;

  public static final int TERM = 4;

  public WheelTemplate {
    steps = List.copyOf(steps);
  }

  /// What is said of a template beside its steps.
  public record Head(String name, DialogueLevel level, int years) {}

  /// The id of an own one, which may be changed; null for one that comes with Pip.
  public @Nullable WheelTemplateId id() {
    return id(ref).orElse(null);
  }

  static Optional<WheelTemplateId> id(String ref) {
    try {
      return ref.length() == 36 ? Optional.of(new WheelTemplateId(UUID.fromString(ref))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Optional<WheelStep> step(String key) {
    return steps.stream().filter(it -> it.key().equals(key)).findFirst();
  }
}
