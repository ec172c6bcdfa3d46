package dk.pip.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The catalogue of every text that a person sees, in one language. One file per module and language,
/// `messages/<module>_<language>.properties` in UTF-8; each key begins with its module's name.
/// Texts with arguments follow [MessageFormat]: write ’ and not ' in them.
public final class Texts {
  public static final List<String> MODULES =
      List.of(
          "shared",
          "web",
          "municipality",
          "people",
          "pictures",
          "editions",
          "mail",
          "readers",
          "mailing",
          "returns",
          "mailcheck",
          "release",
          "site",
          "operations",
          "command",
          "demo");

  private static final Map<Language, Texts> LOADED = load();

  private final Language language;
  private final Properties texts;

  private Texts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  public static Texts in(Language language) {
    var texts = LOADED.get(language);
    if (texts == null) {
      throw new IllegalStateException("No catalogue for " + language);
    }
    return texts;
  }

  public Language language() {
    return language;
  }

  /// The text of the key, with `{0}`, `{1}` … filled in. A key that is not there is a programming error and throws.
  public String get(String key, Object... arguments) {
    var text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("No text for " + key + " in " + language);
    }
    return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  private static Map<Language, Texts> load() {
    var loaded = new EnumMap<Language, Texts>(Language.class);
    for (var language : Language.values()) {
      var all = new Properties();
      for (var module : MODULES) {
        var file = "/messages/" + module + "_" + language.tag() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(file)) {
          if (stream == null) {
            throw new IllegalStateException("The catalogue " + file + " is missing");
          }
          Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
          all.load(reader);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      loaded.put(language, new Texts(language, all));
    }
    return loaded;
  }
}
