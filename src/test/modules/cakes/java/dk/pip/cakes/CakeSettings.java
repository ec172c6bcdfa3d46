package dk.pip.cakes;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.time.Duration;
import java.util.List;

/// How long cakes are remembered.
public record CakeSettings(Duration keep) {
  private static final Setting CAKE_DAYS = new Setting("CAKE_DAYS", new Kind.Number(1, 365, Unit.DAYS), "30");

  static final class Group implements SettingsGroup<CakeSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(CAKE_DAYS);
    }

    @Override
    public CakeSettings read(SettingsValues values) {
      return new CakeSettings(Duration.ofDays(values.number(CAKE_DAYS)));
    }
  }
}
