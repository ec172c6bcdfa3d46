package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.web.Problems;

/// Asks whom to send a test mail to.
public record TestMailPage(EditionSummary edition, String addresses, Problems problems) {

  public String address() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }
}
