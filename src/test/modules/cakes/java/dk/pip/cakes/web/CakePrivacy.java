package dk.pip.cakes.web;

import dk.pip.cakes.CakeSettings;
import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who promise cakes.
@Configuration(proxyBeanMethods = false)
class CakePrivacy {
  @Bean
  PrivacyNote privacyOfCakes(CakeSettings settings) {
    return new PrivacyNote("cakes.privacy.title", 80, texts -> texts.get("cakes.privacy.kept", settings.keep().toDays()));
  }
}
