package dk.pip.incoming;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Mail that has come and is not read while this is a restored copy, wherever there is a mailbox or a mail server that brings
/// it; how much there is, nobody knows.
@Component
@Order(40)
class UnreadMail implements HeldBack {
  private final IncomingSettings settings;
  private final Clock clock;

  UnreadMail(IncomingSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<String> waiting(Texts texts) {
    return settings.any() ? List.of(texts.get("incoming.held.waits")) : List.of();
  }

  @Override
  public List<Fate> fates(Hold.Held copy, Texts texts) {
    return settings.any()
        ? List.of(new Fate(null, null, texts.get("incoming.held.read", Dates.near(copy.backupAt(), clock.instant(), texts))))
        : List.of();
  }
}
