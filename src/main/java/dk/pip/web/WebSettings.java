package dk.pip.web;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;

/// Who may read what.
///
/// @param staffSite whether the staff site is open to all
public record WebSettings(StaffDoor staffSite) {
  private static final Setting STAFF_SITE = new Setting("STAFF_SITE", new Kind.Choice(List.of("closed", "open")), "closed");

  /// Whether those who aren't signed in may read what is for staff.
  public enum StaffDoor {
    CLOSED,
    OPEN
  }

  boolean isOpen() {
    return staffSite == StaffDoor.OPEN;
  }

  static final class Group implements SettingsGroup<WebSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(STAFF_SITE);
    }

    @Override
    public WebSettings read(SettingsValues values) {
      return new WebSettings(values.choice(STAFF_SITE, StaffDoor.class));
    }
  }
}
