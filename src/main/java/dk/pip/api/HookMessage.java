package dk.pip.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that a hook is told.
///
/// @param event as it stands in what is sent: `edition.published`
/// @param nextAt when it is tried next; null when it is over
/// @param arrived whether the other side has taken it
/// @param mayGo whether the hook may hear of it still
/// @param tries the newest first
public record HookMessage(UUID id, String event, Instant madeAt, @Nullable Instant nextAt, boolean arrived, boolean mayGo, List<Try> tries) {
  public HookMessage {
    tries = List.copyOf(tries);
  }

  /// Once that it was sent.
  ///
  /// @param status of the answer; null where none came
  /// @param failure why none came; null where one did
  /// @param answer the first of what was answered
  public record Try(Instant at, @Nullable Integer status, @Nullable String failure, int millis, String answer) {}
}
