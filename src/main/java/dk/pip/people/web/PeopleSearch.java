package dk.pip.people.web;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffSearch;
import dk.pip.shared.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/// People among what administrators look for.
@Component
class PeopleSearch implements StaffSearch {
  private final People people;

  PeopleSearch(People people) {
    this.people = people;
  }

  @Override
  public int order() {
    return 4;
  }

  @Override
  public List<Hit> find(Staff who, String words, int most) {
    return who.may(Role.ADMINISTRATOR)
        ? people.list().stream()
            .filter(account -> StaffSearch.has(account.name() + " " + account.mail(), words))
            .limit(most)
            .map(account -> new Hit("people.search.kind", account.name(), account.mail(), "/indstillinger/personer"))
            .toList()
        : List.of();
  }
}
