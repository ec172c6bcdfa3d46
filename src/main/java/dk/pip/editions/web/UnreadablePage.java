package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.editions.Finding;
import java.util.List;

/// An edition whose newest draft can't be read or set.
///
/// @param findings what is wrong, all of it
public record UnreadablePage(EditionSummary edition, List<Finding> findings) {
  public String address() {
    return EditionController.DESK + "/" + edition.id().value();
  }

  /// Whether the draft can be taken away, as readers don't see it.
  public boolean mayBeTakenAway() {
    return edition.state() == EditionSummary.State.DRAFT || edition.state() == EditionSummary.State.CHANGED;
  }
}
