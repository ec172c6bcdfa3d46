package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;

/// An edition that is begun.
///
/// @param skeleton the id of the edition whose standing blocks it begins with; blank for none
/// @param editions of which one may be that
public record BeginPage(String month, String audience, String title, String skeleton, List<EditionSummary> editions, Problems problems) {
  private static final int MOST = 12;

  public List<EditionSummary> skeletons() {
    return editions.stream().limit(MOST).toList();
  }

  /// The newest of them, unless another was chosen.
  public boolean isChosen(EditionSummary edition) {
    var first = editions.isEmpty() ? "" : editions.getFirst().id().value().toString();
    return edition.id().value().toString().equals(skeleton.isEmpty() && problems.isEmpty() ? first : skeleton);
  }

  public String name(EditionSummary edition, Texts texts) {
    return texts.get("editions.desk.row", Dates.monthCapitalised(edition.month(), texts.language()), String.valueOf(edition.number()), texts.get("editions.audience." + edition.audience().name()));
  }
}
