package dk.pip.mailing.engine;

import dk.pip.editions.EditionMails;
import dk.pip.mailing.MailingId;
import dk.pip.shared.MailAddress;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Mailings' messages for looking at: as a reader gets them, but with links that lead to nobody.
@Service
public class Proofs {
  /// What stands in an edition's mail where a reader's own words and links go.
  public static final EditionMails.Marks MARKS =
      new EditionMails.Marks(
          URI.create(Template.STOP),
          URI.create(Template.PAGE),
          Template.TO_TEXT,
          Template.TO_HTML,
          Template.WHY_TEXT,
          Template.WHY_HTML);

  /// What the token in a return address is sealed for.
  public static final String RETURNS = MailTemplates.RETURNS;

  /// What the token before the @ of a Message-ID is sealed for.
  public static final String MESSAGE_ID = MailTemplates.MESSAGE_ID;

  private static final UUID NO_LIST = new UUID(0, 0);

  private final MailTemplates templates;

  Proofs(MailTemplates templates) {
    this.templates = templates;
  }

  /// The message as it would be sent to the address.
  public byte[] proof(MailingId mailing, MailAddress to) {
    var template = templates.read(mailing.value());
    var delivery = new Delivery(template, null, mailing.value(), 0, 0, NO_LIST, to.text(), "", 0);
    return template.letter(delivery).whole();
  }
}
