package dk.pip.mailing;

import dk.pip.readers.KeptElsewhere;
import dk.pip.readers.OwnPage;
import dk.pip.readers.ReaderId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells readers which mails they were sent, as long as that is known.
@Component
class MailsToReader implements KeptElsewhere {
  private final Mailings mailings;

  MailsToReader(Mailings mailings) {
    this.mailings = mailings;
  }

  @Override
  public List<OwnPage.Event> about(ReaderId reader) {
    var known = new HashMap<MailingId, Optional<Mailing>>();
    return mailings.look(reader).stream()
        .filter(delivery -> !delivery.address().isEmpty())
        .flatMap(
            delivery -> known.computeIfAbsent(delivery.mailing(), mailings::find).stream().map(mailing -> event(delivery, mailing)))
        .toList();
  }

  @Override
  public void forget(ReaderId reader) {
    mailings.forget(reader);
  }

  private static OwnPage.Event event(DeliveryState delivery, Mailing mailing) {
    var settled = delivery.settledAt();
    var started = mailing.startedAt();
    var at = settled != null ? settled : started != null ? started : Instant.EPOCH;
    return new OwnPage.Event(at, "mailing.event." + delivery.kind().name().toLowerCase(Locale.ROOT), mailing.subject());
  }
}
