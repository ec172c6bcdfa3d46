package dk.pip.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads the columns of a row that JDBC has no getter for; [Params] is the way there.
public final class Rows {
  private Rows() {}

  /// A `timestamptz` that is never null.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    var time = instantOrNull(row, column);
    if (time == null) {
      throw new SQLException("No time in " + column);
    }
    return time;
  }

  /// A `timestamptz`, or null where there is none.
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
