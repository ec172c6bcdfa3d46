package dk.pip.returns.web;

import dk.pip.frame.MenuPlace;
import dk.pip.incoming.Incoming;
import dk.pip.returns.Returns;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What came back in the menu, with the number of messages that wait for a person, those that nobody took among them.
@Configuration(proxyBeanMethods = false)
class ReturnPlaces {

  @Bean
  MenuPlace returnsPlace(Returns returns, Incoming incoming) {
    return MenuPlace.forStaff(Role.EDITOR, "returns.place", ReturnsPage.PLACE, 40).counting(() -> returns.open() + incoming.countUnseen());
  }
}
