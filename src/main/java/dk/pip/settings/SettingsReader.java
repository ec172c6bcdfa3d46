package dk.pip.settings;

import dk.pip.shared.EditDistance;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers the settings from where they stand and collects what is wrong with them.
final class SettingsReader {
  /// The options of Python's package installer, which reads its own from the same prefix. A machine that has them
  /// set is not a machine where Pip is set up wrong.
  private static final Set<String> PYTHONS =
      Set.of(
          ("ALL_RELEASES BREAK_SYSTEM_PACKAGES BUILD_CONSTRAINT CACHE_DIR CERT CHECK_BUILD_DEPENDENCIES CLIENT_CERT"
                  + " CONFIG_FILE CONFIG_SETTINGS CONSTRAINT DEBUG DEFAULT_TIMEOUT DEPRECATED_FEATURES"
                  + " DISABLE_PIP_VERSION_CHECK"
                  + " DRY_RUN EXISTS_ACTION EXTRA_INDEX_URL FIND_LINKS FORCE_REINSTALL FORMAT IGNORE_INSTALLED"
                  + " IGNORE_REQUIRES_PYTHON INDEX_URL ISOLATED KEYRING_PROVIDER LOG LOG_FILE NO_BINARY"
                  + " NO_BUILD_ISOLATION NO_CACHE_DIR NO_CLEAN NO_COLOR NO_COMPILE NO_DEPENDENCIES NO_DEPS NO_INDEX"
                  + " NO_INPUT NO_PYTHON_VERSION_WARNING NO_WARN_SCRIPT_LOCATION ONLY_BINARY PLATFORM PRE PREFER_BINARY"
                  + " PREFIX PROGRESS_BAR PROXY PYTHON PYTHON_VERSION QUIET REQUIREMENT REQUIRE_HASHES"
                  + " REQUIRE_VIRTUALENV RESUME_RETRIES RETRIES ROOT ROOT_USER_ACTION SRC TARGET TIMEOUT TRUSTED_HOST"
                  + " UPGRADE UPGRADE_STRATEGY UPLOADED_PRIOR_TO USER USE_DEPRECATED USE_FEATURE USE_PEP517 VERBOSE"
                  + " VERSION YES")
              .split(" "));

  private static final int LONGEST_FILE = 64 * 1024;

  private final Map<String, String> environment;
  private final Map<Setting, String> commandLine;
  private final boolean demo;
  private final SettingsValues values = new SettingsValues();
  private final List<String> problems = new ArrayList<>();
  private Texts texts;

  SettingsReader(Map<String, String> environment, Map<Setting, String> commandLine, boolean demo) {
    this.environment = new TreeMap<>(environment);
    this.commandLine = commandLine;
    this.demo = demo;
    this.texts = Texts.in(Settings.languageOf(environment));
  }

  Settings read() {
    var file = readFile();
    if ("en".equals(file.get(CoreSettings.LANGUAGE.key())) && !environment.containsKey(CoreSettings.LANGUAGE.key())) {
      texts = Texts.in(Language.EN);
    }
    take(file);
    take(environment);
    commandLine.forEach(this::put);
    var settings = CoreSettings.read(values, demo, SettingsGroups.records(values));
    values.problems().forEach(wrong -> problem(wrong.key(), wrong.arguments().toArray()));
    if (!problems.isEmpty()) {
      throw new WrongSettings(problems);
    }
    return settings;
  }

  /// The file that PIP_CONFIG names, or `pip.conf` in the data folder where there is one.
  private Map<String, String> readFile() {
    var named = environment.get(CoreSettings.CONFIG.key());
    if (named != null && !named.isBlank()) {
      return parse(Path.of(named));
    }
    var data = commandLine.getOrDefault(Settings.DATA, environment.getOrDefault(Settings.DATA.key(), ""));
    var beside = Path.of(data.isBlank() ? Settings.DATA.standard() : data).resolve("pip.conf");
    if (!Files.exists(beside)) {
      return Map.of();
    }
    var parsed = parse(beside);
    if (parsed.containsKey(Settings.DATA.key())) {
      problem("settings.data-beside", beside);
    }
    return parsed;
  }

