package dk.pip.mailing.web;

import dk.pip.frame.MenuPlace;
import dk.pip.mailing.Mailings;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The mailings in the menu, with the number of those that missed their time and ask what is to become of them.
@Configuration(proxyBeanMethods = false)
class MailingPlaces {

  @Bean
  MenuPlace mailingsPlace(Mailings mailings) {
    return MenuPlace.forStaff(Role.EDITOR, "mailing.place", "/redaktion/udsendelser", 20).counting(mailings::asking);
  }
}
