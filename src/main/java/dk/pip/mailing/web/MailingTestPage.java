package dk.pip.mailing.web;

import dk.pip.mail.TestResult;
import dk.pip.mail.TypedAddresses;
import dk.pip.mailing.Mailing;
import dk.pip.shared.Problems;
import java.util.List;

/// Asks whom to send a test of a mailing to, and says what came of it where it didn't reach everybody.
///
/// @param results empty before anything was sent
public record MailingTestPage(Mailing mailing, TypedAddresses form, Problems problems, List<TestResult> results) {

  public MailingTestPage {
    results = List.copyOf(results);
  }

  public String address() {
    return MailingController.PLACE + "/" + mailing.id().value();
  }
}
