package dk.pip.tips.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who tip.
@Configuration(proxyBeanMethods = false)
class TipPrivacy {
  @Bean
  PrivacyNote privacyOfTips() {
    return new PrivacyNote("tips.privacy.title", 45, texts -> texts.get("tips.privacy.kept"));
  }

  @Bean
  PrivacyNote privacyOfTipsSeen() {
    return new PrivacyNote("tips.privacy.title", 46, texts -> texts.get("tips.privacy.seen"));
  }
}
