package dk.pip.returns;

import dk.pip.mail.SmtpServer.Security;
import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where what comes back of mailings is taken in from: a mailbox, posts from the mail server, or both.
///
/// @param host of the mailbox, over IMAP; null for none
/// @param folder of the mailbox
/// @param secret that posts must have with them; null for none
public record ReturnSettings(
    @Nullable String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    Security encryption,
    String folder,
    @Nullable String secret) {
  private static final Setting RETURNS_HOST = new Setting("RETURNS_HOST", new Kind.Text());
  private static final Setting RETURNS_PORT = new Setting("RETURNS_PORT", new Kind.Number(1, 65_535, Unit.NONE), "993");
  private static final Setting RETURNS_USER = new Setting("RETURNS_USER", new Kind.Text());
  private static final Setting RETURNS_PASSWORD = new Setting("RETURNS_PASSWORD", new Kind.Secret());
  private static final Setting RETURNS_ENCRYPTION =
      new Setting("RETURNS_ENCRYPTION", new Kind.Choice(List.of("tls", "starttls", "none")), "tls");
  private static final Setting RETURNS_FOLDER = new Setting("RETURNS_FOLDER", new Kind.Text(), "INBOX");
  private static final Setting RETURNS_SECRET = new Setting("RETURNS_SECRET", new Kind.Secret());

  private static final int SHORTEST_SECRET = 20;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  /// Whether anything can come in.
  public boolean any() {
    return host != null || secret != null;
  }

  @Override
  public String toString() {
    return "ReturnSettings[" + host + ":" + port + ", " + encryption + "]";
  }

  static final class Group implements SettingsGroup<ReturnSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(
          RETURNS_HOST,
          RETURNS_PORT,
          RETURNS_USER,
          RETURNS_PASSWORD,
          RETURNS_ENCRYPTION,
          RETURNS_FOLDER,
          RETURNS_SECRET);
    }

    @Override
    public ReturnSettings read(SettingsValues values) {
      values.needs(RETURNS_HOST, RETURNS_USER);
      values.needs(RETURNS_HOST, RETURNS_PASSWORD);
      values.needs(RETURNS_USER, RETURNS_HOST);
      values.needs(RETURNS_PASSWORD, RETURNS_HOST);
      var host = values.value(RETURNS_HOST);
      var encryption = values.choice(RETURNS_ENCRYPTION, Security.class);
      if (host != null && !THIS_MACHINE.contains(host) && encryption == Security.NONE) {
        values.refuse("settings.password-in-the-open", RETURNS_USER.key(), RETURNS_ENCRYPTION.key());
      }
      var secret = values.value(RETURNS_SECRET);
      if (secret != null && secret.length() < SHORTEST_SECRET) {
        values.refuse("settings.secret-short", RETURNS_SECRET.key(), SHORTEST_SECRET);
      }
      return new ReturnSettings(
          host,
          values.number(RETURNS_PORT),
          values.value(RETURNS_USER),
          values.value(RETURNS_PASSWORD),
          encryption,
          values.get(RETURNS_FOLDER),
          secret);
    }
  }
}
