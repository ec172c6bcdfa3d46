package dk.pip.ballot;

import dk.pip.shared.CanonicalJson;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON of votes, to and fro.
final class VoteJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private VoteJson() {}

  static String counts(Map<String, Integer> counts) {
    return CanonicalJson.of(counts);
  }

  static Map<String, Integer> counts(String json) {
    var all = new TreeMap<String, Integer>();
    JSON.readTree(json).properties().forEach(each -> all.put(each.getKey(), each.getValue().asInt()));
    return all;
  }

  /// @throws tools.jackson.core.JacksonException for what is no JSON
  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  static JsonNode tree(byte[] json) {
    return JSON.readTree(json);
  }

  /// As canonical JSON takes it: objects, lists, strings, whole numbers and truths.
  ///
  /// @throws IllegalArgumentException for anything else
  static Object plain(JsonNode node) {
    if (node.isObject()) {
      var map = new TreeMap<String, Object>();
      node.properties().forEach(each -> map.put(each.getKey(), plain(each.getValue())));
      return map;
    }
    if (node.isArray()) {
      var list = new ArrayList<Object>();
      node.forEach(each -> list.add(plain(each)));
      return list;
    }
    if (node.isString()) {
      return node.asString();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.asLong();
    }
    throw new IllegalArgumentException("Not of a board: " + node);
  }
}
