package dk.pip.comments.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who comment.
@Configuration(proxyBeanMethods = false)
class CommentPrivacy {
  @Bean
  PrivacyNote privacyOfComments() {
    return new PrivacyNote("comments.privacy.title", 50, texts -> texts.get("comments.privacy"));
  }
}
