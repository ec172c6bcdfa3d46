package dk.pip.mailing.web;

import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingStateWords;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mailings, the newest first.
///
/// @param older the page of those before these; null on the last
public record MailingListPage(List<Row> rows, Instant now, @Nullable Integer older) {

  /// @param account null before it has begun
  public record Row(Mailing mailing, @Nullable DeliveryTotals account) {}

  public String state(Mailing mailing, Texts texts) {
    return MailingStateWords.of(mailing, now, texts);
  }

  public String address(Mailing mailing) {
    return MailingController.PLACE + "/" + mailing.id().value();
  }

  public String lists(Mailing mailing) {
    return String.join(", ", mailing.listNames());
  }
}
