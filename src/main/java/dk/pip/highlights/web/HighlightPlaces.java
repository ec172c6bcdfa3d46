package dk.pip.highlights.web;

import dk.pip.frame.MenuPlace;
import dk.pip.highlights.Highlights;
import dk.pip.people.SignedIn;
import dk.pip.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The module's places in the menu.
@Configuration(proxyBeanMethods = false)
class HighlightPlaces {
  @Bean
  MenuPlace forYou(ObjectProvider<Highlights> highlights, SignedIn signedIn) {
    return MenuPlace.forStaff(Role.READER, "highlights.place.for-you", ForYouController.PATH, 2)
        .counting(() -> signedIn.asking().map(staff -> highlights.getObject().waiting(staff)).orElse(0L));
  }

  @Bean
  MenuPlace highlighted() {
    return MenuPlace.forStaff(Role.EDITOR, "highlights.place", HighlightController.PATH, 25);
  }
}
