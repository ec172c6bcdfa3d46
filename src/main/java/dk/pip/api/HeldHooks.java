package dk.pip.api;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.shared.Texts;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What webhooks have not been told yet. A copy tells them when it is let go on; each message has the id that it had at the backup,
/// so that whoever was told by the installation that it is a copy of knows it again.
@Component
@Order(50)
class HeldHooks implements HeldBack {
  private final HookQueue queue;

  HeldHooks(HookQueue queue) {
    this.queue = queue;
  }

  @Override
  public List<String> waiting(Texts texts) {
    var waiting = queue.waiting();
    return waiting == 0 ? List.of() : List.of(texts.get("api.held.messages", waiting));
  }

  @Override
  public List<Fate> fates(Hold.Held copy, Texts texts) {
    var waiting = queue.waiting();
    return waiting == 0 ? List.of() : List.of(new Fate(null, null, texts.get("api.held.messages-sent", waiting)));
  }
}
