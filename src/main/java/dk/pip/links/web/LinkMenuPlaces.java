package dk.pip.links.web;

import dk.pip.frame.MenuPlace;
import dk.pip.links.Links;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Links in the menu, with the number of those that wait for an editor.
@Configuration(proxyBeanMethods = false)
class LinkMenuPlaces {
  @Bean
  MenuPlace linksPlace(Links links) {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "links.place", LinksPage.PLACE, 45).countingFor(Role.EDITOR, links::waiting);
  }
}
