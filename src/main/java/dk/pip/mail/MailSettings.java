package dk.pip.mail;

import dk.pip.mail.SmtpServer.Security;
import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The servers that take the mail onwards, and the addresses that it is from.
///
/// @param host null when no mail can be sent
/// @param from the envelope sender, where the municipality has given none
/// @param returns where bounces of mailings come home to; each mail has a token after a plus in it; null for none
/// @param relays more servers beside the first, for mailings, as `server:port` with their weight (the first has 1)
public record MailSettings(
    @Nullable String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    Security encryption,
    @Nullable String from,
    @Nullable String returns,
    Map<String, Integer> relays) {
  public static final Setting MAIL_HOST = new Setting("MAIL_HOST", new Kind.Text());
  public static final Setting MAIL_PORT = new Setting("MAIL_PORT", new Kind.Number(1, 65_535, Unit.NONE), "587");
  public static final Setting MAIL_ENCRYPTION =
      new Setting("MAIL_ENCRYPTION", new Kind.Choice(List.of("starttls", "tls", "none")), "starttls");
  public static final Setting MAIL_RETURNS = new Setting("MAIL_RETURNS", new Kind.MailAddress());
  private static final Setting MAIL_USER = new Setting("MAIL_USER", new Kind.Text());
  private static final Setting MAIL_PASSWORD = new Setting("MAIL_PASSWORD", new Kind.Secret());
  private static final Setting MAIL_FROM = new Setting("MAIL_FROM", new Kind.MailAddress());
  private static final Setting MAIL_RELAYS =
      new Setting("MAIL_RELAYS", new Kind.Shares("server:port", "[A-Za-z0-9.-]+:[0-9]{1,5}"));

  /// The settings for each of the mail servers, the first one's first; empty without one.
  public List<MailSettings> servers() {
    if (host == null) {
      return List.of();
    }
    var servers = new ArrayList<MailSettings>();
    servers.add(this);
    for (var relay : relays.keySet()) {
      var colon = relay.lastIndexOf(':');
      var port = Integer.parseInt(relay.substring(colon + 1));
      servers.add(
          new MailSettings(relay.substring(0, colon), port, user, password, encryption, from, returns, Map.of()));
    }
    return servers;
  }

  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + ", " + encryption + "]";
  }

  static final class Group implements SettingsGroup<MailSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(
          MAIL_HOST, MAIL_PORT, MAIL_USER, MAIL_PASSWORD, MAIL_ENCRYPTION, MAIL_FROM, MAIL_RETURNS, MAIL_RELAYS);
    }

    @Override
    public MailSettings read(SettingsValues values) {
      values.needs(MAIL_USER, MAIL_PASSWORD);
      values.needs(MAIL_PASSWORD, MAIL_USER);
      values.needs(MAIL_USER, MAIL_HOST);
      values.needs(MAIL_RELAYS, MAIL_HOST);
      var encryption = values.choice(MAIL_ENCRYPTION, Security.class);
      if (values.has(MAIL_USER) && encryption == Security.NONE) {
        values.refuse("settings.password-in-the-open", MAIL_USER.key(), MAIL_ENCRYPTION.key());
      }
      return new MailSettings(
          values.value(MAIL_HOST),
          values.number(MAIL_PORT),
          values.value(MAIL_USER),
          values.value(MAIL_PASSWORD),
          encryption,
          values.mail(MAIL_FROM),
          values.mail(MAIL_RETURNS),
          values.shares(MAIL_RELAYS));
    }
  }
}
