package hearth.server.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// How values of ours are written in columns.
final class Sql {
  private Sql() {}

  /// Milliseconds since 1970, or null.
  static Long millis(Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  /// The time in the column, or null.
  static Instant instant(ResultSet row, String column) throws SQLException {
    var millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
