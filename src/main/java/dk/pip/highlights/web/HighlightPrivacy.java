package dk.pip.highlights.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who confirm that they have read something.
@Configuration(proxyBeanMethods = false)
class HighlightPrivacy {
  @Bean
  PrivacyNote privacyOfMustReads() {
    return new PrivacyNote("people.privacy.title", 34, texts -> texts.get("highlights.privacy"));
  }
}
