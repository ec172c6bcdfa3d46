package dk.pip.dialogue.web;

import dk.pip.dialogue.Agreements;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The module's place in the menu.
@Configuration(proxyBeanMethods = false)
class DialoguePlaces {
  @Bean
  MenuPlace dialoguePlace() {
    return MenuPlace.forStaff(Role.READER, "dialogue.place", DialoguePages.PATH, 27);
  }

  @Bean
  MenuPlace agreementsToRead(ObjectProvider<Agreements> agreements) {
    return MenuPlace.forEverybody("dialogue.place.read", ReadAgreementController.PUBLIC, 35).openWhile(() -> agreements.getObject().anyForAll());
  }
}
