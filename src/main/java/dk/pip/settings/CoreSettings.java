package dk.pip.settings;

import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.shared.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The settings that the program has by itself, whichever modules it is made of.
final class CoreSettings {
  static final Setting CONFIG = new Setting("CONFIG", new Kind.Text());
  static final Setting LANGUAGE = new Setting("LANGUAGE", new Kind.Choice(List.of("da", "en")), "da");
  static final Setting DATABASE_URL = new Setting("DATABASE_URL", new Kind.Secret());

  private static final String THIS_MACHINE = "127.0.0.1";
  private static final Setting BIND = new Setting("BIND", new Kind.Text(), THIS_MACHINE);
  private static final Setting DATABASE_USER = new Setting("DATABASE_USER", new Kind.Text());
  private static final Setting DATABASE_PASSWORD = new Setting("DATABASE_PASSWORD", new Kind.Secret());
  private static final Setting DATABASE_CONNECTIONS =
      new Setting("DATABASE_CONNECTIONS", new Kind.Number(2, 200, Unit.CONNECTIONS), "10");
  private static final Setting BEHIND_PROXY =
      new Setting("BEHIND_PROXY", new Kind.Choice(List.of("true", "false")), "false");
  private static final Setting PROXIES = new Setting("PROXIES", new Kind.Networks(), "127.0.0.1, ::1");
  private static final Setting HOSTS = new Setting("HOSTS", new Kind.Hosts());
  private static final Setting SESSION_HOURS =
      new Setting("SESSION_HOURS", new Kind.Number(1, 720, Unit.HOURS), "12");
  private static final Setting LOG_FORMAT =
      new Setting("LOG_FORMAT", new Kind.Choice(List.of("text", "json")), "text");

  /// Those of `./pip` itself, which starts Java.
  private static final Setting JAVA = new Setting("JAVA", new Kind.Text());

  private static final Setting JAVA_OPTIONS = new Setting("JAVA_OPTIONS", new Kind.Text());

  static final List<Setting> ALL =
      List.of(
          Settings.PORT,
          BIND,
          Settings.DATA,
          CONFIG,
          LANGUAGE,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_CONNECTIONS,
          BEHIND_PROXY,
          PROXIES,
          HOSTS,
          SESSION_HOURS,
          LOG_FORMAT,
          Settings.LOG_LEVEL,
          JAVA,
          JAVA_OPTIONS);

  private CoreSettings() {}

  static Settings read(SettingsValues values, boolean demo, Map<Class<?>, Record> modules) {
    values.needs(DATABASE_USER, DATABASE_URL);
    values.needs(DATABASE_PASSWORD, DATABASE_URL);
    var address = DatabaseAddress.of(values.value(DATABASE_URL));
    var user = values.value(DATABASE_USER);
    var password = values.value(DATABASE_PASSWORD);
    return new Settings(
        values.number(Settings.PORT),
        demo ? THIS_MACHINE : values.get(BIND),
        Path.of(values.get(Settings.DATA)).toAbsolutePath().normalize(),
        new Settings.Database(
            address.url(),
            user == null ? address.user() : user,
            password == null ? address.password() : password,
            values.number(DATABASE_CONNECTIONS)),
        new Settings.Log(values.get(LOG_FORMAT).equals("json"), values.get(Settings.LOG_LEVEL)),
        values.choice(LANGUAGE, Language.class),
        values.get(BEHIND_PROXY).equals("true"),
        values.list(PROXIES),
        values.list(HOSTS),
        Duration.ofHours(values.number(SESSION_HOURS)),
        demo,
        modules);
  }
}
