package dk.pip.people;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.time.Period;
import java.util.List;

/// How long is known what people did.
///
/// @param audit how long it is kept who did what to accounts and settings
public record PeopleSettings(Period audit) {
  private static final Setting AUDIT_YEARS = new Setting("AUDIT_YEARS", new Kind.Number(1, 30, Unit.YEARS), "5");

  static final class Group implements SettingsGroup<PeopleSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(AUDIT_YEARS);
    }

    @Override
    public PeopleSettings read(SettingsValues values) {
      return new PeopleSettings(Period.ofYears(values.number(AUDIT_YEARS)));
    }
  }
}
