package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.people.Staff;
import dk.pip.people.StaffSearch;
import dk.pip.shared.Letters;
import dk.pip.shared.Role;
import dk.pip.web.Page;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Finds whatever somebody may see in the newsroom: what each module brings.
@Controller
class SearchController {
  private static final int MOST_LETTERS = 100;
  private static final int MOST_OF_EACH = 20;

  private final List<StaffSearch> searches;

  SearchController(List<StaffSearch> searches) {
    this.searches = searches.stream().sorted(Comparator.comparing(StaffSearch::order)).toList();
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/redaktion/soeg")
  Page find(Staff staff, @RequestParam(defaultValue = "") String q) {
    var words = Letters.first(MOST_LETTERS, q.strip());
    var hits = words.isEmpty() ? List.<StaffSearch.Hit>of() : searches.stream().flatMap(search -> search.find(staff, words, MOST_OF_EACH).stream()).toList();
    return Page.of("newsroom/search.jte", new StoryPages.Found(words, hits));
  }
}
