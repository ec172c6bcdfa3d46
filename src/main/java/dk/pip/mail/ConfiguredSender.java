package dk.pip.mail;

import dk.pip.municipality.DefaultSender;
import dk.pip.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `PIP_MAIL_FROM`.
@Component
class ConfiguredSender implements DefaultSender {
  private final Settings settings;

  ConfiguredSender(Settings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable String address() {
    return settings.mail().from();
  }
}
