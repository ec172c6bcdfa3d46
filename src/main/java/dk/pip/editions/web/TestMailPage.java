package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.mail.TestResult;
import dk.pip.mail.TypedAddresses;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;

/// Asks whom to send a test mail to, and says what came of it where it didn't reach everybody.
///
/// @param results empty before anything was sent
public record TestMailPage(EditionSummary edition, TypedAddresses form, Problems problems, List<TestResult> results) {

  public TestMailPage {
    results = List.copyOf(results);
  }

  public String address() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }
}
