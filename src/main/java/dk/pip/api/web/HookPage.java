package dk.pip.api.web;

import dk.pip.api.Hook;
import dk.pip.api.HookMessage;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of a webhook, and what it has been told.
///
/// @param hook null for a new one
/// @param messages the newest first
public record HookPage(@Nullable Hook hook, HookForm form, Problems problems, List<HookMessage> messages) {
  public String address() {
    return hook == null ? HookController.PATH : HookController.PATH + "/" + hook.id().value();
  }

  /// How a hook fares, in a sentence.
  static String state(Hook hook, Texts texts) {
    var why = hook.pausedWhy();
    if (why != null) {
      return texts.get("api.hook.paused." + why.name());
    }
    var since = hook.failingSince();
    return since == null ? texts.get("api.hook.well") : texts.get("api.hook.failing", time(since, texts));
  }

  public String stateOf(Hook one, Texts texts) {
    return state(one, texts);
  }

  public String event(HookMessage message, Texts texts) {
    var key = "api.hook.event." + message.event().replace('.', '-');
    return texts.has(key) ? texts.get(key) : message.event();
  }

  public String when(Instant at, Texts texts) {
    return time(at, texts);
  }

  /// `Ankommet` or `Prøves igen 12. marts kl. 8.05`.
  public String fate(HookMessage message, Texts texts) {
    var next = message.nextAt();
    if (next == null) {
      return texts.get(message.arrived() ? "api.hook.arrived" : "api.hook.over");
    }
    return hook != null && hook.isPaused() ? texts.get("api.hook.waits") : message.tries().isEmpty() ? texts.get("api.hook.on-its-way") : texts.get("api.hook.next", time(next, texts));
  }

  /// `12. marts kl. 8.05: svarede 500 efter 120 ms`.
  public String tried(HookMessage.Try one, Texts texts) {
    var status = one.status();
    var what =
        status == null
            ? texts.get("api.hook.failure." + one.failure())
            : texts.get("api.hook.answered", status.toString(), Integer.toString(one.millis()));
    return time(one.at(), texts) + ": " + what;
  }

  private static String time(Instant at, Texts texts) {
    return Dates.dateAndTime(Dates.local(at), texts.language());
  }
}
