package dk.pip.mailcheck;

import dk.pip.mail.MailAddress;
import dk.pip.municipality.Details;
import dk.pip.operations.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How this installation sends mail.
///
/// @param sender the envelope's and the mails'; null where none is given
/// @param contact where answers go
record MailSetUp(
    @Nullable MailAddress sender,
    @Nullable MailAddress contact,
    @Nullable URI site,
    String postalAddress,
    Settings.Mail mail,
    Settings.Dkim dkim,
    boolean demo) {

  static MailSetUp of(Details details, Settings settings) {
    var sender =
        Stream.of(details.senderMail(), settings.mail().from(), details.contactMail())
            .flatMap(address -> parsed(address).stream())
            .findFirst();
    return new MailSetUp(
        sender.orElse(null),
        parsed(details.contactMail()).orElse(null),
        details.site(),
        details.postalAddress(),
        settings.mail(),
        settings.dkim(),
        settings.demo());
  }

  private static Optional<MailAddress> parsed(@Nullable String address) {
    return address == null || address.isBlank() ? Optional.empty() : MailAddress.parse(address);
  }

  /// The domain that mails are signed for.
  String signingDomain(MailAddress from) {
    var domain = dkim.domain();
    return domain == null ? from.domain() : domain;
  }
}
