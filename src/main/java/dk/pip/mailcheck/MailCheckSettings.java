package dk.pip.mailcheck;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom the check asks about names.
///
/// @param dns the resolver to ask, an address with a port or without; null for the machine's own
record MailCheckSettings(@Nullable String dns) {
  private static final Setting DNS = new Setting("DNS", new Kind.Server());

  static final class Group implements SettingsGroup<MailCheckSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(DNS);
    }

    @Override
    public MailCheckSettings read(SettingsValues values) {
      return new MailCheckSettings(values.value(DNS));
    }
  }
}
