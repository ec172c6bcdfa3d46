package dk.pip.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a statement, turned into what PostgreSQL's driver takes: ids, enums and instants can't be given to it as they are.
public final class Params {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private Params() {}

  public static Params of(String name, @Nullable Object value) {
    return new Params().and(name, value);
  }

  public Params and(String name, @Nullable Object value) {
    values.put(
        name,
        switch (value) {
          case null -> null;
          case Id id -> id.value();
          case Enum<?> constant -> constant.name();
          case Instant instant -> instant.atOffset(ZoneOffset.UTC);
          default -> value;
        });
    return this;
  }

  public Map<String, @Nullable Object> toMap() {
    return values;
  }
}
