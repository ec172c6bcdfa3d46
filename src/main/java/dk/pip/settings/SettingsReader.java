package dk.pip.settings;

import dk.pip.settings.Settings.Mail.Encryption;
import dk.pip.shared.EditDistance;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers the settings from where they stand and collects what is wrong with them.
final class SettingsReader {
  private static final String PREFIX = "PIP_";

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
  private static final int SHORTEST_SECRET = 20;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  private final Map<String, String> environment;
  private final Map<Setting, String> commandLine;
  private final boolean demo;
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();
  private final List<Settings.Dkim.Key> signingKeys = new ArrayList<>();
  private Texts texts;

  SettingsReader(Map<String, String> environment, Map<Setting, String> commandLine, boolean demo) {
    this.environment = new TreeMap<>(environment);
    this.commandLine = commandLine;
    this.demo = demo;
    this.texts = Texts.in(Settings.languageOf(environment));
  }

  Settings read() {
    var file = readFile();
    if ("en".equals(file.get(Setting.LANGUAGE.key())) && !environment.containsKey(Setting.LANGUAGE.key())) {
      texts = Texts.in(Language.EN);
    }
    take(file);
    take(environment);
    commandLine.forEach(this::put);
    checkTogether();
    if (!problems.isEmpty()) {
      throw new WrongSettings(problems);
    }
    return settings();
  }

  private Settings settings() {
    var address = DatabaseAddress.of(values.get(Setting.DATABASE_URL));
    var metricsPort = values.get(Setting.METRICS_PORT);
    return new Settings(
        number(Setting.PORT),
        demo ? "127.0.0.1" : get(Setting.BIND),
        Path.of(get(Setting.DATA)).toAbsolutePath().normalize(),
        new Settings.Database(
            address.url(),
            values.getOrDefault(Setting.DATABASE_USER, address.user()),
            values.getOrDefault(Setting.DATABASE_PASSWORD, address.password()),
            number(Setting.DATABASE_CONNECTIONS)),
        new Settings.Mail(
            values.get(Setting.MAIL_HOST),
            number(Setting.MAIL_PORT),
            values.get(Setting.MAIL_USER),
            values.get(Setting.MAIL_PASSWORD),
            Encryption.valueOf(get(Setting.MAIL_ENCRYPTION).toUpperCase(Locale.ROOT)),
            mail(Setting.MAIL_FROM),
            mail(Setting.MAIL_RETURNS),
            shares(Setting.MAIL_RELAYS),
            number(Setting.MAIL_CONNECTIONS),
            number(Setting.MAIL_PER_SECOND),
            shares(Setting.MAIL_DOMAIN_LIMITS),
            number(Setting.MAIL_KEEP_MONTHS)),
        new Settings.Returns(
            values.get(Setting.RETURNS_HOST),
            number(Setting.RETURNS_PORT),
            values.get(Setting.RETURNS_USER),
            values.get(Setting.RETURNS_PASSWORD),
            Encryption.valueOf(get(Setting.RETURNS_ENCRYPTION).toUpperCase(Locale.ROOT)),
            get(Setting.RETURNS_FOLDER),
            values.get(Setting.RETURNS_SECRET)),
        new Settings.Dkim(values.get(Setting.DKIM_DOMAIN), signingKeys),
        new Settings.Metrics(
            metricsPort == null ? null : Integer.valueOf(metricsPort), get(Setting.METRICS_BIND)),
        new Settings.Log(get(Setting.LOG_FORMAT).equals("json"), get(Setting.LOG_LEVEL)),
        get(Setting.LANGUAGE).equals("en") ? Language.EN : Language.DA,
        get(Setting.BEHIND_PROXY).equals("true"),
        list(Setting.PROXIES),
        list(Setting.HOSTS),
        Duration.ofHours(number(Setting.SESSION_HOURS)),
        Period.ofYears(number(Setting.AUDIT_YEARS)),
        values.get(Setting.DNS),
        Duration.ofDays(number(Setting.FORGET_READERS_DAYS)),
        demo);
  }

  private String get(Setting setting) {
    var value = values.get(setting);
    return value != null ? value : setting.standard().orElseThrow();
  }

  /// As mail programs write it, with letters such as ø in a domain as the net has them.
  private @Nullable String mail(Setting setting) {
    var typed = values.get(setting);
    return typed == null ? null : MailAddress.parse(typed).map(MailAddress::text).orElse(typed);
  }

  private List<String> list(Setting setting) {
    return Arrays.stream(values.getOrDefault(setting, setting.standard().orElse("")).split(","))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private Map<String, Integer> shares(Setting setting) {
    var shares = new TreeMap<String, Integer>();
    for (var pair : values.getOrDefault(setting, "").split(",")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        shares.put(pair.substring(0, equals).strip(), Integer.valueOf(pair.substring(equals + 1).strip()));
      }
    }
    return shares;
  }

  private int number(Setting setting) {
    return Integer.parseInt(get(setting));
  }

