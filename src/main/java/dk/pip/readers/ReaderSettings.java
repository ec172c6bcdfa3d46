package dk.pip.readers;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.time.Duration;
import java.util.List;

/// How long readers are known.
///
/// @param forget how long after leaving every list a reader is known
public record ReaderSettings(Duration forget) {
  private static final Setting FORGET_READERS_DAYS =
      new Setting("FORGET_READERS_DAYS", new Kind.Number(1, 3_650, Unit.DAYS), "90");

  static final class Group implements SettingsGroup<ReaderSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(FORGET_READERS_DAYS);
    }

    @Override
    public ReaderSettings read(SettingsValues values) {
      return new ReaderSettings(Duration.ofDays(values.number(FORGET_READERS_DAYS)));
    }
  }
}
