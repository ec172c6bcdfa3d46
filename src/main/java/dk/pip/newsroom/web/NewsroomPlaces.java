package dk.pip.newsroom.web;

import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The stories and the month board in the menu.
@Configuration(proxyBeanMethods = false)
class NewsroomPlaces {

  @Bean
  MenuPlace storiesPlace() {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "newsroom.place.stories", StoryPages.STORIES, 5);
  }

  @Bean
  MenuPlace boardPlace() {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "newsroom.place.board", BoardPages.BOARD, 6);
  }
}
