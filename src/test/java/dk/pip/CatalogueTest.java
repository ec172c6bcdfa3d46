package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Texts DANISH = Texts.in(Language.DA);
  private static final Texts ENGLISH = Texts.in(Language.EN);

  private static final String MODULE = Texts.modules().stream().collect(Collectors.joining("|", "(?:", ")"));
  private static final Pattern WHOLE_KEY = Pattern.compile("\"(" + MODULE + "\\.[a-z][A-Za-z0-9.-]*)\"");
  private static final Pattern LINE = Pattern.compile("(?m)^([\\w.-]+)\\s*=");

  /// What a setting is for stands in the catalogue of the module that brings it.
  private static final Pattern SETTING = Pattern.compile("new Setting\\(\\s*\"([A-Z0-9_]+)\"");

  /// The name of a step of the demo looks like a key, and so do those of timers and of whoever hears of events.
  private static final Pattern NAME = Pattern.compile("String name\\(\\) \\{\\s*return \"[^\"]*\"");

  private static final Pattern TIMER = Pattern.compile("\\b(?:Tasks|Subscriber)\\s*\\.\\w+\\(\\s*\"[^\"]*\"");

  /// Calls that write a key without the beginning that all the keys of that place have.
  private static final Map<String, Pattern> SHORT_KEYS =
      Map.of(
          "editions.web.", Pattern.compile("\\bcontext\\.t\\(\"([a-z][\\w.-]*)\""),
          "editions.mail.", Pattern.compile("\\bmail\\.say\\(\"([a-z][\\w.-]*)\""),
          "editions.print.", Pattern.compile("\\bprint\\.say\\(\"([a-z][\\w.-]*)\""));

  private static final Pattern CALL =
      Pattern.compile("\\b(?:text|get|t|say|warn|blocks|warns|passed)\\(\\s*\"(" + MODULE + "\\.[a-z][\\w.-]*[a-z0-9])\"\\s*([,)])");

  /// Names that stand as they are in every language.
  private static final Set<String> NAMES = Set.of("pip", "PDF", "Web", "Mail");

  private static Stream<Path> sources() {
    return Stream.of(
            Sources.below(Sources.JAVA, ".java"),
            Sources.below(Sources.TEMPLATES, ".jte"),
            Sources.below(Sources.TEXT_TEMPLATES, ".jte"))
        .flatMap(List::stream);
  }

  @Test
  void hasEveryTextInBothLanguages() {
    assertThat(new TreeSet<>(ENGLISH.keys())).isEqualTo(new TreeSet<>(DANISH.keys()));
    for (var texts : List.of(DANISH, ENGLISH)) {
      assertThat(texts.keys()).allSatisfy(key -> assertThat(texts.get(key)).as(key).isNotBlank());
    }
  }

  @Test
  void keepsEachTextOnceAndInTheFileOfItsModule() {
    var wrong = new ArrayList<String>();
    var files = Sources.below(Sources.MESSAGES, ".properties");
    for (var file : files) {
      var name = file.getFileName().toString();
      var module = name.substring(0, name.indexOf('_'));
      var seen = new TreeSet<String>();
      LINE.matcher(Sources.read(file)).results().map(line -> line.group(1)).forEach(key -> {
        if (!key.startsWith(module + ".") || !seen.add(key)) {
          wrong.add(name + ": " + key);
        }
      });
    }

    assertThat(wrong).isEmpty();
    assertThat(files).hasSize(Texts.modules().size() * Language.values().length);
  }

  @Test
  void hasEveryTextThatIsAskedFor() {
    var missing = new ArrayList<String>();
    sources().forEach(file -> {
      for (var key : keys(file)) {
        var there = DANISH.has(key) || DANISH.keys().stream().anyMatch(other -> isBeginning(key, other));
        if (!there && !isNoKey(key)) {
          missing.add(file + ": " + key);
        }
      }
    });

    assertThat(missing).isEmpty();
  }

  /// File names, and the names that Angus Mail has for its properties.
  private static boolean isNoKey(String literal) {
    return literal.matches("mail\\.(eml|html|txt)|mail\\.smtp\\.(auth|quitwait|(ssl|starttls|socketFactory)\\b.*|\\w*timeout)|mail\\.imap\\.(peek|fetchsize|(ssl|starttls)\\b.*|\\w*timeout)");
  }

  /// A key is put together at run time from a literal that ends in a dot or hyphen, or to which a part is added.
  private static boolean isBeginning(String part, String key) {
    return key.startsWith(part.endsWith(".") || part.endsWith("-") ? part : part + ".");
  }

  private static Set<String> keys(Path file) {
    var source = NAME.matcher(TIMER.matcher(Sources.read(file)).replaceAll("")).replaceAll("");
    var keys = new TreeSet<String>();
    SETTING.matcher(source).results().forEach(found -> {
      var module = String.valueOf(file.getParent().getFileName());
      keys.add(module + ".setting." + found.group(1).toLowerCase(Locale.ROOT));
    });
    WHOLE_KEY.matcher(source).results().forEach(found -> keys.add(found.group(1)));
    SHORT_KEYS.forEach(
        (beginning, call) -> call.matcher(source).results().forEach(found -> keys.add(beginning + found.group(1))));
    return keys;
  }

  @Test
  void keepsNoTextThatNobodyAsksFor() {
    var asked = sources().flatMap(file -> keys(file).stream()).collect(Collectors.toSet());
    var all = sources().map(Sources::read).collect(Collectors.joining("\n"));

    var unused =
        new TreeSet<>(DANISH.keys()).stream()
            .filter(key -> !asked.contains(key))
            .filter(key -> asked.stream().noneMatch(part -> isBeginning(part, key)))
            .filter(key -> !all.contains("\"" + withoutFirst(key) + "\""))
            .filter(key -> !all.contains("\"" + withoutFirst(withoutFirst(key)) + "\""))
            .filter(key -> !all.contains("\"" + key.substring(0, key.indexOf('.')) + ".\" + ") || !all.contains(lastPart(key)))
            .toList();

    assertThat(unused).isEmpty();
  }

  /// As it stands after what varies: `".usage"`.
  private static String lastPart(String key) {
    return "\"" + key.substring(key.lastIndexOf('.')) + "\"";
  }

  private static String withoutFirst(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  @Test
  void takesTheSameArgumentsInBothLanguages() {
    var different = new ArrayList<String>();
    for (var key : new TreeSet<>(DANISH.keys())) {
      if (!ENGLISH.has(key) || !arguments(DANISH.get(key)).equals(arguments(ENGLISH.get(key)))) {
        different.add(key);
      }
    }

    assertThat(different).isEmpty();
  }

  /// MessageFormat takes a lone ' for the beginning of something quoted, and leaves arguments after it alone.
  @Test
  void writesNoApostropheThatHidesAnArgument() {
    var wrong = new ArrayList<String>();
    for (var texts : List.of(DANISH, ENGLISH)) {
      for (var key : new TreeSet<>(texts.keys())) {
        var text = texts.get(key);
        var alone = text.replace("''", "").contains("'");
        var doubledForNothing = arguments(text).isEmpty() && text.contains("''");
        if (alone || doubledForNothing) {
          wrong.add(texts.language() + " " + key + ": " + text);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void fillsEveryArgument() {
    var wrong = new ArrayList<String>();
    sources().forEach(file -> {
      var source = Sources.read(file);
      for (var call : CALL.matcher(source).results().toList()) {
        var key = call.group(1);
        if (!DANISH.has(key)) {
          continue;
        }
        var needed = new MessageFormat(DANISH.get(key)).getFormatsByArgumentIndex().length;
        var given = call.group(2).equals(")") ? 0 : countArguments(source, call.end());
        if (given < needed) {
          wrong.add(file + ":" + Sources.lineOf(source, call.start()) + " " + key + " takes " + needed + ", gets " + given);
        }
      }
    });

    assertThat(wrong).isEmpty();
  }

  /// The arguments of a call from here to the bracket that ends it.
  private static int countArguments(String source, int from) {
    var depth = 0;
    var count = 1;
    for (var i = from; i < source.length(); i++) {
      switch (source.charAt(i)) {
        case '"' -> {
          for (i++; source.charAt(i) != '"'; i++) {
            i += source.charAt(i) == '\\' ? 1 : 0;
          }
        }
        case '(', '{', '[' -> depth++;
        case ')', '}', ']' -> {
          if (depth-- == 0) {
            return count;
          }
        }
        case ',' -> count += depth == 0 ? 1 : 0;
        default -> {}
      }
    }
    return count;
  }

  private static Set<Integer> arguments(String text) {
    var arguments = new TreeSet<Integer>();
    Pattern.compile("\\{(\\d+)").matcher(text).results().forEach(found -> arguments.add(Integer.valueOf(found.group(1))));
    return arguments;
  }

  @Test
  void leavesNoWordsInTemplates() {
    var found = new ArrayList<String>();
    for (var file : Sources.below(Sources.TEMPLATES, ".jte")) {
      TemplateWords.in(Sources.read(file), true).stream()
          .filter(word -> !NAMES.contains(word))
          .forEach(word -> found.add(file + ": " + word));
    }
    for (var file : Sources.below(Sources.TEXT_TEMPLATES, ".jte")) {
      TemplateWords.in(Sources.read(file), false).stream()
          .filter(word -> !NAMES.contains(word))
          .forEach(word -> found.add(file + ": " + word));
    }

    assertThat(found).isEmpty();
  }

  /// So that »Af رنا · 4. juni« is read in that order.
  @Test
  void keepsWhatFollowsArabicInItsPlace() {
    assertThat(Texts.in(Language.DA).get("editions.web.by", "رنا")).isEqualTo("Af رنا\u200E");
    assertThat(Texts.in(Language.DA).get("editions.web.by", "Åse")).isEqualTo("Af Åse");
  }
}
