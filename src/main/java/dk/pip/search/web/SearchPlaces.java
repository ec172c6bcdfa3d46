package dk.pip.search.web;

import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What was looked for in vain, in the menu of the newsroom.
@Configuration(proxyBeanMethods = false)
class SearchPlaces {
  @Bean
  MenuPlace vainWordsPlace() {
    return MenuPlace.forStaff(Role.EDITOR, "search.vain.place", SearchAddresses.VAIN, 45);
  }
}
