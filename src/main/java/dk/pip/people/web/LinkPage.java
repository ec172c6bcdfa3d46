package dk.pip.people.web;

import dk.pip.mail.Outbox.Posted;
import dk.pip.people.Invitation;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;

/// The one-time link, shown this once where its mail has not gone.
///
/// @param posted what became of the mail
public record LinkPage(Invitation invitation, String address, Posted posted) {
  public String until(Texts texts) {
    return Dates.dayAndTime(Dates.local(invitation.expiresAt()), texts.language());
  }

  /// Whether the person has it already, so that nobody else needs to see it.
  public boolean sent() {
    return posted instanceof Posted.Sent;
  }

  /// What became of the mail, as a catalogue key.
  public String outcome() {
    return switch (posted) {
      case Posted.Sent _ -> "people.link.sent";
      case Posted.Waiting _ -> "people.link.waiting";
      case Posted.Refused _ -> "people.link.refused";
      case Posted.NoWay _ -> "people.link.no-way";
    };
  }
}
