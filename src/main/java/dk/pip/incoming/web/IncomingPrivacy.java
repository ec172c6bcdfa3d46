package dk.pip.incoming.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.incoming.Incoming;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about mail that nobody took.
@Configuration(proxyBeanMethods = false)
class IncomingPrivacy {
  @Bean
  PrivacyNote privacyOfIncoming() {
    return new PrivacyNote("mailing.privacy.title", 42, texts -> texts.get("incoming.privacy.kept", Incoming.KEPT.toDays()));
  }
}
