package dk.pip.dialogue;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A part of a dialogue that acts when the day of a step comes, as the check does that sends its forms.
public interface WheelSteps {
  /// Acts, once for each dialogue and step, in the transaction that notes it.
  ///
  /// @return whether that was what the step asks of whoever runs the wheel; it is marked as done then
  boolean due(Dialogue dialogue, WheelStepDue step);

  /// Whether the part reminds of steps of the kind itself, so that nobody hears twice.
  default boolean reminds(WheelKind kind) {
    return false;
  }

  /// Where those who speak in dialogues do what steps ask, for many dialogues in as many questions as for one.
  default Ways ways(Collection<DialogueId> dialogues) {
    return (_, _) -> null;
  }

  interface Ways {
    /// Null where a step of the kind isn't done with this part.
    @Nullable Way find(DialogueId dialogue, WheelKind kind);
  }

  /// @param path below a member's address
  /// @param isTold whether the part itself says so on the member's page, so that the wheel need not
  record Way(String path, boolean isTold) {}
}
