package dk.pip.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description says what is really answered: every answer is held against its schema, and every path is walked.
class DescribeApiTest extends PipTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static String key;

  private final Set<String> described = new HashSet<>();

  @BeforeAll
  static void publish() {
    PublishedForApi.publish(Bundles.march());
    PublishedForApi.publish(Bundles.smallOf("2024-05"));
    PublishedForApi.publishForStaff("2026-01");
    PublishedForApi.promise(CommitmentAudience.PUBLIC);
    PublishedForApi.promise(CommitmentAudience.STAFF);
    key = PublishedForApi.key("Intranettet", "STAFF", 6000, "");
    Await.until("the stories", () -> JSON.readTree(fresh().get("/api/v1/historier").text()).get("total").asInt() > 3);
  }

  private static JsonNode document() {
    return JSON.readTree(fresh().get("/api/v1/openapi.json").isOk().text());
  }

  @Test
  void saysWhatIsAnswered() {
    var document = document();
    assertThat(document.get("openapi").asString()).startsWith("3.1");
    holds(document, "/", fresh().get("/api/v1"));
    for (var path : document.get("paths").propertyNames()) {
      if (!path.equals("/") && !path.contains("{")) {
        walk(document, path);
      }
    }
    assertThat(described).containsExactlyInAnyOrderElementsOf(document.get("paths").propertyNames());
  }

  private void walk(JsonNode document, String path) {
    var list = get(path, "?antal=100");
    holds(document, path, list);
    var one = document.get("paths").propertyNames().stream().filter(other -> other.startsWith(path + "/{")).findFirst().orElseThrow();
    for (var item : JSON.readTree(list.text()).get("items")) {
      holds(document, one, get(path, "/" + item.get("id").asString()));
    }
    if (JSON.readTree(list.text()).get("items").isEmpty()) {
      described.add(one);
    }
    for (var parameter : document.get("paths").get(path).get("get").get("parameters")) {
      if (parameter.has("name")) {
        var choices = parameter.get("schema").get("enum");
        var example = choices != null ? choices.get(0).asString() : parameter.get("name").asString().equals("siden") ? "2020-01-01" : "2024";
        holds(document, path, get(path, "?" + parameter.get("name").asString() + "=" + example));
      }
    }
    problem(document, get(path, "?nej=1"), 400);
    problem(document, get(path, "/findes-ikke"), 404);
    if (path.startsWith("/medarbejder")) {
      problem(document, fresh().get("/api/v1" + path), 401);
    }
  }

  private static Answer get(String path, String more) {
    var client = fresh();
    if (path.startsWith("/medarbejder")) {
      client.header("Authorization", "Bearer " + key);
    }
    return client.get("/api/v1" + path + more);
  }

  private void holds(JsonNode document, String path, Answer answer) {
    described.add(path);
    var schema = document.get("paths").get(path).get("get").get("responses").get("200").get("content").get("application/json").get("schema");
    assertThat(faults(document, schema, answer.isOk().text())).as(path + " " + answer).isEmpty();
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("ETag")).isPresent();
  }

  private static void problem(JsonNode document, Answer answer, int status) {
    answer.hasStatus(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    var schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
    assertThat(faults(document, schema, answer.text())).isEmpty();
    assertThat(JSON.readTree(answer.text()).get("status").asInt()).isEqualTo(status);
  }

  /// By a validator that knows nothing of Pip.
  private static List<String> faults(JsonNode document, JsonNode schema, String answer) {
    var whole = (ObjectNode) JSON.readTree(JSON.writeValueAsString(schema));
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.get("components"));
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var faults = registry.getSchema(whole).validate(answer, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    return new ArrayList<>(faults.stream().map(Object::toString).toList());
  }

  @Test
  void findsAnswersThatAreNotDescribed() {
    var document = document();
    var schema = document.get("paths").get("/historier").get("get").get("responses").get("200").get("content").get("application/json").get("schema");
    var answer = fresh().get("/api/v1/historier").text();

    assertThat(faults(document, schema, answer)).isEmpty();
    assertThat(faults(document, schema, answer.replaceFirst("\"headline\"", "\"headlines\""))).isNotEmpty();
    assertThat(faults(document, schema, answer.replaceFirst("\"total\":\\d+", "\"total\":\"mange\""))).isNotEmpty();
    assertThat(faults(document, schema, answer.replaceFirst("\"publishedAt\":\"[^\"]*\"", "\"publishedAt\":\"i går\""))).isNotEmpty();
  }

  @Test
  void namesNothingThatIsNotThere() {
    var document = document();
    var refs = new HashSet<String>();
    refs(document, refs);
    assertThat(refs).allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  private static void refs(JsonNode node, Set<String> refs) {
    if (node.has("$ref")) {
      refs.add(node.get("$ref").asString());
    }
    node.forEach(child -> refs(child, refs));
  }
}
