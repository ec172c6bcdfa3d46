package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;

/// All editions, newest first.
///
/// @param singles the newest of the stories that come or came out by themselves
public record EditionListPage(List<EditionSummary> editions, List<EditionSummary> singles, Instant now) {

  public String month(EditionSummary edition, Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  /// What an editor wants to know of it at a glance.
  public String facts(EditionSummary edition, Texts texts) {
    return EditionStateWords.of(edition, now, texts);
  }
}
