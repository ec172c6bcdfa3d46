package dk.pip.mailcheck;

import dk.pip.mail.DkimSettings;
import dk.pip.mail.MailSettings;
import dk.pip.municipality.Details;
import dk.pip.settings.Settings;
import dk.pip.shared.MailAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How this installation sends mail.
///
/// @param sender that mails are from; null where none is given
/// @param returns the envelope's sender in mailings; null where that is the sender too
/// @param contact where answers go
record MailSetUp(
    @Nullable MailAddress sender,
    @Nullable MailAddress returns,
    @Nullable MailAddress contact,
    @Nullable URI site,
    String postalAddress,
    MailSettings mail,
    DkimSettings dkim,
    boolean demo) {

  static MailSetUp of(Details details, Settings settings) {
    var mail = settings.of(MailSettings.class);
    return new MailSetUp(
        details.sender(mail.from()).orElse(null),
        parsed(mail.returns()).orElse(null),
        parsed(details.contactMail()).orElse(null),
        details.site(),
        details.postalAddress(),
        mail,
        settings.of(DkimSettings.class),
        settings.demo());
  }

  private static Optional<MailAddress> parsed(@Nullable String address) {
    return address == null || address.isBlank() ? Optional.empty() : MailAddress.parse(address);
  }

  /// Whom receivers ask SPF about: the sender of letters and tests, and that of mailings where it is in another domain.
  List<MailAddress> envelopes(MailAddress from) {
    return returns == null || returns.domain().equals(from.domain()) ? List.of(from) : List.of(from, returns);
  }

  /// The domain that mails are signed for.
  String signingDomain(MailAddress from) {
    var domain = dkim.domain();
    return domain == null ? from.domain() : domain;
  }
}
