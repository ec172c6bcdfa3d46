package dk.pip.site.web;

import dk.pip.access.StaffSite;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import dk.pip.site.AccessibilityStatement;
import dk.pip.site.BylinePages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The news and the editions in the menu of whoever reads; and what waits for those who edit, while it does.
@Configuration(proxyBeanMethods = false)
class SitePlaces {

  @Bean
  MenuPlace newsPlace() {
    return MenuPlace.forReaders("site.place.news", SiteAddresses.NEWS, 10).forStaffAt(StaffSite.ROOT + SiteAddresses.NEWS);
  }

  @Bean
  MenuPlace archivePlace() {
    return MenuPlace.forReaders("site.place.editions", SiteAddresses.EDITIONS, 20).forStaffAt(StaffSite.ROOT + SiteAddresses.EDITIONS);
  }

  @Bean
  MenuPlace bylinesPlace(BylinePages bylines) {
    return MenuPlace.forStaff(Role.EDITOR, "site.bylinedesk.title", BylineDeskController.PATH, 60).openWhile(() -> bylines.waiting() > 0).counting(bylines::waiting);
  }

  @Bean
  MenuPlace statementPlace(AccessibilityStatement statement) {
    return MenuPlace.forStaff(Role.EDITOR, "site.statement.title", StatementController.PATH, 70).openWhile(statement::isDue).counting(() -> statement.isDue() ? 1 : 0);
  }
}
