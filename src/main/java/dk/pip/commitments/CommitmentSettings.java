package dk.pip.commitments;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ladder by which promises are called to mind, all in working days.
///
/// @param ownerDays how many ahead of the date the owner hears of it, the most first
/// @param leaderAfter how many after it their leader does; 0 for never
/// @param newsroomAfter how many after it the newsroom does; 0 for never
/// @param lateEvery how often all of them hear of one that is late again; 0 for never
/// @param newsroomMail where the newsroom is written to; null for those who edit
public record CommitmentSettings(List<Integer> ownerDays, int leaderAfter, int newsroomAfter, int lateEvery, @Nullable String newsroomMail) {
  private static final int MOST_AHEAD = 60;
  private static final int MOST_AFTER = 250;
  private static final Setting OWNER_DAYS = new Setting("COMMITMENTS_OWNER_DAYS", new Kind.Numbers(0, MOST_AHEAD), "10,2,0");
  private static final Setting LEADER_AFTER = new Setting("COMMITMENTS_LEADER_AFTER", new Kind.Number(0, MOST_AFTER, Unit.DAYS), "5");
  private static final Setting NEWSROOM_AFTER = new Setting("COMMITMENTS_NEWSROOM_AFTER", new Kind.Number(0, MOST_AFTER, Unit.DAYS), "10");
  private static final Setting LATE_EVERY = new Setting("COMMITMENTS_LATE_EVERY", new Kind.Number(0, MOST_AFTER, Unit.DAYS), "10");
  private static final Setting NEWSROOM_MAIL = new Setting("COMMITMENTS_NEWSROOM_MAIL", new Kind.MailAddress());

  public CommitmentSettings {
    ownerDays = List.copyOf(ownerDays);
  }

  static final class Group implements SettingsGroup<CommitmentSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(OWNER_DAYS, LEADER_AFTER, NEWSROOM_AFTER, LATE_EVERY, NEWSROOM_MAIL);
    }

    @Override
    public CommitmentSettings read(SettingsValues values) {
      return new CommitmentSettings(
          values.list(OWNER_DAYS).stream().map(Integer::valueOf).distinct().sorted((one, other) -> other - one).toList(),
          values.number(LEADER_AFTER),
          values.number(NEWSROOM_AFTER),
          values.number(LATE_EVERY),
          values.mail(NEWSROOM_MAIL));
    }
  }
}
