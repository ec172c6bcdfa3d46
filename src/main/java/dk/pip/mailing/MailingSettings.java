package dk.pip.mailing;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;
import java.util.Map;

/// How fast mailings go out, and how long they know to whom.
///
/// @param connections of this node to each mail server
/// @param perSecond mails to each mail server; 0 for no limit
/// @param domainLimits mails a second by domain
public record MailingSettings(int connections, int perSecond, Map<String, Integer> domainLimits, int keepMonths) {
  public static final Setting MAIL_CONNECTIONS =
      new Setting("MAIL_CONNECTIONS", new Kind.Number(1, 100, Unit.CONNECTIONS), "10");
  public static final Setting MAIL_PER_SECOND =
      new Setting("MAIL_PER_SECOND", new Kind.Number(0, 100_000, Unit.MAILS), "100");
  private static final Setting MAIL_DOMAIN_LIMITS =
      new Setting("MAIL_DOMAIN_LIMITS", new Kind.Shares("gmail.com", "[a-z0-9.-]+\\.[a-z]+"));
  private static final Setting MAIL_KEEP_MONTHS =
      new Setting("MAIL_KEEP_MONTHS", new Kind.Number(1, 120, Unit.MONTHS), "12");

  static final class Group implements SettingsGroup<MailingSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(MAIL_CONNECTIONS, MAIL_PER_SECOND, MAIL_DOMAIN_LIMITS, MAIL_KEEP_MONTHS);
    }

    @Override
    public MailingSettings read(SettingsValues values) {
      return new MailingSettings(
          values.number(MAIL_CONNECTIONS),
          values.number(MAIL_PER_SECOND),
          values.shares(MAIL_DOMAIN_LIMITS),
          values.number(MAIL_KEEP_MONTHS));
    }
  }
}
