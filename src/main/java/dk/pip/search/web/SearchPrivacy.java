package dk.pip.search.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.search.VainWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about searching.
@Configuration(proxyBeanMethods = false)
class SearchPrivacy {
  @Bean
  PrivacyNote privacyOfSearching() {
    return new PrivacyNote("search.privacy.title", 12, texts -> texts.get("search.privacy.text", VainWords.KEPT.getDays(), VainWords.FEWEST));
  }
}
