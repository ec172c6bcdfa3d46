package dk.pip.people.web;

import dk.pip.people.Invitation;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;

/// The one-time link, shown this once.
public record LinkPage(Invitation invitation, String address) {
  public String until(Texts texts) {
    return Dates.dayAndTime(Dates.local(invitation.expiresAt()), texts.language());
  }
}
