package dk.pip.editions;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import dk.pip.shared.Audience;
import java.util.List;

/// What must be so before an edition comes out.
///
/// @param approval which editions need a second pair of eyes
public record EditionSettings(Needed approval) {
  private static final Setting APPROVAL = new Setting("APPROVAL", new Kind.Choice(List.of("public", "all", "none")), "public");

  /// Which editions somebody must approve who did not make the last change.
  enum Needed {
    PUBLIC,
    ALL,
    NONE;

    boolean isNeededFor(Audience audience) {
      return this == ALL || this == PUBLIC && audience == Audience.PUBLIC;
    }
  }

  static final class Group implements SettingsGroup<EditionSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(APPROVAL);
    }

    @Override
    public EditionSettings read(SettingsValues values) {
      return new EditionSettings(values.choice(APPROVAL, Needed.class));
    }
  }
}
