package dk.pip.guides.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who answer for guides.
@Configuration(proxyBeanMethods = false)
class GuidePrivacy {
  @Bean
  PrivacyNote privacyOfOwnersOfGuides() {
    return new PrivacyNote("people.privacy.title", 38, texts -> texts.get("guides.privacy"));
  }
}
