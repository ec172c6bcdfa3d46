package dk.pip.returns.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.returns.Returns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about answers and mails that came back.
@Configuration(proxyBeanMethods = false)
class ReturnPrivacy {
  @Bean
  PrivacyNote privacyOfReturns() {
    return new PrivacyNote("mailing.privacy.title", 41, texts -> texts.get("returns.privacy.kept", Returns.KEPT.toDays()));
  }
}
