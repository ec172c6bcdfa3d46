package dk.pip.library.web;

import dk.pip.frame.MenuPlace;
import dk.pip.library.Library;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pictures in the menu, with the number of those that an editor should look at.
@Configuration(proxyBeanMethods = false)
class LibraryPlaces {

  @Bean
  MenuPlace picturesPlace(Library library) {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "library.place", LibraryPages.PICTURES, 7).countingFor(Role.EDITOR, library::waiting);
  }
}
