package dk.pip.mailing.web;

import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingStateWords;
import dk.pip.serveranswers.Reason;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of a mailing's readers and what became of each.
///
/// @param titleKey what they have in common
/// @param why the reason that they were refused for; null for any
/// @param searched the address that was looked for; null on a list
/// @param next the address of the next page; null on the last
public record DeliveriesPage(
    Mailing mailing,
    String titleKey,
    @Nullable Reason why,
    @Nullable String searched,
    List<DeliveryState> deliveries,
    @Nullable String next,
    Instant now) {

  public DeliveriesPage {
    deliveries = List.copyOf(deliveries);
  }

  public String address() {
    return MailingController.PLACE + "/" + mailing.id().value();
  }

  public @Nullable String reason(Texts texts) {
    return why == null ? null : texts.get("mailing.reason." + why.word());
  }

  /// What became of it, as a sentence.
  public String state(DeliveryState delivery, Texts texts) {
    var at = delivery.settledAt();
    var when = at == null ? "" : MailingStateWords.near(at, now, texts);
    return switch (delivery.kind()) {
      case PLANNED -> texts.get("mailing.delivery.planned");
      case WAITING -> waiting(delivery, texts);
      case DELIVERED -> texts.get("mailing.delivery.delivered", when);
      case REFUSED ->
          texts.get("mailing.delivery.refused", when) + " " + texts.get("mailing.reason." + delivery.why().word());
      case UNCERTAIN -> texts.get("mailing.delivery.uncertain", when);
      case WITHDRAWN -> texts.get("mailing.delivery.withdrawn", when);
    };
  }

  private String waiting(DeliveryState delivery, Texts texts) {
    var next = delivery.nextAt();
    return next == null
        ? texts.get("mailing.delivery.waiting-soon")
        : texts.get("mailing.delivery.waiting", MailingStateWords.near(next, now, texts));
  }

  public String answer(DeliveryState delivery) {
    return delivery.code() == 0 ? delivery.answer() : (delivery.code() + " " + delivery.answer()).strip();
  }

  public String readerAddress(DeliveryState delivery) {
    return "/redaktion/laesere/" + delivery.reader().value();
  }
}
