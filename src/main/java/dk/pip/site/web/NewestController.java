package dk.pip.site.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedPages;
import dk.pip.shared.Audience;
import dk.pip.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Addresses that always lead to the newest edition, as they stand on posters.
@Controller
class NewestController {
  private final PublishedPages published;

  NewestController(PublishedPages published) {
    this.published = published;
  }

  @Anyone
  @GetMapping(SiteAddresses.NEWEST)
  String newest() {
    return "redirect:" + published.list(Audience.PUBLIC).stream().findFirst().map(PublishedEdition::path).orElse("/");
  }

  @Allowed(Role.READER)
  @GetMapping(SiteAddresses.NEWEST_FOR_STAFF)
  String newestForStaff() {
    return published.list(Audience.STAFF).stream().findFirst().map(edition -> "redirect:" + edition.path()).orElse("redirect:" + SiteAddresses.NEWEST);
  }
}
