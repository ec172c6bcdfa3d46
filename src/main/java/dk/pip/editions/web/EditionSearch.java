package dk.pip.editions.web;

import dk.pip.editions.Editions;
import dk.pip.people.Staff;
import dk.pip.people.StaffSearch;
import dk.pip.shared.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/// Editions among what staff look for: by title, and by month as `2026-03`.
@Component
class EditionSearch implements StaffSearch {
  private final Editions editions;

  EditionSearch(Editions editions) {
    this.editions = editions;
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public List<Hit> find(Staff who, String words, int most) {
    return who.may(Role.EDITOR)
        ? editions.list().stream()
            .filter(edition -> StaffSearch.has(edition.title() + " " + edition.slug(), words))
            .limit(most)
            .map(edition -> new Hit("editions.search.kind", edition.title(), edition.slug(), EditionController.DESK + "/" + edition.id().value()))
            .toList()
        : List.of();
  }
}
