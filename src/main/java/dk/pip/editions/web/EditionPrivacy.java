package dk.pip.editions.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who make editions.
@Configuration(proxyBeanMethods = false)
class EditionPrivacy {
  @Bean
  PrivacyNote privacyOfEditors() {
    return new PrivacyNote("people.privacy.title", 31, texts -> texts.get("editions.privacy.makers"));
  }
}
