package dk.pip.council.floor;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Deeds as they lie in the database.
final class DeedJson {
  private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Map<String, Class<?>> KINDS = Stream.of(Deed.class.getPermittedSubclasses()).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private DeedJson() {}

  static String write(Deed deed) {
    return JSON.writeValueAsString(deed);
  }

  static Deed read(String kind, String json) {
    var type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("No deed is called " + kind);
    }
    return (Deed) JSON.readValue(json, type);
  }
}
