package dk.pip.settings;

import dk.pip.logging.MaskedJson;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.shared.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/// The settings of this installation, read once at the start: those that the program has by itself, and a record for
/// each module that brings some.
///
/// @param bind the address that the web server listens on
/// @param data the folder of the installation's own files
/// @param proxy whether a reverse proxy stands in front
/// @param proxies the addresses and networks of those that are believed about where a visitor comes from
/// @param hosts names that are answered beside that of the site's address, in small letters
/// @param session how long a sign-in lasts without use
/// @param demo whether this is the demo, which answers only the local machine
/// @param modules the records of the modules, by their types
public record Settings(
    int port,
    String bind,
    Path data,
    Database database,
    Log log,
    Language language,
    boolean proxy,
    List<String> proxies,
    List<String> hosts,
    Duration session,
    boolean demo,
    Map<Class<?>, Record> modules) {
  public static final Setting PORT = new Setting("PORT", new Kind.Number(1, 65_535, Unit.NONE), "8080");
  public static final Setting DATA = new Setting("DATA", new Kind.Text(), "data");
  public static final Setting LOG_LEVEL =
      new Setting("LOG_LEVEL", new Kind.Choice(List.of("error", "warn", "info", "debug")), "info");

  public Settings {
    modules = Map.copyOf(modules);
  }

  /// Where the data is.
  ///
  /// @param url `jdbc:postgresql://…`, or null for a PostgreSQL of Pip's own in the data folder
  public record Database(
      @Nullable String url, @Nullable String user, @Nullable String password, int connections) {
    @Override
    public String toString() {
      return url == null ? "Database[bundled]" : "Database[server]";
    }
  }

  /// How the log is written.
  public record Log(boolean json, String level) {}

  /// The settings from the environment, the file and the command line, each beating the one before it in the
  /// order file, environment, command line. Everything that is wrong is refused at once.
  public static Settings read(Map<String, String> environment, Map<Setting, String> commandLine, boolean demo) {
    return new SettingsReader(environment, commandLine, demo).read();
  }

  /// The language to speak before the settings could be read.
  public static Language languageOf(Map<String, String> environment) {
    return "en".equals(environment.get(CoreSettings.LANGUAGE.key())) ? Language.EN : Language.DA;
  }

  /// A module's settings, for what is not a bean and can't be given them.
  public <R extends Record> R of(Class<R> type) {
    return type.cast(Objects.requireNonNull(modules.get(type), () -> type + " belongs to no group of settings"));
  }

  /// Makes these settings beans, and the record of each module one of its own.
  public void register(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("settings", this);
    modules.forEach((type, record) -> beans.registerSingleton(type.getName(), record));
  }

  public Optional<String> databaseUrl() {
    return Optional.ofNullable(database.url());
  }

  /// The same, in the names that Spring has for them.
  public Map<String, Object> forSpring() {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", port);
    properties.put("server.address", bind);
    properties.put("server.forward-headers-strategy", "none");
    properties.put("server.servlet.session.timeout", session.toString());
    properties.put("spring.session.timeout", session.toString());
    properties.put("logging.level.dk.pip", log.level());
    properties.put("logging.config", log.json() ? "classpath:log-json.xml" : "classpath:log-text.xml");
    properties.put("logging.structured.json.customizer", MaskedJson.class.getName());
    return properties;
  }
}
