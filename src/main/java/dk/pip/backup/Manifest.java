package dk.pip.backup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a backup says of itself, as `manifest.json` in it.
///
/// @param program the Pip that wrote it
/// @param migration the last migration of the database it was taken from
/// @param leftOut the tables whose rows mean nothing elsewhere
record Manifest(
    int format,
    String program,
    @Nullable String migration,
    Instant at,
    List<Contents> tables,
    List<Sequence> sequences,
    List<String> leftOut) {
  Manifest {
    Objects.requireNonNull(program);
    Objects.requireNonNull(at);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    leftOut = List.copyOf(leftOut);
  }

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  /// The rows of one table, in PostgreSQL's COPY text format.
  record Contents(String schema, String table, List<String> columns, long rows, String sha256) {
    Contents {
      Objects.requireNonNull(schema);
      Objects.requireNonNull(table);
      Objects.requireNonNull(sha256);
      columns = List.copyOf(columns);
    }

    String name() {
      return schema + "." + table;
    }
  }

  /// Where a sequence had come to.
  record Sequence(String schema, String name, long last, boolean used) {
    Sequence {
      Objects.requireNonNull(schema);
      Objects.requireNonNull(name);
    }

    String fullName() {
      return schema + "." + name;
    }
  }

  static String entryOf(String table) {
    return "data/" + table + ".copy";
  }

  byte[] toJson() {
    return mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  static Manifest ofJson(byte[] json) {
    return mapper().readValue(json, Manifest.class);
  }

  /// The format that it says it has; what comes after depends on it.
  static int formatOf(byte[] json) {
    return mapper().readTree(json).path("format").asInt(0);
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder().build();
  }
}
