package dk.pip.language;

import dk.pip.shared.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules for texts in one language, from a file that says itself how it is written: `language/rules_da.txt`.
final class LanguageRules {
  private static final Set<String> FIELDS = Set.of("find", "undtagen", "skriv", "fordi", "eksempel", "godt", "grænse", "vægt");
  private static final List<String> NEEDED = List.of("fordi", "eksempel", "godt");

  /// A rule and one of its phrases.
  record Phrase(List<String> words, LanguageRule rule) {}

  private final List<LanguageRule> all;
  private final Map<AdviceKind, LanguageRule> counted = new EnumMap<>(AdviceKind.class);

  /// By their first word; the longest of each first.
  private final Map<String, List<Phrase>> phrases = new HashMap<>();

  /// By the whole text of a link.
  private final Map<String, LanguageRule> links = new HashMap<>();

  private LanguageRules(List<LanguageRule> all) {
    this.all = all;
    for (var rule : all) {
      if (rule.kind() == AdviceKind.LINK) {
        rule.find().forEach(words -> links.put(String.join(" ", words), rule));
      } else if (rule.kind().hasPhrases()) {
        rule.find().forEach(words -> phrases.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(new Phrase(words, rule)));
      } else {
        counted.put(rule.kind(), rule);
      }
    }
    phrases.values().forEach(list -> list.sort((one, other) -> Integer.compare(other.words().size(), one.words().size())));
  }

  static LanguageRules in(Language language) {
    return switch (language) {
      case DA -> Danish.RULES;
      case EN -> English.RULES;
    };
  }

  List<LanguageRule> all() {
    return all;
  }

  @Nullable LanguageRule counted(AdviceKind kind) {
    return counted.get(kind);
  }

  List<Phrase> beginningWith(String word) {
    return phrases.getOrDefault(word, List.of());
  }

  @Nullable LanguageRule ofLink(String text) {
    return links.get(text);
  }

  static boolean fits(String pattern, String word) {
    if (pattern.endsWith("*")) {
      return word.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return pattern.startsWith("*") ? word.endsWith(pattern.substring(1)) : word.equals(pattern);
  }

  /// Reads a file of rules. Wrong lines stop it with a sentence: the file is part of the program, and a test reads it.
  static LanguageRules read(String text) {
    var rules = new ArrayList<LanguageRule>();
    var fields = new LinkedHashMap<String, String>();
    var kind = (AdviceKind) null;
    var begin = 0;
    var lines = (text + "\n").split("\n", -1);
    for (var i = 0; i < lines.length; i++) {
      var line = lines[i].strip();
      if (line.startsWith("#")) {
        continue;
      }
      var isHeading = line.startsWith("[") && line.endsWith("]");
      if ((line.isEmpty() || isHeading) && !fields.isEmpty()) {
        rules.add(rule(kind, fields, begin));
        fields.clear();
      }
      if (isHeading) {
        var number = i + 1;
        kind = AdviceKind.named(line.substring(1, line.length() - 1)).orElseThrow(() -> wrong(number, "no kind is called " + line));
      } else if (!line.isEmpty()) {
        var colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        if (!FIELDS.contains(field) || fields.put(field, line.substring(colon + 1).strip()) != null) {
          throw wrong(i + 1, "a rule has " + FIELDS + ", each once");
        }
        begin = fields.size() == 1 ? i + 1 : begin;
      }
    }
    return new LanguageRules(List.copyOf(rules));
  }

  private static LanguageRule rule(@Nullable AdviceKind kind, Map<String, String> fields, int line) {
    if (kind == null) {
      throw wrong(line, "a rule stands below a heading that says its kind");
    }
    for (var needed : NEEDED) {
      if (fields.getOrDefault(needed, "").isEmpty()) {
        throw wrong(line, "the rule lacks »" + needed + "«");
      }
    }
    if (kind.hasPhrases() == fields.getOrDefault("find", "").isEmpty()) {
      throw wrong(line, kind.hasPhrases() ? "the rule lacks »find«" : "rules of this kind find by themselves");
    }
    var weight = number(fields.get("vægt"), line);
    return new LanguageRule(
        kind,
        list(fields.get("find")).stream().map(phrase -> List.of(phrase.split(" +"))).toList(),
        Set.copyOf(list(fields.get("undtagen"))),
        fields.getOrDefault("skriv", ""),
        fields.getOrDefault("fordi", ""),
        fields.getOrDefault("eksempel", "").replace("\\n", "\n"),
        fields.getOrDefault("godt", "").replace("\\n", "\n"),
        number(fields.get("grænse"), line),
        weight == null ? kind.weight() : weight,
        line);
  }

  private static List<String> list(@Nullable String typed) {
    return typed == null
        ? List.of()
        : Arrays.stream(typed.split(",")).map(each -> each.strip().toLowerCase(Locale.ROOT)).filter(each -> !each.isEmpty()).distinct().collect(Collectors.toList());
  }

  private static @Nullable Integer number(@Nullable String typed, int line) {
    if (typed == null) {
      return null;
    }
    if (!typed.matches("[1-9]\\d?")) {
      throw wrong(line, "a number is from 1 to 99");
    }
    return Integer.valueOf(typed);
  }

  private static IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException("Line " + line + ": " + what);
  }

  private static LanguageRules resource(String name) {
    try (var file = LanguageRules.class.getResourceAsStream("/language/" + name)) {
      if (file == null) {
        throw new IllegalStateException("The rules are not in the program: " + name);
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Read when they are first asked for.
  private static final class Danish {
    private static final LanguageRules RULES = resource("rules_da.txt");
  }

  private static final class English {
    private static final LanguageRules RULES = resource("rules_en.txt");
  }
}
