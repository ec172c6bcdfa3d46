package dk.pip.guides.web;

import dk.pip.frame.MenuPlace;
import dk.pip.guides.GuideTree;
import dk.pip.guides.Guides;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Guides in the menu: of whoever reads where there is any, and of whoever writes.
@Configuration(proxyBeanMethods = false)
class GuidePlaces {
  @Bean
  MenuPlace guidesPlace(Guides guides) {
    return MenuPlace.forReaders("guides.place", GuideTree.PUBLIC, 30).forStaffAt(GuideTree.STAFF).openWhile(guides::anyForAll);
  }

  @Bean
  MenuPlace guidesOfStaffPlace() {
    return MenuPlace.forStaff(Role.READER, "guides.place", GuideTree.STAFF, 4);
  }

  @Bean
  MenuPlace guideDeskPlace(Guides guides) {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "guides.place.desk", GuidePages.DESK, 22).countingFor(Role.EDITOR, guides::overdue);
  }
}
