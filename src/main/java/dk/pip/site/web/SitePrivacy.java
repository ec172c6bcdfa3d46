package dk.pip.site.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about reading, about the server, and about rights.
@Configuration(proxyBeanMethods = false)
class SitePrivacy {
  @Bean
  PrivacyNote privacyOfReading() {
    return new PrivacyNote("site.privacy.reading.title", 10, texts -> texts.get("site.privacy.reading.text"));
  }

  @Bean
  PrivacyNote privacyOfBylines() {
    return new PrivacyNote("people.privacy.title", 35, texts -> texts.get("site.privacy.bylines"));
  }

  @Bean
  PrivacyNote privacyOfTheServer() {
    return new PrivacyNote("site.privacy.machine.title", 90, texts -> texts.get("site.privacy.machine.text"));
  }

  @Bean
  PrivacyNote privacyRights() {
    return new PrivacyNote("site.privacy.rights.title", 100, texts -> texts.get("site.privacy.rights.text"));
  }
}
