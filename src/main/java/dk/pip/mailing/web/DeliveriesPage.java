package dk.pip.mailing.web;

import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.Refusal;
import dk.pip.mailing.StateWords;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Some of a mailing's readers and what became of each.
///
/// @param titleKey what they have in common
/// @param refusal where they were refused for one reason
/// @param searched the address that was looked for; null on a list
/// @param next the address of the next page; null on the last
public record DeliveriesPage(
    Mailing mailing,
    String titleKey,
    @Nullable Refusal refusal,
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
    return refusal == null ? null : Reason.of(refusal.code(), refusal.status()).text(texts);
  }

  /// What became of it, as a sentence.
  public String state(DeliveryState delivery, Texts texts) {
    var at = delivery.settledAt();
    var when = at == null ? "" : StateWords.near(at, now, texts);
    return switch (delivery.kind()) {
      case PLANNED -> texts.get("mailing.delivery.planned");
      case WAITING -> waiting(delivery, texts);
      case DELIVERED -> texts.get("mailing.delivery.delivered", when);
      case REFUSED ->
          texts.get("mailing.delivery.refused", when) + " "
              + Reason.of(delivery.code(), status(delivery)).text(texts);
      case UNCERTAIN -> texts.get("mailing.delivery.uncertain", when);
      case WITHDRAWN -> texts.get("mailing.delivery.withdrawn", when);
    };
  }

  private String waiting(DeliveryState delivery, Texts texts) {
    var next = delivery.nextAt();
    return next == null
        ? texts.get("mailing.delivery.waiting-soon")
        : texts.get("mailing.delivery.waiting", StateWords.near(next, now, texts));
  }

  private static String status(DeliveryState delivery) {
    var matcher = Pattern.compile("^[245]\\.\\d{1,3}\\.\\d{1,3}").matcher(delivery.answer());
    return matcher.find() ? matcher.group() : "";
  }

  public String answer(DeliveryState delivery) {
    return delivery.code() == 0 ? delivery.answer() : (delivery.code() + " " + delivery.answer()).strip();
  }

  public String readerAddress(DeliveryState delivery) {
    return "/redaktion/laesere/" + delivery.reader().value();
  }
}
