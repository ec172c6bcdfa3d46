package dk.pip.comments.web;

import dk.pip.comments.Comments;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The module's place in the menu.
@Configuration(proxyBeanMethods = false)
class CommentPlaces {
  @Bean
  MenuPlace commentsPlace(ObjectProvider<Comments> comments) {
    // Comments know what is published, which is itself given frames with the menu.
    return MenuPlace.forStaff(Role.EDITOR, "comments.place", ModerationController.PATH, 42).counting(() -> comments.getObject().counts().all());
  }
}
