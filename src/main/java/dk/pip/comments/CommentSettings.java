package dk.pip.comments;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;

/// Who may comment on stories of which nobody has said otherwise.
public record CommentSettings(CommentMode usual) {
  private static final Setting COMMENTS = new Setting("COMMENTS", new Kind.Choice(List.of("off", "staff", "public")), "off");

  static final class Group implements SettingsGroup<CommentSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(COMMENTS);
    }

    @Override
    public CommentSettings read(SettingsValues values) {
      return new CommentSettings(values.choice(COMMENTS, CommentMode.class));
    }
  }
}
