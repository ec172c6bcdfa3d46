package dk.pip.people.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.people.Directory;
import dk.pip.people.PeopleSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who sign in.
@Configuration(proxyBeanMethods = false)
class PeoplePrivacy {
  @Bean
  PrivacyNote privacyOfAccounts(Directory directory) {
    return new PrivacyNote(
        "people.privacy.title",
        30,
        texts ->
            texts.get("people.privacy.account")
                + directory.name().map(name -> " " + texts.get("people.privacy.directory", name)).orElse(""));
  }

  @Bean
  PrivacyNote privacyOfAudit(PeopleSettings settings) {
    return new PrivacyNote("people.privacy.title", 32, texts -> texts.get("people.privacy.audit", settings.audit().getYears()));
  }
}
