package dk.pip.incoming;

import dk.pip.mail.SmtpServer.Security;
import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where mail is taken in from: mailboxes, posts from the mail server, or both.
///
/// @param returns the mailbox that what comes back of mailings comes home to; null for none
/// @param tips the mailbox of the tip address; null for none, or where it is the same
/// @param secret that posts must have with them; null for none
/// @param address that people write tips to; null for none
public record IncomingSettings(@Nullable Account returns, @Nullable Account tips, @Nullable String secret, @Nullable String address) {
  private static final List<String> ENCRYPTIONS = List.of("tls", "starttls", "none");

  private static final Setting RETURNS_HOST = new Setting("RETURNS_HOST", new Kind.Text());
  private static final Setting RETURNS_PORT = new Setting("RETURNS_PORT", new Kind.Number(1, 65_535, Unit.NONE), "993");
  private static final Setting RETURNS_USER = new Setting("RETURNS_USER", new Kind.Text());
  private static final Setting RETURNS_PASSWORD = new Setting("RETURNS_PASSWORD", new Kind.Secret());
  private static final Setting RETURNS_ENCRYPTION = new Setting("RETURNS_ENCRYPTION", new Kind.Choice(ENCRYPTIONS), "tls");
  private static final Setting RETURNS_FOLDER = new Setting("RETURNS_FOLDER", new Kind.Text(), "INBOX");
  private static final Setting RETURNS_SECRET = new Setting("RETURNS_SECRET", new Kind.Secret());
  private static final Setting TIPS_MAIL = new Setting("TIPS_MAIL", new Kind.MailAddress());
  private static final Setting TIPS_HOST = new Setting("TIPS_HOST", new Kind.Text());
  private static final Setting TIPS_PORT = new Setting("TIPS_PORT", new Kind.Number(1, 65_535, Unit.NONE), "993");
  private static final Setting TIPS_USER = new Setting("TIPS_USER", new Kind.Text());
  private static final Setting TIPS_PASSWORD = new Setting("TIPS_PASSWORD", new Kind.Secret());
  private static final Setting TIPS_ENCRYPTION = new Setting("TIPS_ENCRYPTION", new Kind.Choice(ENCRYPTIONS), "tls");
  private static final Setting TIPS_FOLDER = new Setting("TIPS_FOLDER", new Kind.Text(), "INBOX");

  private static final int SHORTEST_SECRET = 20;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  /// A mailbox over IMAP.
  public record Account(String host, int port, @Nullable String user, @Nullable String password, Security encryption, String folder) {
    /// What it is known by, over restarts and on all nodes.
    String name() {
      return user + "@" + host + ":" + port + "/" + folder;
    }

    boolean isSameAs(Account other) {
      return host.equalsIgnoreCase(other.host) && port == other.port && Objects.equals(user, other.user) && folder.equalsIgnoreCase(other.folder);
    }

    @Override
    public String toString() {
      return "Account[" + host + ":" + port + ", " + encryption + "]";
    }
  }

  /// Whether anything can come in.
  public boolean any() {
    return returns != null || tips != null || secret != null;
  }

  /// A mailbox, and whether what is addressed to nobody in particular in it is for tips.
  record Box(Account account, boolean forTips) {}

  /// The mailboxes to read, each once.
  List<Box> boxes() {
    if (returns != null && tips != null && returns.isSameAs(tips)) {
      return List.of(new Box(returns, true));
    }
    return Stream.concat(
            returns == null ? Stream.<Box>of() : Stream.of(new Box(returns, false)),
            tips == null ? Stream.<Box>of() : Stream.of(new Box(tips, true)))
        .toList();
  }

  @Override
  public String toString() {
    return "IncomingSettings[" + returns + ", " + tips + "]";
  }

  static final class Group implements SettingsGroup<IncomingSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(
          RETURNS_HOST,
          RETURNS_PORT,
          RETURNS_USER,
          RETURNS_PASSWORD,
          RETURNS_ENCRYPTION,
          RETURNS_FOLDER,
          RETURNS_SECRET,
          TIPS_MAIL,
          TIPS_HOST,
          TIPS_PORT,
          TIPS_USER,
          TIPS_PASSWORD,
          TIPS_ENCRYPTION,
          TIPS_FOLDER);
    }

    @Override
    public IncomingSettings read(SettingsValues values) {
      var secret = values.value(RETURNS_SECRET);
      if (secret != null && secret.length() < SHORTEST_SECRET) {
        values.refuse("settings.secret-short", RETURNS_SECRET.key(), SHORTEST_SECRET);
      }
      var returns = account(values, RETURNS_HOST, RETURNS_PORT, RETURNS_USER, RETURNS_PASSWORD, RETURNS_ENCRYPTION, RETURNS_FOLDER);
      var tips = account(values, TIPS_HOST, TIPS_PORT, TIPS_USER, TIPS_PASSWORD, TIPS_ENCRYPTION, TIPS_FOLDER);
      // Another folder of the mailbox that is read anyway needs no more than its name.
      if (tips == null && returns != null && values.has(TIPS_FOLDER)) {
        tips = new Account(returns.host(), returns.port(), returns.user(), returns.password(), returns.encryption(), values.get(TIPS_FOLDER));
      }
      return new IncomingSettings(returns, tips, secret, values.mail(TIPS_MAIL));
    }

    private static @Nullable Account account(
        SettingsValues values, Setting host, Setting port, Setting user, Setting password, Setting encryption, Setting folder) {
      values.needs(host, user);
      values.needs(host, password);
      values.needs(user, host);
      values.needs(password, host);
      var name = values.value(host);
      var protection = values.choice(encryption, Security.class);
      if (name != null && !THIS_MACHINE.contains(name) && protection == Security.NONE) {
        values.refuse("settings.password-in-the-open", user.key(), encryption.key());
      }
      return name == null ? null : new Account(name, values.number(port), values.value(user), values.value(password), protection, values.get(folder));
    }
  }
}
