package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;

/// The last look before an edition is published: when, and what is corrected.
public record PublishPage(EditionSummary edition, PublishForm form, Problems problems) {

  public String address() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  /// `marts 2026`, as it stands within a sentence.
  public String monthInWords(Texts texts) {
    return Dates.month(edition.month(), texts.language());
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  public String title(Texts texts) {
    if (edition.isSingle()) {
      return texts.get(isCorrection() ? "editions.single.correct-title" : "editions.single.publish-title", edition.title());
    }
    return texts.get(isCorrection() ? "editions.publish.correct-title" : "editions.publish.title", monthInWords(texts));
  }

  /// What the page that one came from is called.
  public String name(Texts texts) {
    return edition.isSingle() ? edition.title() : month(texts);
  }

  public boolean isCorrection() {
    return edition.version() != null;
  }
}
