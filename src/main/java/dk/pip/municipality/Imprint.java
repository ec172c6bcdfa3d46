package dk.pip.municipality;

import dk.pip.pictures.Picture;
import dk.pip.shared.DomainName;
import dk.pip.shared.MailAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What stands around an edition: whose it is, how it looks, where it lives and how to reach those who make it.
///
/// @param municipality `Ellebæk Kommune`
/// @param newsletter the newsletter's name as the word mark has it, `pip`
/// @param tagline the town's line under the word mark
/// @param arms the municipality's arms or logo, if it has given one
/// @param site the address that the site has on the net, without a slash at the end; null when it is not known
///     (a publication to a folder), and then mails carry no links to it
/// @param senderMail what mails are from; empty where nothing is sent (a publication to a folder)
/// @param contactMail where readers write, and where tips go
/// @param postalAddress one line, as on an envelope
public record Imprint(
    String municipality,
    String newsletter,
    String tagline,
    Theme theme,
    @Nullable Picture arms,
    @Nullable URI site,
    String senderMail,
    String contactMail,
    String postalAddress) {
  public Imprint {
    site = DomainName.inAddress(site);
    senderMail = MailAddress.orAsTyped(senderMail);
    contactMail = MailAddress.orAsTyped(contactMail);
  }

  /// `Ellebæk Kommune, Rådhustorvet 1, 9999 Ellebæk`: who sends, as it stands at the foot of mails.
  public String nameAndAddress() {
    return postalAddress.isBlank() ? municipality : municipality + ", " + postalAddress;
  }
}
