package dk.pip.tips.web;

import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import dk.pip.tips.UnreadTips;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tips in the menu, with the number of those that nobody has read.
@Configuration(proxyBeanMethods = false)
class TipPlaces {
  @Bean
  MenuPlace tipsPlace(UnreadTips unread) {
    return MenuPlace.forStaff(Role.EDITOR, "tips.place", TipPages.TIPS, 4).counting(unread::count);
  }
}
