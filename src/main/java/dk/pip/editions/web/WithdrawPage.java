package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.editions.Placement;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Asks why an edition is withdrawn, and says what that means.
///
/// @param singles those of its stories that readers find by themselves, too
/// @param also those of them that are to be withdrawn with it
/// @param elsewhere the editions in which readers find a story, where it is withdrawn as it came out by itself
public record WithdrawPage(EditionSummary edition, String reason, List<EditionSummary> singles, Set<UUID> also, List<Placement> elsewhere, Problems problems) {

  public String title(Texts texts) {
    return edition.isSingle() ? texts.get("editions.single.withdraw-title", edition.title()) : texts.get("editions.withdraw.title", monthInWords(texts));
  }

  /// What the page that one came from is called.
  public String name(Texts texts) {
    return edition.isSingle() ? edition.title() : month(texts);
  }

  public boolean isChosen(EditionSummary single) {
    return also.contains(single.id().value());
  }

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
