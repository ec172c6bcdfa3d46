package dk.pip.settings;

import dk.pip.shared.MailAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values of all settings, each of which may stand by itself, for the groups to make their records of.
public final class SettingsValues {
  private final Map<Setting, String> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// What is wrong, by its key in the catalogue.
  record Problem(String key, List<Object> arguments) {}

  SettingsValues() {}

  void put(Setting setting, String value) {
    values.put(setting, value);
  }

  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /// Whether somebody has set it.
  public boolean has(Setting setting) {
    return values.containsKey(setting);
  }

  /// The value, or the default.
  ///
  /// @return null where there is neither
  public @Nullable String value(Setting setting) {
    return values.getOrDefault(setting, setting.standard());
  }

  /// The value of a setting that has a default.
  public String get(Setting setting) {
    var value = value(setting);
    if (value == null) {
      throw new IllegalArgumentException(setting.key() + " has no default");
    }
    return value;
  }

  public int number(Setting setting) {
    return Integer.parseInt(get(setting));
  }

  /// One of the choices, by the name of its constant in small letters.
  public <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
    return Enum.valueOf(type, get(setting).toUpperCase(Locale.ROOT));
  }

  /// The parts between commas, in small letters.
  public List<String> list(Setting setting) {
    return Arrays.stream(valueOrEmpty(setting).split(","))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  public Map<String, Integer> shares(Setting setting) {
    var shares = new TreeMap<String, Integer>();
    for (var pair : valueOrEmpty(setting).split(",")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        shares.put(pair.substring(0, equals).strip(), Integer.valueOf(pair.substring(equals + 1).strip()));
      }
    }
    return shares;
  }

  /// As mail programs write it, with letters such as ø in a domain as the net has them.
  public @Nullable String mail(Setting setting) {
    var typed = value(setting);
    return typed == null ? null : MailAddress.parse(typed).map(MailAddress::text).orElse(typed);
  }

  private String valueOrEmpty(Setting setting) {
    var value = value(setting);
    return value == null ? "" : value;
  }

  /// Refuses a setting that was given without another that it can't do without.
  public void needs(Setting given, Setting needed) {
    if (has(given) && !has(needed)) {
      refuse("settings.needs", given.key(), needed.key());
    }
  }

  /// Refuses the settings, in a sentence out of the module's catalogue. All that is wrong is told at once.
  public void refuse(String key, Object... arguments) {
    problems.add(new Problem(key, List.of(arguments)));
  }
}
