package dk.pip.editions.web;

import dk.pip.editions.FailedPublications;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The editions in the menu, with the number of those that didn't come out at their time.
@Configuration(proxyBeanMethods = false)
class EditionPlaces {

  @Bean
  MenuPlace editionsDesk(FailedPublications failed) {
    return MenuPlace.forStaff(Role.EDITOR, "editions.place", EditionController.DESK, 10).counting(failed::count);
  }
}
