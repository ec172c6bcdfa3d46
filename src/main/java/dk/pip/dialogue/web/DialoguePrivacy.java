package dk.pip.dialogue.web;

import dk.pip.frame.PrivacyNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the privacy page says about those who take part in dialogues.
@Configuration(proxyBeanMethods = false)
class DialoguePrivacy {
  @Bean
  PrivacyNote privacyOfDialogues() {
    return new PrivacyNote("dialogue.privacy.title", 60, texts -> texts.get("dialogue.privacy"));
  }
}
