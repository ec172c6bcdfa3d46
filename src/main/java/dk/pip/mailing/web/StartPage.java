package dk.pip.mailing.web;

import dk.pip.mailing.Mailing;
import dk.pip.shared.Problems;

/// The last look before a mailing is sent: to how many, and when.
///
/// @param noServer whether there is no mail server, so that nothing can go out
/// @param withdrawn whether readers no longer see the edition
/// @param day `2026-03-19`, as the browser's date field gives it
/// @param time `08:00`, Danish time
public record StartPage(
    Mailing mailing, long reach, boolean noServer, boolean withdrawn, String day, String time, Problems problems) {

  public String address() {
    return MailingController.PLACE + "/" + mailing.id().value();
  }

  public String lists() {
    return String.join(", ", mailing.listNames());
  }
}
