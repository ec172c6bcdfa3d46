package dk.pip.editions.web;

import dk.pip.editions.Block;
import dk.pip.editions.FollowedPromise;
import dk.pip.shared.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is typed of a block, and the fields that it has in its file.
///
/// @param values by the names of the form's fields: `title`, `start-day`, `start-time`, `figures-0-label`, `pictures-2-alt`
public record BlockForm(Block.Kind kind, Map<String, String> values) {
  private static final int MOST_FIGURES = 6;
  private static final int MOST_PICTURES = 24;
  static final int MOST_PROMISES = 12;
  private static final List<String> FACTS = List.of("sentence", "source", "promised", "state", "words", "due", "since", "path");

  /// The numbers of the rows that options and figures have.
  public static final List<Integer> ROWS = IntStream.range(0, MOST_FIGURES).boxed().toList();

  /// How a field is written.
  public enum Type {
    LINE,
    LONG_LINE,
    /// CommonMark in an editor.
    TEXT,
    DAY,
    /// A day and a time of day.
    TIME,
    URL,
    OPTIONS,
    FIGURES,
    /// Facts that are filled in, and frozen.
    PROMISES,
    /// The day on which they were.
    AS_OF,
    PICTURES,
    /// One picture that need not be there.
    STILL
  }

  /// @param isRequired whether the block can't do without
  public record Field(String name, Type type, boolean isRequired) {}

  private static Field must(String name, Type type) {
    return new Field(name, type, true);
  }

  private static Field may(String name, Type type) {
    return new Field(name, type, false);
  }

