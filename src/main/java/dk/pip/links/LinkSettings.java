package dk.pip.links;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;

/// Whether links are looked after.
public record LinkSettings(boolean check) {
  private static final Setting LINK_CHECK = new Setting("LINK_CHECK", new Kind.Choice(List.of("true", "false")), "true");

  static final class Group implements SettingsGroup<LinkSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(LINK_CHECK);
    }

    @Override
    public LinkSettings read(SettingsValues values) {
      return new LinkSettings(values.get(LINK_CHECK).equals("true"));
    }
  }
}
