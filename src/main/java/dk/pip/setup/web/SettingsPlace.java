package dk.pip.setup.web;

import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The settings in the menu.
@Configuration(proxyBeanMethods = false)
class SettingsPlace {

  @Bean
  MenuPlace settingsInMenu() {
    return MenuPlace.forStaff(Role.ADMINISTRATOR, "municipality.place", "/indstillinger", 90);
  }
}
