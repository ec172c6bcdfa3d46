package dk.pip.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The catalogue of every text that a person sees, in one language. One file per module and language,
/// `messages/<module>_<language>.properties` in UTF-8, which is found by its name; each key begins with its module's name.
/// Texts with arguments follow [MessageFormat]: write ’ and not ' in them.
public final class Texts {
  private static final Map<Language, Texts> LOADED = load();
  private static final char LEFT_TO_RIGHT = '\u200E';

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
    return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(Arrays.stream(arguments).map(Texts::closed).toArray());
  }

  /// An amount of whole kroner as it is written in the language: `70.000 kr.`
  public String kroner(long amount) {
    return get("shared.kroner", NumberFormat.getIntegerInstance(language.locale()).format(amount));
  }

  /// Words that are read from the right end with a mark, so that figures and stops of ours after them stay where they are
  /// (Unicode Standard Annex 9, implicit directional marks).
  private static @Nullable Object closed(@Nullable Object argument) {
    return argument instanceof String words && Bidi.requiresBidi(words.toCharArray(), 0, words.length()) ? words + LEFT_TO_RIGHT : argument;
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /// The names of the modules that have a catalogue, in order.
  public static List<String> modules() {
    var end = "_" + Language.DA.tag() + ".properties";
    return Arrays.stream(files(Language.DA))
        .map(file -> String.valueOf(file.getFilename()))
        .map(name -> name.substring(0, name.length() - end.length()))
        .sorted()
        .toList();
  }

  private static Map<Language, Texts> load() {
    var loaded = new EnumMap<Language, Texts>(Language.class);
    for (var language : Language.values()) {
      var all = new Properties();
      for (var file : files(language)) {
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          all.load(reader);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      loaded.put(language, new Texts(language, all));
    }
    return loaded;
  }

  private static Resource[] files(Language language) {
    try {
      return new PathMatchingResourcePatternResolver(Texts.class.getClassLoader())
          .getResources("classpath*:messages/*_" + language.tag() + ".properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
