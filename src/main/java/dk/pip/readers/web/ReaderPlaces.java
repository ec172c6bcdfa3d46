package dk.pip.readers.web;

import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The readers in the menu.
@Configuration(proxyBeanMethods = false)
class ReaderPlaces {

  @Bean
  MenuPlace readersPlace() {
    return MenuPlace.forStaff(Role.EDITOR, "readers.place", "/redaktion/laesere", 30);
  }
}
