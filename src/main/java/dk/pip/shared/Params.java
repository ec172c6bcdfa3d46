package dk.pip.shared;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/// The named parameters of a statement, in types that the PostgreSQL driver takes: an [Id] as its UUID, an enum
/// by its name, an instant as a time in UTC. Nulls are sent without a type, which the statement gives.
public final class Params {
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private Params() {}

  public static Params of(String name, @Nullable Object value) {
    return new Params().and(name, value);
  }

  public Params and(String name, @Nullable Object value) {
    values.put(name, driverValue(value));
    return this;
  }

  public Map<String, @Nullable Object> toMap() {
    return values;
  }

  private static @Nullable Object driverValue(@Nullable Object value) {
    return switch (value) {
      case null -> new SqlParameterValue(java.sql.Types.NULL, null);
      case Id id -> id.value();
      case Enum<?> constant -> constant.name();
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case UUID uuid -> uuid;
      default -> value;
    };
  }
}
