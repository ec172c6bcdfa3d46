package dk.pip.mail.web;

import dk.pip.frame.MenuPlace;
import dk.pip.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The demo's mailbox in the menu.
@Configuration(proxyBeanMethods = false)
class MailboxPlace {

  @Bean
  MenuPlace mailboxInMenu(Settings settings) {
    return MenuPlace.forEverybody("mail.place", "/postkasse", 100).openWhile(settings::demo);
  }
}
