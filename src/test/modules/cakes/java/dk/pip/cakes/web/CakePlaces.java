package dk.pip.cakes.web;

import dk.pip.cakes.Cakes;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Cakes in the menu of the staff, with their number, and in the bar of whoever reads.
@Configuration(proxyBeanMethods = false)
class CakePlaces {
  @Bean
  MenuPlace cakesPlace(Cakes cakes) {
    return MenuPlace.forStaff(Role.EDITOR, "cakes.place", "/redaktion/kager", 90).counting(cakes::count);
  }

  @Bean
  MenuPlace promisedPlace() {
    return MenuPlace.forReaders("cakes.place", PromisedController.PLACE, 90);
  }
}