  /// A kind whose blocks are written in a form; stories are written where stories are.
  static Optional<Block.Kind> kind(String word) {
    for (var kind : Block.Kind.values()) {
      if (kind.word().equals(word) && kind != Block.Kind.STORY && kind != Block.Kind.STORY_TEASER) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public List<Field> ofKind() {
    return switch (kind) {
      case GREETING -> List.of(must("text", Type.TEXT), may("signature", Type.LINE));
      case ALSO_IN_THIS_ISSUE, STORY, STORY_TEASER -> List.of();
      case PULL_QUOTE -> List.of(must("quote", Type.LONG_LINE), must("source", Type.LINE));
      case PICTURES -> List.of(may("title", Type.LINE), must("pictures", Type.PICTURES));
      case NUMBERS -> List.of(may("title", Type.LINE), must("figures", Type.FIGURES), must("source", Type.LINE));
      case INVITATION ->
          List.of(
              must("title", Type.LINE),
              must("start", Type.TIME),
              may("end", Type.TIME),
              must("place", Type.LINE),
              may("text", Type.TEXT),
              may("deadline", Type.TIME),
              may("sign-up", Type.URL),
              may("organiser", Type.LINE));
      case QUIZ ->
          List.of(
              must("title", Type.LINE),
              must("question", Type.LONG_LINE),
              must("options", Type.OPTIONS),
              may("opens", Type.TIME),
              must("closes", Type.TIME),
              may("how", Type.TEXT),
              must("answer", Type.TEXT));
      case VOTE ->
          List.of(
              must("question", Type.LONG_LINE),
              must("options", Type.OPTIONS),
              may("opens", Type.TIME),
              must("closes", Type.TIME),
              must("vote", Type.LINE),
              may("text", Type.TEXT));
      case VIDEO ->
          List.of(
              must("title", Type.LINE),
              must("url", Type.URL),
              may("still", Type.STILL),
              may("duration", Type.LINE),
              may("until", Type.DAY),
              must("transcript", Type.TEXT));
      case PRESS_MENTION -> List.of(may("title", Type.LINE), may("summary", Type.LONG_LINE), may("quote", Type.LONG_LINE), must("source", Type.LINE), must("date", Type.DAY), may("url", Type.URL));
      case THANKS -> List.of(must("title", Type.LINE), must("text", Type.TEXT));
      case FOLLOW_UP -> List.of(must("promises", Type.PROMISES), may("as-of", Type.AS_OF), may("text", Type.TEXT));
      case INFO_BOX -> List.of(must("title", Type.LINE), must("text", Type.TEXT), may("until", Type.DAY));
      case NEXT_ISSUE -> List.of(may("date", Type.DAY), may("when", Type.LINE), may("tips-by", Type.DAY), may("text", Type.TEXT));
    };
  }

  /// Fields that are written in their file alone, and stay as they are.
  private static final List<String> KEPT = List.of("language");

  static BlockForm fresh(Block.Kind kind) {
    return new BlockForm(kind, Map.of());
  }

  /// What stands in the file.
  static BlockForm of(Block.Kind kind, Map<String, Object> fields) {
    var values = new TreeMap<String, String>();
    fields.forEach(
        (name, value) -> {
          switch (value) {
            case String text -> putText(values, name, text);
            case List<?> list -> {
              for (var i = 0; i < list.size(); i++) {
                put(values, name + "-" + i, list.get(i));
              }
            }
            default -> put(values, name + "-0", value);
          }
        });
    return new BlockForm(kind, values);
  }

  private static void put(Map<String, String> values, String name, Object value) {
    if (value instanceof Map<?, ?> group) {
      group.forEach((key, text) -> values.put(name + "-" + key, String.valueOf(text)));
    } else {
      values.put(name, String.valueOf(value));
    }
  }

  private static void putText(Map<String, String> values, String name, String text) {
    values.put(name, text.stripTrailing());
    if (text.matches("\\d{4}-\\d{2}-\\d{2}(?: \\d{2}:\\d{2})?")) {
      values.put(name + "-day", text.substring(0, 10));
      values.put(name + "-time", text.length() > 10 ? text.substring(11) : "");
    }
  }

  static BlockForm typed(Block.Kind kind, Map<String, String> typed) {
    var values = new TreeMap<String, String>();
    typed.forEach((name, value) -> values.put(name, value.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[ \\t]+(?=\n)", "")));
    return new BlockForm(kind, values);
  }

  /// The same with pictures more, behind those that are there.
  BlockForm with(Collection<String> files) {
    var more = new TreeMap<>(values);
    var field = kind == Block.Kind.VIDEO ? "still" : "pictures";
    var at = kind == Block.Kind.VIDEO ? 0 : pictures().size();
    for (var file : files) {
      more.put(field + "-" + at++ + "-file", file);
    }
    return new BlockForm(kind, more);
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /// The id of the form's field that a field of the file is written in.
  String id(String field) {
    var type = ofKind().stream().filter(it -> it.name().equals(field)).map(Field::type).findFirst().orElse(null);
    return switch (type) {
      case null -> ofKind().isEmpty() ? "block" : id(ofKind().getFirst().name());
      case DAY, TIME -> field + "-day";
      case PROMISES, AS_OF -> "take";
      case OPTIONS -> field + "-0";
      case FIGURES -> field + "-0-value";
      case PICTURES, STILL -> "files";
      default -> field;
    };
  }

  /// The pictures that the form has, by their numbers.
  public List<Integer> pictures() {
    var numbers = new ArrayList<Integer>();
    for (var i = 0; i < MOST_PICTURES; i++) {
      if (!value("pictures-" + i + "-file").isBlank()) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  /// What must be there is, and days are days.
  void check(Problems problems) {
    var fields = fields();
    for (var field : ofKind()) {
      if (field.isRequired() && !fields.containsKey(field.name())) {
        problems.add(id(field.name()), "editions.block.missing." + field.name().replace('-', '_'));
      }
      if (field.type() == Type.TIME && value(field.name() + "-day").isBlank() && !value(field.name() + "-time").isBlank()) {
        problems.add(id(field.name()), "editions.block.no-day");
      }
      if (field.type() == Type.TIME && field.isRequired() && !value(field.name() + "-day").isBlank() && value(field.name() + "-time").isBlank()) {
        problems.add(field.name() + "-time", "editions.block.no-time");
      }
    }
    if (kind == Block.Kind.NEXT_ISSUE && value("date-day").isBlank() && value("when").isBlank()) {
      problems.add("date-day", "editions.block.date-or-when");
    }
    if (kind == Block.Kind.PRESS_MENTION && value("quote").isBlank() && value("summary").isBlank()) {
      problems.add(id("summary"), "editions.block.quote-or-summary");
    } else if (kind == Block.Kind.PRESS_MENTION && !value("summary").isBlank() && value("title").isBlank()) {
      problems.add(id("title"), "editions.block.missing.title");
    }
    for (var i : pictures()) {
      if (value("pictures-" + i + "-alt").isBlank() && !isDecorative("pictures-" + i) && !isLeft("pictures-" + i)) {
        problems.add("pictures-" + i + "-alt", "editions.block.alt-missing");
      }
    }
    if (kind == Block.Kind.VIDEO && !value("still-0-file").isBlank() && value("still-0-alt").isBlank() && !isDecorative("still-0") && !isLeft("still-0")) {
      problems.add("still-0-alt", "editions.block.alt-missing");
    }
  }

  public boolean isDecorative(String picture) {
    return value(picture + "-decorative").matches("yes|true|ja");
  }

  private boolean isLeft(String picture) {
    return value(picture + "-left").equals("yes");
  }

  /// The fields of the block as its file has them; what is blank isn't there.
  Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    for (var field : ofKind()) {
      var value = written(field);
      if (value != null) {
        fields.put(field.name(), value);
      }
    }
    for (var name : KEPT) {
      if (!value(name).isBlank()) {
        fields.put(name, value(name).strip());
      }
    }
    return fields;
  }

  private @Nullable Object written(Field field) {
    var name = field.name();
    return switch (field.type()) {
      case LINE, LONG_LINE, URL -> orNull(value(name).replaceAll("\\s+", " ").strip());
      case TEXT -> orNull(value(name).strip());
      case DAY, AS_OF -> orNull(value(name + "-day").strip());
      case TIME -> orNull((value(name + "-day").strip() + " " + value(name + "-time").strip()).strip());
      case OPTIONS -> options(name);
      case FIGURES -> groups(name, MOST_FIGURES, List.of("value", "unit", "label"));
      case PROMISES -> promises(name);
      case PICTURES -> uses(name);
      case STILL -> {
        var uses = uses(name);
        yield uses == null ? null : uses.getFirst();
      }
    };
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }

  private @Nullable List<String> options(String name) {
    var options = new ArrayList<String>();
    for (var i = 0; i < MOST_FIGURES; i++) {
      var option = value(name + "-" + i).replaceAll("\\s+", " ").strip();
      if (!option.isEmpty()) {
        options.add(option);
      }
    }
    return options.isEmpty() ? null : options;
  }

  private @Nullable List<Map<String, String>> groups(String name, int most, List<String> keys) {
    var groups = new ArrayList<Map<String, String>>();
    for (var i = 0; i < most; i++) {
      var group = group(name + "-" + i, keys);
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups.isEmpty() ? null : groups;
  }

  /// The promises that the form has, by their numbers.
  public List<Integer> promises() {
    return IntStream.range(0, MOST_PROMISES).filter(i -> !value("promises-" + i + "-sentence").isBlank()).boxed().toList();
  }

  private @Nullable List<Map<String, String>> promises(String name) {
    var promises = promises().stream().filter(i -> !isLeft(name + "-" + i)).map(i -> group(name + "-" + i, FACTS)).toList();
    return promises.isEmpty() ? null : promises;
  }

  /// The paths of the promises that it has, but for those that are to be left out.
  List<String> followed() {
    return promises().stream().filter(i -> !isLeft("promises-" + i)).map(i -> value("promises-" + i + "-path")).filter(path -> !path.isEmpty()).toList();
  }

  /// The same with the facts of a day, also for promises that it has already; of those that can't be asked for they stay as they are.
  BlockForm following(Map<String, FollowedPromise> facts, LocalDate day) {
    var more = new TreeMap<>(values);
    more.keySet().removeIf(key -> key.startsWith("promises-"));
    var rest = new LinkedHashMap<>(facts);
    var at = 0;
    for (var i : promises()) {
      var fresh = rest.remove(value("promises-" + i + "-path"));
      if (isLeft("promises-" + i)) {
        continue;
      }
      if (fresh == null) {
        for (var fact : FACTS) {
          more.put("promises-" + at + "-" + fact, value("promises-" + i + "-" + fact));
        }
      } else {
        put(more, at, fresh);
      }
      at++;
    }
    for (var fresh : rest.values()) {
      if (at < MOST_PROMISES) {
        put(more, at++, fresh);
      }
    }
    more.put("as-of-day", day.toString());
    return new BlockForm(kind, more);
  }

  private static void put(Map<String, String> values, int at, FollowedPromise it) {
    var prefix = "promises-" + at + "-";
    values.put(prefix + "sentence", it.sentence());
    values.put(prefix + "source", it.source() == null ? "" : it.source());
    values.put(prefix + "promised", it.promised().toString());
    values.put(prefix + "state", it.state().word());
    values.put(prefix + "words", it.words() == null ? "" : it.words());
    values.put(prefix + "due", it.due().toString());
    values.put(prefix + "since", it.since().toString());
    values.put(prefix + "path", it.path() == null ? "" : it.path());
  }

  private Map<String, String> group(String prefix, List<String> keys) {
    var group = new LinkedHashMap<String, String>();
    for (var key : keys) {
      var value = value(prefix + "-" + key).replaceAll("\\s+", " ").strip();
      if (!value.isEmpty()) {
        group.put(key, value);
      }
    }
    return group;
  }

  private @Nullable List<Map<String, String>> uses(String name) {
    var uses = new ArrayList<Map<String, String>>();
    for (var i = 0; i < MOST_PICTURES; i++) {
      var use = group(name + "-" + i, List.of("file", "alt", "caption", "credit"));
      if (use.containsKey("file") && !isLeft(name + "-" + i)) {
        if (isDecorative(name + "-" + i)) {
          use.remove("alt");
          use.put("decorative", "true");
        }
        uses.add(use);
      }
    }
    return uses.isEmpty() ? null : uses;
  }
}
