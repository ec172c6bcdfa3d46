package dk.pip.council.web;

import dk.pip.council.CouncilDays;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The module's places in the menu.
@Configuration(proxyBeanMethods = false)
class CouncilPlaces {
  @Bean
  MenuPlace councilDaysAtDesk() {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "council.place.desk", CouncilPages.DESK, 28);
  }

  @Bean
  MenuPlace councilDaysForAll(ObjectProvider<CouncilDays> days) {
    return MenuPlace.forEverybody("council.place", ReadDaysController.ALL, 36).openWhile(() -> days.getObject().anyShown());
  }
}
