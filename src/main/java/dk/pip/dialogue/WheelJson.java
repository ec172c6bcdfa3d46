package dk.pip.dialogue;

import dk.pip.dialogue.WheelRule.Beside;
import dk.pip.dialogue.WheelRule.Measure;
import dk.pip.dialogue.WheelRule.Nth;
import dk.pip.dialogue.WheelRule.OnDay;
import dk.pip.shared.Language;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Steps of wheels as they lie in the database, and in the files that come with Pip.
final class WheelJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WheelJson() {}

  static String write(List<WheelStep> steps) {
    return JSON.writeValueAsString(steps.stream().map(WheelJson::map).toList());
  }

  private static Map<String, Object> map(WheelStep it) {
    var map = new LinkedHashMap<String, Object>();
    map.put("key", it.key());
    map.put("kind", it.kind().word());
    map.put("name", it.name());
    map.put("note", it.note());
    map.put("doer", it.doer().word());
    map.put("rule", map(it.rule()));
    map.put("shift", it.shift().word());
    map.put("opensWeeks", it.opensWeeks());
    return map;
  }

  private static Map<String, Object> map(WheelRule rule) {
    var map = new LinkedHashMap<String, Object>();
    switch (rule) {
      case OnDay(var year, var month, var day) -> {
        map.put("year", year.word());
        map.put("month", month);
        map.put("day", day);
      }
      case Nth(var year, var month, var which, var weekday) -> {
        map.put("year", year.word());
        map.put("month", month);
        map.put("which", which);
        map.put("weekday", weekday.name());
      }
      case Beside(var step, var count, var measure, var after) -> {
        map.put("beside", step);
        map.put("count", count);
        map.put("measure", measure.name());
        map.put("after", after);
      }
    }
    return map;
  }

  static List<WheelStep> read(String json) {
    return steps(JSON.readTree(json), null);
  }

  /// A template that comes with Pip, in a language.
  static WheelTemplate template(String ref, String json, Language language) {
    var root = JSON.readTree(json);
    return new WheelTemplate(
        ref,
        text(root.path("name"), language),
        text(root.path("about"), language),
        DialogueLevel.named(root.path("level").asString("")).orElseThrow(),
        root.path("years").asInt(),
        steps(root.path("steps"), language),
        "");
  }

  private static String text(JsonNode node, @Nullable Language language) {
    return language == null || !node.isObject() ? node.asString("") : node.path(language.tag()).asString("");
  }

  private static List<WheelStep> steps(JsonNode nodes, @Nullable Language language) {
    var steps = new ArrayList<WheelStep>();
    nodes.forEach(
        it -> {
          var kind = WheelKind.named(it.path("kind").asString("")).orElseThrow();
          steps.add(
              new WheelStep(
                  it.path("key").asString(""),
                  kind,
                  text(it.path("name"), language),
                  text(it.path("note"), language),
                  it.has("doer") ? WheelDoer.named(it.path("doer").asString("")).orElseThrow() : kind.doer(),
                  rule(it.path("rule")),
                  it.has("shift") ? WheelShift.named(it.path("shift").asString("")).orElseThrow() : kind.shift(),
                  it.path("opensWeeks").asInt(0)));
        });
    return steps;
  }

  private static WheelRule rule(JsonNode it) {
    if (it.has("beside")) {
      return new Beside(it.path("beside").asString(""), it.path("count").asInt(), Measure.valueOf(it.path("measure").asString("")), it.path("after").asBoolean());
    }
    var year = WheelYear.named(it.path("year").asString("every")).orElseThrow();
    var month = it.path("month").asInt();
    return it.has("which") ? new Nth(year, month, it.path("which").asInt(), DayOfWeek.valueOf(it.path("weekday").asString(""))) : new OnDay(year, month, it.path("day").asInt());
  }
}
