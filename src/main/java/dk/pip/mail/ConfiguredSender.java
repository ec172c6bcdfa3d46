package dk.pip.mail;

import dk.pip.municipality.DefaultSender;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `PIP_MAIL_FROM`.
@Component
class ConfiguredSender implements DefaultSender {
  private final MailSettings settings;

  ConfiguredSender(MailSettings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable String address() {
    return settings.from();
  }
}