  /// The file that PIP_CONFIG names, or `pip.conf` in the data folder where there is one.
  private Map<String, String> readFile() {
    var named = environment.get(Setting.CONFIG.key());
    if (named != null && !named.isBlank()) {
      return parse(Path.of(named));
    }
    var data = commandLine.getOrDefault(Setting.DATA, environment.getOrDefault(Setting.DATA.key(), ""));
    var beside = Path.of(data.isBlank() ? Setting.DATA.standard().orElseThrow() : data).resolve("pip.conf");
    if (!Files.exists(beside)) {
      return Map.of();
    }
    var parsed = parse(beside);
    if (parsed.containsKey(Setting.DATA.key())) {
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
      } else if (!key.startsWith(PREFIX)) {
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
      if (!key.startsWith(PREFIX) || entry.getValue().isBlank()) {
        continue;
      }
      var setting = named(key);
      var twin = named(key.endsWith("_FILE") ? key.substring(0, key.length() - "_FILE".length()) : "");
      if (setting.isPresent()) {
        put(setting.get(), entry.getValue());
      } else if (twin.isPresent() && twin.get().secret()) {
        takeSecret(twin.get(), entry, source);
      } else if (source != environment || !PYTHONS.contains(key.substring(PREFIX.length()))) {
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
    } else if (setting == Setting.DATABASE_URL && !DatabaseAddress.readable(stripped)) {
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

  private void checkTogether() {
    needs(Setting.DATABASE_USER, Setting.DATABASE_URL);
    needs(Setting.DATABASE_PASSWORD, Setting.DATABASE_URL);
    needs(Setting.MAIL_USER, Setting.MAIL_PASSWORD);
    needs(Setting.MAIL_PASSWORD, Setting.MAIL_USER);
    needs(Setting.MAIL_USER, Setting.MAIL_HOST);
    needs(Setting.MAIL_RELAYS, Setting.MAIL_HOST);
    if (values.containsKey(Setting.MAIL_USER) && "none".equals(values.get(Setting.MAIL_ENCRYPTION))) {
      problem("settings.password-in-the-open", Setting.MAIL_USER.key(), Setting.MAIL_ENCRYPTION.key());
    }
    checkReturns();
    readKey(Setting.DKIM_SELECTOR, Setting.DKIM_KEY, PrivateKeys.Algorithm.RSA);
    readKey(Setting.DKIM_ED25519_SELECTOR, Setting.DKIM_ED25519_KEY, PrivateKeys.Algorithm.ED25519);
    if (signingKeys.size() == 2 && signingKeys.getFirst().selector().equalsIgnoreCase(signingKeys.getLast().selector())) {
      problem("settings.same-selector", Setting.DKIM_SELECTOR.key(), Setting.DKIM_ED25519_SELECTOR.key());
    }
    if (values.containsKey(Setting.METRICS_PORT)
        && values.get(Setting.METRICS_PORT).equals(values.getOrDefault(Setting.PORT, "8080"))) {
      problem("settings.same-port", Setting.METRICS_PORT.key(), Setting.PORT.key());
    }
  }

  private void checkReturns() {
    var host = values.get(Setting.RETURNS_HOST);
    needs(Setting.RETURNS_HOST, Setting.RETURNS_USER);
    needs(Setting.RETURNS_HOST, Setting.RETURNS_PASSWORD);
    needs(Setting.RETURNS_USER, Setting.RETURNS_HOST);
    needs(Setting.RETURNS_PASSWORD, Setting.RETURNS_HOST);
    if (host != null && !THIS_MACHINE.contains(host) && "none".equals(values.get(Setting.RETURNS_ENCRYPTION))) {
      problem("settings.password-in-the-open", Setting.RETURNS_USER.key(), Setting.RETURNS_ENCRYPTION.key());
    }
    if (values.getOrDefault(Setting.RETURNS_SECRET, "x".repeat(SHORTEST_SECRET)).length() < SHORTEST_SECRET) {
      problem("settings.secret-short", Setting.RETURNS_SECRET.key(), SHORTEST_SECRET);
    }
  }

  private void readKey(Setting selector, Setting key, PrivateKeys.Algorithm algorithm) {
    needs(selector, key);
    needs(key, selector);
    var text = values.get(key);
    if (text == null) {
      return;
    }
    switch (PrivateKeys.read(text, algorithm)) {
      case PrivateKeys.Usable(var pair) -> signingKeys.add(new Settings.Dkim.Key(values.getOrDefault(selector, ""), pair));
      case PrivateKeys.Unreadable _ -> problem("settings.key-unreadable", key.key(), algorithm.word());
      case PrivateKeys.Locked _ -> problem("settings.key-locked", key.key());
      case PrivateKeys.Other(var other) -> problem("settings.key-other", key.key(), other, algorithm.word());
      case PrivateKeys.Unsuitable(var bits) -> problem("settings.key-size", key.key(), Integer.toString(bits));
    }
  }

  private void needs(Setting given, Setting needed) {
    if (values.containsKey(given) && !values.containsKey(needed)) {
      problem("settings.needs", given.key(), needed.key());
    }
  }

  private void unknown(String key) {
    nearest(key)
        .ifPresentOrElse(
            near -> problem("settings.unknown-near", key, near), () -> problem("settings.unknown", key));
  }

  private void problem(String key, Object... arguments) {
    problems.add(texts.get(key, arguments));
  }

  private static Optional<Setting> named(String key) {
    return Arrays.stream(Setting.values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  private static Optional<String> nearest(String key) {
    return Arrays.stream(Setting.values())
        .flatMap(setting -> Stream.concat(Stream.of(setting.key()), setting.fileKey().stream()))
        .filter(name -> EditDistance.between(name, key) <= 3)
        .min((a, b) -> Integer.compare(EditDistance.between(a, key), EditDistance.between(b, key)));
  }
}
