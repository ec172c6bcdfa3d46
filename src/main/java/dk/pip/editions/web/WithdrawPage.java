package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;

/// Asks why an edition is withdrawn, and says what that means.
public record WithdrawPage(EditionSummary edition, String reason, Problems problems) {

  public String address() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  /// `marts 2026`, as it stands within a sentence.
  public String monthInWords(Texts texts) {
    return Dates.month(edition.month(), texts.language());
  }

  /// That what is planned ends with it.
  public String ends(Texts texts) {
    return texts.get("editions.withdraw.ends-plan", DeskPage.planned(edition.publishAt(), texts), DeskPage.known(edition.scheduledBy()));
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }
}
