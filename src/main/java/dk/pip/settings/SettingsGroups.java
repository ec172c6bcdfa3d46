package dk.pip.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// All settings that there are: those that the program has by itself and those of the modules, which are looked for on
/// the class path.
final class SettingsGroups {
  private static final String PACKAGE = "dk/pip/";
  private static final String PATTERN = "classpath*:" + PACKAGE + "*/*Settings$Group.class";

  private static final List<SettingsGroup<?>> GROUPS = find();
  private static final List<Known> SETTINGS =
      Stream.concat(
              CoreSettings.ALL.stream().map(setting -> new Known("settings", setting)),
              GROUPS.stream().flatMap(group -> group.settings().stream().map(setting -> new Known(module(group), setting))))
          .toList();

  static {
    var seen = new HashSet<String>();
    for (var known : SETTINGS) {
      if (!seen.add(known.setting().key())) {
        throw new IllegalStateException("Two modules bring a setting " + known.setting().key());
      }
    }
  }

  private SettingsGroups() {}

  /// A setting and the module that brings it.
  record Known(String module, Setting setting) {
    /// The key of what it is for, in one sentence.
    String meaning() {
      return module + ".setting." + setting.name().toLowerCase(Locale.ROOT);
    }
  }

  static List<Known> known() {
    return SETTINGS;
  }

  static Stream<Setting> all() {
    return SETTINGS.stream().map(Known::setting);
  }

  static Optional<Setting> named(String key) {
    return all().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /// The record of each module, by its type.
  static Map<Class<?>, Record> records(SettingsValues values) {
    var records = new HashMap<Class<?>, Record>();
    for (var group : GROUPS) {
      var record = group.read(values);
      records.put(record.getClass(), record);
    }
    return records;
  }

  private static String module(SettingsGroup<?> group) {
    var packageName = group.getClass().getPackageName();
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }

  private static List<SettingsGroup<?>> find() {
    var found = new ArrayList<SettingsGroup<?>>();
    try {
      var resolver = new PathMatchingResourcePatternResolver(SettingsGroups.class.getClassLoader());
      for (var file : resolver.getResources(PATTERN)) {
        var path = file.getURL().getPath();
        found.add(make(path.substring(path.lastIndexOf(PACKAGE), path.length() - ".class".length()).replace('/', '.')));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(group -> group.getClass().getName()));
    return List.copyOf(found);
  }

  private static SettingsGroup<?> make(String type) {
    try {
      var constructor = Class.forName(type).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (SettingsGroup<?>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " can't be made", e);
    }
  }
}