  private Map<String, String> parse(Path file) {
    var parsed = new TreeMap<String, String>();
    var text = readText(file);
    if (text == null) {
      return parsed;
    }
    var number = 0;
    for (var raw : text.split("\\R", -1)) {
      number++;
      var line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var equals = line.indexOf('=');
      var key = equals < 0 ? "" : line.substring(0, equals).strip();
      if (!key.matches("[A-Z][A-Z0-9_]*")) {
        problem("settings.line", file, Integer.toString(number));
      } else if (parsed.putIfAbsent(key, unquote(line.substring(equals + 1).strip())) != null) {
        problem("settings.twice", key, file, Integer.toString(number));
      } else if (!key.startsWith(Setting.PREFIX)) {
        unknown(key);
      }
    }
    return parsed;
  }

  private static String unquote(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private @Nullable String readText(Path file) {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        problem("settings.file-long", file);
        return null;
      }
      return Files.readString(file);
    } catch (IOException e) {
      problem(Files.exists(file) ? "settings.file-unreadable" : "settings.file-missing", file);
      return null;
    }
  }

  private void take(Map<String, String> source) {
    for (var entry : source.entrySet()) {
      var key = entry.getKey();
      if (!key.startsWith(Setting.PREFIX) || entry.getValue().isBlank()) {
        continue;
      }
      var setting = SettingsGroups.named(key);
      var twin = SettingsGroups.named(key.endsWith("_FILE") ? key.substring(0, key.length() - "_FILE".length()) : "");
      if (setting.isPresent()) {
        put(setting.get(), entry.getValue());
      } else if (twin.isPresent() && twin.get().secret()) {
        takeSecret(twin.get(), entry, source);
      } else if (source != environment || !PYTHONS.contains(key.substring(Setting.PREFIX.length()))) {
        unknown(key);
      }
    }
  }

  private void takeSecret(Setting setting, Map.Entry<String, String> entry, Map<String, String> source) {
    if (!source.getOrDefault(setting.key(), "").isBlank()) {
      problem("settings.both", setting.key(), entry.getKey());
      return;
    }
    var text = readText(Path.of(entry.getValue()));
    if (text == null) {
      return;
    }
    if (text.isBlank()) {
      problem("settings.empty-secret", entry.getKey(), entry.getValue());
    } else {
      put(setting, text.strip());
    }
  }

  private void put(Setting setting, String value) {
    var stripped = value.strip();
    if (!setting.takes(stripped)) {
      wrong(setting, stripped);
    } else if (setting.equals(CoreSettings.DATABASE_URL) && !DatabaseAddress.readable(stripped)) {
      problem("settings.database-url", setting.key());
    } else {
      values.put(setting, stripped);
    }
  }

  private void wrong(Setting setting, String value) {
    if (setting.secret()) {
      problem("settings.wrong-secret", setting.key(), setting.allowed(texts));
    } else {
      problem("settings.wrong", setting.key(), shown(value), setting.allowed(texts));
    }
  }

  /// A value as it can stand in a sentence: on one line, and not too long.
  private static String shown(String value) {
    var line = value.replaceAll("\\p{Cntrl}", "�");
    return Letters.shortened(80, line);
  }

  private void unknown(String key) {
    nearest(key)
        .ifPresentOrElse(
            near -> problem("settings.unknown-near", key, near), () -> problem("settings.unknown", key));
  }

  private void problem(String key, Object... arguments) {
    problems.add(texts.get(key, arguments));
  }

  private static Optional<String> nearest(String key) {
    return SettingsGroups.all()
        .flatMap(setting -> Stream.concat(Stream.of(setting.key()), setting.fileKey().stream()))
        .filter(name -> EditDistance.between(name, key) <= 3)
        .min((a, b) -> Integer.compare(EditDistance.between(a, key), EditDistance.between(b, key)));
  }
}
