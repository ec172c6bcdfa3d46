package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;

/// The edition's own fields, with the line that inboxes show.
///
/// @param revision of the draft that was looked at
public record TitlePage(EditionSummary edition, String title, String number, String volume, String language, int revision, Problems problems) {
  public String desk() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }
}
