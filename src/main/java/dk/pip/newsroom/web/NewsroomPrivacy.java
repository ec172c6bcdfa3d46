package dk.pip.newsroom.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who read a story before it is out.
@Configuration(proxyBeanMethods = false)
class NewsroomPrivacy {
  @Bean
  PrivacyNote privacyOfReadersByLink() {
    return new PrivacyNote("people.privacy.title", 33, texts -> texts.get("newsroom.privacy.readers"));
  }
}
