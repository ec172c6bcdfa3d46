package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Agreements as they lie in the database.
final class AgreementJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String write(AgreementText text) {
    var root = new LinkedHashMap<String, Object>();
    var parts = new LinkedHashMap<String, String>();
    text.parts().forEach((part, words) -> parts.put(part.word(), words));
    root.put("parts", parts);
    var audiences = new LinkedHashMap<String, String>();
    text.audiences().forEach((part, audience) -> audiences.put(part.word(), audience.name()));
    root.put("audiences", audiences);
    root.put("pledges", text.pledges().stream().map(AgreementJson::map).toList());
    root.put("appendices", text.appendices().stream().map(AgreementJson::map).toList());
    return JSON.writeValueAsString(root);
  }

  private static Map<String, @Nullable Object> map(Pledge it) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("key", it.key());
    map.put("by", it.by().name());
    map.put("sentence", it.sentence());
    map.put("due", it.due().toString());
    map.put("sign", it.sign());
    map.put("amount", it.amount());
    map.put("owed", it.owed());
    var trial = it.trialUntil();
    map.put("trialUntil", trial == null ? null : trial.toString());
    map.put("audience", it.audience().name());
    return map;
  }

  private static Map<String, Object> map(Appendix it) {
    return Map.of("name", it.name(), "contentType", it.contentType(), "size", it.size(), "sha256", it.sha256(), "audience", it.audience().name());
  }

  AgreementText read(String json) {
    var root = JSON.readTree(json);
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    root.path("parts").properties().forEach(it -> AgreementPart.named(it.getKey()).ifPresent(part -> parts.put(part, it.getValue().asString())));
    var audiences = new EnumMap<AgreementPart, CommitmentAudience>(AgreementPart.class);
    root.path("audiences").properties().forEach(it -> AgreementPart.named(it.getKey()).ifPresent(part -> audiences.put(part, CommitmentAudience.valueOf(it.getValue().asString()))));
    var pledges = new ArrayList<Pledge>();
    root.path("pledges").forEach(it -> pledges.add(pledge(it)));
    var appendices = new ArrayList<Appendix>();
    root.path("appendices").forEach(it -> appendices.add(appendix(it)));
    return new AgreementText(parts, audiences, pledges, appendices);
  }

  private static Pledge pledge(JsonNode it) {
    return new Pledge(
        it.path("key").asString(),
        Side.valueOf(it.path("by").asString()),
        it.path("sentence").asString(),
        LocalDate.parse(it.path("due").asString()),
        it.path("sign").asString(),
        it.path("amount").isNumber() ? it.path("amount").asLong() : null,
        it.path("owed").asString(),
        it.path("trialUntil").isString() ? LocalDate.parse(it.path("trialUntil").asString()) : null,
        CommitmentAudience.valueOf(it.path("audience").asString()));
  }

  private static Appendix appendix(JsonNode it) {
    return new Appendix(
        it.path("name").asString(),
        it.path("contentType").asString(),
        it.path("size").asLong(),
        it.path("sha256").asString(),
        CommitmentAudience.valueOf(it.path("audience").asString()));
  }

  String write(Map<String, String> strings) {
    return JSON.writeValueAsString(strings);
  }

  Map<String, String> strings(String json) {
    var all = new LinkedHashMap<String, String>();
    JSON.readTree(json).properties().forEach(it -> all.put(it.getKey(), it.getValue().asString()));
    return all;
  }

  /// Pretty, for files that people may look into.
  static String file(Map<String, Object> root) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /// @throws tools.jackson.core.JacksonException for what is no JSON
  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  static List<JsonNode> list(JsonNode node) {
    var all = new ArrayList<JsonNode>();
    node.forEach(all::add);
    return all;
  }
}
