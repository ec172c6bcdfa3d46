package dk.pip.library.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.library.Withdrawals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who are on pictures.
@Configuration(proxyBeanMethods = false)
class LibraryPrivacy {
  @Bean
  PrivacyNote privacyOfPictures() {
    return new PrivacyNote("library.privacy.title", 36, texts -> texts.get("library.privacy.pictures"));
  }

  @Bean
  PrivacyNote privacyOfObjections() {
    return new PrivacyNote("library.privacy.title", 37, texts -> texts.get("library.privacy.objections", Withdrawals.DAYS_KEPT));
  }
}
