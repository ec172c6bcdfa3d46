package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.mail.MailTransport.Outcome;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.web.Problems;
import java.util.List;

/// Asks whom to send a test mail to, and says what came of it where it didn't reach everybody.
///
/// @param results empty before anything was sent
public record TestMailPage(EditionSummary edition, TestMailForm form, Problems problems, List<Result> results) {

  /// What came of the mail to one address.
  public record Result(String address, Outcome outcome) {
    public boolean isSent() {
      return outcome instanceof Outcome.Sent;
    }
  }

  public TestMailPage {
    results = List.copyOf(results);
  }

  public String address() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  public int most() {
    return TestMailForm.MOST;
  }
}
