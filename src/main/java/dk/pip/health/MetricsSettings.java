package dk.pip.health;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.Settings;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Prometheus may read.
///
/// @param port null when metrics are off
record MetricsSettings(@Nullable Integer port, String bind) {
  private static final Setting METRICS_PORT = new Setting("METRICS_PORT", new Kind.Number(1, 65_535, Unit.NONE));
  private static final Setting METRICS_BIND = new Setting("METRICS_BIND", new Kind.Text(), "127.0.0.1");

  static final class Group implements SettingsGroup<MetricsSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(METRICS_PORT, METRICS_BIND);
    }

    @Override
    public MetricsSettings read(SettingsValues values) {
      var port = values.has(METRICS_PORT) ? Integer.valueOf(values.number(METRICS_PORT)) : null;
      if (port != null && port == values.number(Settings.PORT)) {
        values.refuse("health.setting-problem.same-port", METRICS_PORT.key(), Settings.PORT.key());
      }
      return new MetricsSettings(port, values.get(METRICS_BIND));
    }
  }
}
