package dk.pip.api.web;

import dk.pip.api.ApiAddresses;
import dk.pip.api.ApiResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI description: what all resources have in common, and the part that each brings along.
@Component
class ApiDescription {
  private static final String COMMON = "/api/openapi.json";

  private final List<ApiResource> resources;
  private final ApiAddresses addresses;

  ApiDescription(List<ApiResource> resources, ApiAddresses addresses) {
    this.resources = resources.stream().sorted(Comparator.comparing(ApiResource::order)).toList();
    this.addresses = addresses;
  }

  JsonNode document() {
    var document = (ObjectNode) read(COMMON);
    document.putArray("servers").addObject().put("url", addresses.whole(ApiAddresses.ROOT));
    var paths = (ObjectNode) document.get("paths");
    var schemas = (ObjectNode) document.get("components").get("schemas");
    for (var resource : resources) {
      var part = read(resource.description());
      schemas.setAll((ObjectNode) part.get("schemas"));
      add(paths, "/" + resource.name(), part, false);
      if (resource.isForStaff()) {
        add(paths, ApiAddresses.STAFF.substring(ApiAddresses.ROOT.length()) + "/" + resource.name(), part, true);
      }
    }
    return document;
  }

  private static void add(ObjectNode paths, String path, JsonNode part, boolean forStaff) {
    var list = operation(paths, path, part, forStaff, "list");
    var parameters = list.putArray("parameters");
    parameters.addObject().put("$ref", "#/components/parameters/antal");
    parameters.addObject().put("$ref", "#/components/parameters/efter");
    part.get("filters").forEach(parameters::add);
    answers(list, listSchema(part.get("brief").asString()), forStaff);
    var one = operation(paths, path + part.get("itemPath").asString(), part, forStaff, "one");
    one.set("parameters", part.get("itemParameters"));
    answers(one, closed(part.get("full").asString()), forStaff);
  }

  private static ObjectNode operation(ObjectNode paths, String path, JsonNode part, boolean forStaff, String what) {
    var operation = paths.putObject(path).putObject("get");
    operation.putArray("tags").add(part.get("tag").asString());
    operation.put("summary", part.get("summaries").get(what).asString() + (forStaff ? " For staff; takes a key." : ""));
    operation.put("operationId", what + part.get("tag").asString() + (forStaff ? "ForStaff" : ""));
    var security = operation.putArray("security");
    if (forStaff) {
      security.addObject().putArray("key");
    }
    return operation;
  }

  private static ObjectNode closed(String schema) {
    return ApiJson.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + schema).put("unevaluatedProperties", false);
  }

  private static ObjectNode listSchema(String brief) {
    var schema = ApiJson.MAPPER.createObjectNode().put("type", "object").put("additionalProperties", false);
    schema.putArray("required").add("items").add("total").add("next");
    var properties = schema.putObject("properties");
    properties.putObject("items").put("type", "array").put("maxItems", 100).set("items", closed(brief));
    properties.putObject("total").put("type", "integer").put("minimum", 0).put("description", "How many there are on all pages.");
    var next = properties.putObject("next").put("format", "uri-reference").put("description", "The address of the next page; null on the last one.");
    next.putArray("type").add("string").add("null");
    return schema;
  }

  private static void answers(ObjectNode operation, ObjectNode schema, boolean forStaff) {
    var answers = operation.putObject("responses");
    var good = answers.putObject("200").put("description", "The answer.");
    good.putObject("headers").putObject("ETag").put("$ref", "#/components/headers/ETag");
    good.putObject("content").putObject("application/json").set("schema", schema);
    answers.putObject("304").put("description", "Nothing has changed since the answer with that ETag.");
    for (var status : forStaff ? List.of("400", "401", "403", "404", "410", "429") : List.of("400", "404", "410")) {
      answers.putObject(status).put("$ref", "#/components/responses/Problem");
    }
  }

  private static JsonNode read(String resource) {
    try (var stream = Objects.requireNonNull(ApiDescription.class.getResourceAsStream(resource), resource)) {
      return ApiJson.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
