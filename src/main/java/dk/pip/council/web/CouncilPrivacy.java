package dk.pip.council.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says of pupils and teachers on council days.
@Configuration(proxyBeanMethods = false)
class CouncilPrivacy {
  @Bean
  PrivacyNote privacyOfCouncilDays() {
    return new PrivacyNote("council.privacy.title", 62, texts -> texts.get("council.privacy"));
  }
}
