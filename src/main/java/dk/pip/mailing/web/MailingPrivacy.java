package dk.pip.mailing.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.mailing.MailingSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about mailings and their mails.
@Configuration(proxyBeanMethods = false)
class MailingPrivacy {
  @Bean
  PrivacyNote privacyOfMailings(MailingSettings settings) {
    return new PrivacyNote("readers.privacy.title", 21, texts -> texts.get("mailing.privacy.kept", settings.keepMonths()));
  }

  @Bean
  PrivacyNote privacyOfMails() {
    return new PrivacyNote("mailing.privacy.title", 40, texts -> texts.get("mailing.privacy.mails"));
  }
}
