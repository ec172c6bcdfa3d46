package dk.pip.commitments.web;

import dk.pip.commitments.Contacts;
import dk.pip.commitments.Deputies;
import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who own promises.
@Configuration(proxyBeanMethods = false)
class CommitmentPrivacy {
  @Bean
  PrivacyNote privacyOfPromises() {
    return new PrivacyNote("commitments.privacy.title", 55, texts -> texts.get("commitments.privacy", Contacts.KEPT.getYears(), Deputies.KEPT_DAYS));
  }
}
