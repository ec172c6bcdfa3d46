package dk.pip.ballot.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who vote in secret.
@Configuration(proxyBeanMethods = false)
class BallotPrivacy {
  @Bean
  PrivacyNote privacyOfVotes() {
    return new PrivacyNote("ballot.privacy.title", 58, texts -> texts.get("ballot.privacy"));
  }
}
