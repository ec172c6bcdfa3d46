package dk.pip.municipality;

import dk.pip.pictures.Picture;
import dk.pip.shared.DomainName;
import dk.pip.shared.MailAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that a municipality says about itself and its newsletter.
///
/// @param site without a slash at the end; null until it is known
/// @param senderMail what mails are sent from
/// @param contactMail where readers write, and where tips go
/// @param sections the parts of the municipality that stories are filed under, in the order they are shown
public record Details(
    String name,
    String newsletter,
    String tagline,
    Theme theme,
    @Nullable Picture arms,
    @Nullable URI site,
    String senderMail,
    String contactMail,
    String postalAddress,
    List<String> sections) {

  public static final Details EMPTY =
      new Details("", "pip", "", Theme.DEFAULT, null, null, "", "", "", List.of());

  public Details {
    site = DomainName.inAddress(site);
    senderMail = MailAddress.orAsTyped(senderMail);
    contactMail = MailAddress.orAsTyped(contactMail);
    sections = List.copyOf(sections);
  }

  public Details withLooks(Theme otherTheme, @Nullable Picture otherArms) {
    return new Details(
        name, newsletter, tagline, otherTheme, otherArms, site, senderMail, contactMail, postalAddress, sections);
  }

  /// Whom mails are from: what the municipality has given, else what the settings of the program say, else where readers
  /// write. The envelope and the From have the same, as DMARC asks that they be of one domain (RFC 7489, 3.1).
  ///
  /// @param configured in the settings of the program; null or empty for none
  public Optional<MailAddress> sender(@Nullable String configured) {
    return Stream.of(senderMail, configured == null ? "" : configured, contactMail)
        .flatMap(address -> MailAddress.parse(address).stream())
        .findFirst();
  }

  /// What of it stands around an edition.
  ///
  /// @param configured as for [#sender]
  public Imprint imprint(@Nullable String configured) {
    var sender = sender(configured).map(MailAddress::text).orElse("");
    return new Imprint(name, newsletter, tagline, theme, arms, site, sender, contactMail, postalAddress);
  }
}
