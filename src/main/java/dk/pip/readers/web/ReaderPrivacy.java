package dk.pip.readers.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.readers.ReaderSettings;
import dk.pip.readers.SignUps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who get mails.
@Configuration(proxyBeanMethods = false)
class ReaderPrivacy {
  @Bean
  PrivacyNote privacyOfSigningUp() {
    return new PrivacyNote("readers.privacy.title", 20, texts -> texts.get("readers.privacy.signing-up", SignUps.WAITS.toDays()));
  }

  @Bean
  PrivacyNote privacyOfOwnPages(ReaderSettings settings) {
    return new PrivacyNote("readers.privacy.title", 22, texts -> texts.get("readers.privacy.own-page", settings.forget().toDays()));
  }
}
